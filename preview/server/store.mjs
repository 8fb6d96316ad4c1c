import { HISTORY_STEP, history } from '../../demo/history.mjs';

/** Seconds between looks at the live shop. */
const LOOK_SECONDS = 2;
const KEEP_MS = 12 * 3_600_000;

/**
 * The preview's upstream: hours of recorded samples of the demo shop, and the live ones after them.
 * It answers what a person would ask a metrics store: the increase, or the last value, of a metric by some labels.
 */
export class ShopStore {
  /** `name{labels}` -> {name, labels, samples: [[time (ms), value], …]} */
  series = new Map();

  /** Fills the past and returns the counters that the live shop has to go on from. */
  record(hours, end) {
    const { series, counters } = history(hours, end);
    for (const [key, { name, values }] of series) {
      this.series.set(key, { name, labels: parseLabels(key), samples: values });
    }
    return counters;
  }

  /** Looks at the live shop again and again. @returns {() => void} ends it */
  watch(metricsUrl) {
    const look = async () => {
      try {
        const response = await fetch(metricsUrl, { signal: AbortSignal.timeout(1500) });
        this.scraped(await response.text(), Date.now());
      } catch {
        // A missed look is a gap in the samples, as it is with any scraper.
      }
    };
    // A start that fails must end: looking alone keeps no process alive.
    const timer = setInterval(look, LOOK_SECONDS * 1000).unref();
    return () => clearInterval(timer);
  }

  scraped(text, time) {
    for (const line of text.split('\n')) {
      const match = line.match(/^(\w+)\{(.*)\} (\S+)$/);
      if (!match) {
        continue;
      }
      const labels = parseLabels(line);
      const key = `${match[1]}{${Object.entries(labels)
        .map(([label, value]) => `${label}="${value}"`)
        .join(',')}}`;
      const entry = this.series.get(key) ?? { name: match[1], labels, samples: [] };
      entry.samples.push([time, Number(match[3])]);
      while (entry.samples[0][0] < time - KEEP_MS) {
        entry.samples.shift();
      }
      this.series.set(key, entry);
    }
  }

  /** Metric name -> label names. */
  describe() {
    const metrics = {};
    for (const { name, labels } of this.series.values()) {
      metrics[name] = [...new Set([...(metrics[name] ?? []), ...Object.keys(labels)])];
    }
    return metrics;
  }

  /**
   * @param {{metric: string, by?: string[], match?: Record<string, string>, value?: 'increase' | 'last'}} query
   * @param {{from: number, to: number, stepMs: number}} range the point at t covers (t - step, t]
   * @returns DataFrameJSON frames, one a series, as a metrics store of Grafana answers
   */
  query({ metric, by = [], match = {}, value = 'increase' }, { from, to, stepMs }) {
    const members = [...this.series.values()].filter(
      ({ name, labels }) =>
        name === metric && Object.entries(match).every(([label, wanted]) => !wanted || labels[label] === wanted)
    );
    if (members.length === 0) {
      const there = Object.keys(this.describe()).join(', ');
      throw new Error(`no series of ${metric} match; the shop has ${there}`);
    }
    const times = [];
    for (let time = Math.ceil(from / stepMs) * stepMs; time <= to; time += stepMs) {
      times.push(time);
    }
    const sums = new Map();
    for (const { labels, samples } of members) {
      const kept = Object.fromEntries(by.map((label) => [label, labels[label] ?? '']));
      const key = JSON.stringify(kept);
      const sum = sums.get(key) ?? { labels: kept, values: times.map(() => null) };
      addSeries(sum.values, samples, times, stepMs, value);
      sums.set(key, sum);
    }
    return [...sums.values()].map(({ labels, values }) => frame(metric, labels, times, values));
  }
}

/** Adds a series' increase (or last value) at each time; a step without samples adds nothing, so that it stays null. */
function addSeries(values, samples, times, stepMs, kind) {
  let next = 0;
  let before = null;
  times.forEach((time, i) => {
    while (next < samples.length && samples[next][0] <= time - stepMs) {
      before = samples[next++];
    }
    let last = before;
    let growth = 0;
    let seen = false;
    while (next < samples.length && samples[next][0] <= time) {
      const current = samples[next++];
      growth += last === null ? 0 : current[1] - last[1] + (current[1] < last[1] ? last[1] : 0);
      last = current;
      seen = true;
    }
    before = last;
    const recent = last !== null && last[0] > time - Math.max(stepMs, 2 * HISTORY_STEP * 1000);
    if (kind === 'increase' ? seen : recent) {
      values[i] = (values[i] ?? 0) + (kind === 'increase' ? growth : last[1]);
    }
  });
}

function frame(metric, labels, times, values) {
  return {
    schema: {
      fields: [
        { name: 'Time', type: 'time', typeInfo: { frame: 'time.Time' } },
        { name: metric, type: 'number', typeInfo: { frame: 'float64', nullable: true }, labels },
      ],
    },
    data: { values: [times, values] },
  };
}

function parseLabels(text) {
  return Object.fromEntries([...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, label, value]) => [label, value]));
}
