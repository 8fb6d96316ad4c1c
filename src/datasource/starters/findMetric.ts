import type { DataSourceApi } from '@grafana/data';
import type { Found, Starter } from './starters';

/** Metrics of the monitoring itself, which are nobody's use. */
const OWN = /^(?:prometheus|promhttp|grafana|alertmanager|vm|go)_/;

/** The starter's metric and label as this upstream has them; the usual names where it has none, or can't be asked. */
export async function findMetric({ metrics, labels }: Starter, upstream: DataSourceApi): Promise<Found> {
  const [usual, label] = [metrics[0], labels[0]];
  const names = await ask(upstream, `metrics(.*(${metrics.join('|')}))`);
  const fits = (wanted: string) =>
    names.find((name) => name === wanted) ?? names.find((name) => name.endsWith(wanted) && !OWN.test(name));
  const metric = metrics.map(fits).find((name) => name !== undefined);
  if (metric === undefined) {
    return { metric: usual, label };
  }
  const known = await ask(upstream, `label_names(${metric})`);
  return { metric, label: labels.find((name) => known.includes(name)) ?? label };
}

/** By the upstream's own query for template variables. */
async function ask(upstream: DataSourceApi, query: string): Promise<string[]> {
  try {
    const found = (await upstream.metricFindQuery?.(query, {})) ?? [];
    return found.map(({ text }) => text);
  } catch {
    return [];
  }
}
