import type { DataFrame } from '@grafana/data';
import { VIEW_FORMAT } from '../../core';
import { parseDuration } from '../../core/duration';
import { groupName } from '../../core/output/results';
import type { DistributionTarget } from '../../datasource/types';
import { runQuery } from '../runQuery';
import { alertsOn, conditionOf } from './condition';
import { firings, perWeek, type Firing } from './firings';
import { ruleWindow, type RuleSettings } from './alertRule';

const DAY = 86_400_000;
export const REPLAY_DAYS = 7;

export interface Replayed {
  /** Labels of the alert: "region=eu"; '' where there are none. */
  name: string;
  /** Windows with a value. */
  windows: number;
  firings: Firing[];
}

export interface RuleReplay {
  from: number;
  to: number;
  alerts: Replayed[];
  pagesPerWeek: number;
}

/** The rule over the last days of the query's own series. */
export async function replayRule(target: DistributionTarget, settings: RuleSettings): Promise<RuleReplay> {
  const to = Date.now();
  const range = { from: to - REPLAY_DAYS * DAY, to };
  const window = { ...target.window, size: ruleWindow(target) };
  const frames = await runQuery({ ...target, window, format: VIEW_FORMAT, statistics: [alertsOn(target)] }, range);
  return replayFrames(frames, target, settings, [range.from, to]);
}

/** The same over frames that are there. */
function replayFrames(
  frames: DataFrame[],
  target: DistributionTarget,
  settings: RuleSettings,
  [start, to]: [number, number]
): RuleReplay {
  const condition = conditionOf(target, settings.condition);
  const rule = {
    condition,
    pendingMs: milliseconds(settings.pending),
    keepMs: milliseconds(settings.keepFiring),
    empty: { OK: 'ends', NoData: 'ends', KeepLast: 'keeps', Alerting: 'meets' }[settings.noDataState] as 'ends',
  };
  const alerts = frames.flatMap(({ fields, length }) => {
    const times: number[] = Array.from(fields[0]?.values ?? []);
    const step = length > 1 ? times[1] - times[0] : 0;
    const ends = times.map((time) => time + step);
    return fields
      .filter(({ name }) => name === condition.statistic)
      .map(({ labels, values }) => ({
        name: groupName(labels ?? {}),
        windows: Array.from(values).filter((value) => value !== null).length,
        firings: firings(ends, values, rule),
      }));
  });
  const pages = alerts.reduce((sum, alert) => sum + alert.firings.length, 0);
  return { from: start, to, alerts, pagesPerWeek: perWeek(pages, to - start) };
}

const milliseconds = (text: string | undefined): number => (text && text !== '0s' ? parseDuration(text, 'period') : 0);
