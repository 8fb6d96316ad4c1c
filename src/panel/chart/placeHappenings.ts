import type { DataFrame } from '@grafana/data';
import type { DriftEvent } from '../core';
import type { PlotArea } from './area';

/** Something that happened, as the dashboard's annotations tell: a deploy, a flag, an incident. */
export interface Happening {
  time: number;
  /** Where it lasted (maintenance), else null. */
  end: number | null;
  text: string;
  /** A colour's name or code; '' where the annotation has none. */
  color: string;
  /** Its words or tags say that something was deployed. */
  deploy: boolean;
}

export interface PlacedHappening extends Happening {
  /** From the chart's left edge. */
  left: number;
  /** Of the time that it lasted, as far as it is shown; 0 of an instant. */
  width: number;
  /** Room for its words: up to the next one or the end of the plot. */
  room: number;
}

const isDeploy = (words: string) => /\b(deploy|release|rollout|rollback)/i.test(words);

/** The annotations that a dashboard hands to its panels, in order of time. */
export function happenings(frames: DataFrame[] | undefined): Happening[] {
  const found = (frames ?? []).flatMap((frame) => {
    const column = (name: string) => frame.fields.find((field) => field.name === name)?.values;
    const [times, ends, titles, texts, colors, tags] = ['time', 'timeEnd', 'title', 'text', 'color', 'tags'].map(
      column
    );
    return Array.from({ length: frame.length }, (_, row) => ({
      time: Number(times?.[row] ?? NaN),
      end: Number(ends?.[row] ?? 0) > Number(times?.[row]) ? Number(ends![row]) : null,
      deploy: isDeploy([titles?.[row], texts?.[row], ...[tags?.[row] ?? []].flat()].join(' ')),
      text: String(titles?.[row] || texts?.[row] || ''),
      color: String(colors?.[row] ?? ''),
    }));
  });
  return found.filter(({ time }) => time > 0).sort((a, b) => a.time - b.time);
}

/** Where those within the range stand. A drift that is annotated too has its own marker already. */
export function placeHappenings(
  all: Happening[],
  events: DriftEvent[],
  area: PlotArea,
  from: number,
  to: number
): PlacedHappening[] {
  const x = (at: number) => area.left + ((Math.min(Math.max(at, from), to) - from) / (to - from)) * area.width;
  const isDrift = ({ time, text }: Happening) =>
    events.some(({ start, title }) => start === time && text.includes(title));
  const shown = all.filter((one) => one.time <= to && (one.end ?? one.time) >= from && !isDrift(one));
  return shown.map((one, i) => {
    const left = x(one.time);
    const right = i + 1 < shown.length ? x(shown[i + 1].time) : area.left + area.width;
    return { ...one, left, width: one.end === null ? 0 : x(one.end) - left, room: right - left };
  });
}
