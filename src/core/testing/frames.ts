import type { FieldJSON, FrameJSON, FrameMeta, Labels } from '../model/frame';

/** Small builders of Grafana frames for tests. */

export function frame(fields: Array<FieldJSON & { values: unknown[] }>, meta?: FrameMeta): FrameJSON {
  return {
    schema: { fields: fields.map(({ values: _, ...field }) => field), ...(meta ? { meta } : {}) },
    data: { values: fields.map((field) => field.values) },
  };
}

export const timeField = (values: unknown[], name = 'Time'): FieldJSON & { values: unknown[] } => ({
  name,
  type: 'time',
  values,
});

export const numberField = (values: unknown[], labels?: Labels, name = 'Value'): FieldJSON & { values: unknown[] } => ({
  name,
  type: 'number',
  ...(labels ? { labels } : {}),
  values,
});

export const stringField = (name: string, values: unknown[]): FieldJSON & { values: unknown[] } => ({
  name,
  type: 'string',
  values,
});

/** Instants `step` apart: `first`, `first + step`, ... */
export function times(first: number, step: number, length: number): number[] {
  return Array.from({ length }, (_, i) => first + i * step);
}

export interface LabelledSeries {
  labels: Labels;
  values: Array<number | null>;
}

/** Labelled series in one wide frame, all on the same times. */
export function wideFrame(at: number[], series: LabelledSeries[]): FrameJSON {
  return frame([timeField(at), ...series.map(({ labels, values }) => numberField(values, labels))]);
}

/** Labelled series, one frame each, as Prometheus answers. */
export function seriesFrames(at: number[], series: LabelledSeries[]): FrameJSON[] {
  return series.map(({ labels, values }) => frame([timeField(at), numberField(values, labels)]));
}

/** Rows of a long table; a row's numbers become number columns, its strings string columns, `time` the time column. */
export function longFrame(rows: Array<Record<string, string | number | null>>): FrameJSON {
  const names = Object.keys(rows[0] ?? {});
  return frame(
    names.map((name) => {
      const values = rows.map((row) => row[name]);
      if (name === 'time') {
        return timeField(values, name);
      }
      return values.some((value) => typeof value === 'string')
        ? stringField(name, values)
        : numberField(values, undefined, name);
    })
  );
}

/** mulberry32: a small seeded generator of numbers in [0, 1) for generated inputs. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
