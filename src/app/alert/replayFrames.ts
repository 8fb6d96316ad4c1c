import { parseDuration } from '../../core/duration';
import type { FrameJSON, Labels } from '../../core/model/frame';
import { groupName } from '../../core/output/results';
import type { DistributionTarget } from '../../datasource/types';
import type { RuleSettings } from './alertRule';
import { conditionOf } from './condition';
import { firings, perWeek, type Firing } from './firings';

interface Replayed {
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

/** A frame's columns, as far as a replay reads them: times first. */
export interface ReplayedFrame {
  fields: Array<{ name: string; labels?: Labels; values: ArrayLike<number | null> }>;
}

/** A statistic in all windows, of all groups and categories. */
export const valuesOf = (frames: ReplayedFrame[], statistic: string): Array<number | null> =>
  frames.flatMap(({ fields }) =>
    fields.filter(({ name }) => name === statistic).flatMap(({ values }) => Array.from(values))
  );

/** What a rule would have done over windows that are there, evaluated once per window. */
export function replayFrames(
  frames: ReplayedFrame[],
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
  const alerts = frames.flatMap(({ fields }) => {
    const times = Array.from(fields[0]?.values ?? []) as number[];
    const step = times.length > 1 ? times[1] - times[0] : 0;
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

/** Frames as they are sent, as a replay reads them. */
export const replayedJSON = (frames: FrameJSON[]): ReplayedFrame[] =>
  frames.map(({ schema, data }) => ({
    fields: schema.fields.map(({ name, labels }, i) => ({ name, labels, values: data.values[i] as number[] })),
  }));

const milliseconds = (text: string | undefined): number => (text && text !== '0s' ? parseDuration(text, 'period') : 0);
