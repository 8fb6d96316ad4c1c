import type { DataFrame } from '@grafana/data';
import type { DriftEvent } from '../core';
import type { PlotArea } from './area';

/** Something that happened, as the dashboard's annotations tell: a deploy, a flag, an incident. */
export interface Happening {
  time: number;
  text: string;
  /** A colour's name or code; '' where the annotation has none. */
  color: string;
}

export interface PlacedHappening extends Happening {
  /** From the chart's left edge. */
  left: number;
  /** Room for its words: up to the next one or the end of the plot. */
  room: number;
}

/** The annotations that a dashboard hands to its panels, in order of time. */
export function happenings(frames: DataFrame[] | undefined): Happening[] {
  const found = (frames ?? []).flatMap((frame) => {
    const column = (name: string) => frame.fields.find((field) => field.name === name)?.values;
    const [times, titles, texts, colors] = ['time', 'title', 'text', 'color'].map(column);
    return Array.from({ length: frame.length }, (_, row) => ({
      time: Number(times?.[row] ?? NaN),
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
  const x = (at: number) => area.left + ((at - from) / (to - from)) * area.width;
  const shown = all.filter(({ time }) => time >= from && time <= to && events.every(({ start }) => start !== time));
  return shown.map((one, i) => {
    const left = x(one.time);
    const right = i + 1 < shown.length ? x(shown[i + 1].time) : area.left + area.width;
    return { ...one, left, room: right - left };
  });
}
