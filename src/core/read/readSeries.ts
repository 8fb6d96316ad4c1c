import { requireWithin } from '../limits';
import { DistributionError } from '../model/errors';
import type { FrameJSON, Labels } from '../model/frame';
import type { Kernel } from '../model/kernelContract';
import { instantsReader, numbers } from './column';
import { toldByName } from './byName';
import { labelKey } from './labelKey';
import { lacksKind } from './kinds';
import { noNumbers, rolesOf } from './roles';
import { Notices } from '../model/notices';
import { cellText, dataFrames, hasLabels, seriesLabels, shapeOf } from './frameShape';
import { orderSeries } from './orderSeries';
import type { RawSeries, Series } from './rawSeries';
import type { ReadSettings } from './readSettings';
import { noteTimeColumn, timeColumnOf } from './timeColumn';

export interface Answer {
  series: Series[];
  /** Interval that the upstream says its points have, in ms. */
  intervalMs: number | null;
  notices: Notices;
}

/** The series in an upstream's frames, whatever their shape. */
export function readSeries(frames: FrameJSON[], settings: ReadSettings): Answer {
  const notices = new Notices();
  frames.forEach((frame) =>
    (frame.schema.meta?.notices ?? []).forEach(({ severity, text }) => notices.add(severity, text))
  );
  const used = settings.valueField === '' ? toldByName(dataFrames(frames), settings.named) : dataFrames(frames);
  requireWithin(
    'upstreamValues',
    used.reduce((sum, frame) => sum + frame.data.values.reduce((cells, column) => cells + column.length, 0), 0),
    settings.limits
  );
  const raw: RawSeries[] = [];
  let intervalMs: number | null = null;
  const timeOf = timeReader(settings.kernel);
  for (const frame of used) {
    noteTimeColumn(frame.schema.fields, notices);
    const long = shapeOf(frame, settings.named) === 'long';
    (long ? readLong : readLabelled)(frame, settings, timeOf, notices, raw);
    intervalMs = smaller(intervalMs, statedInterval(frame));
  }
  requireOneValueField(raw);
  return { series: merge(raw).map((series) => orderSeries(series, settings.values, notices)), intervalMs, notices };
}

const smaller = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : Math.min(a, b));

function statedInterval(frame: FrameJSON): number | null {
  const interval = frame.schema.fields[timeColumnOf(frame.schema.fields)]?.config?.interval;
  return typeof interval === 'number' && interval > 0 ? interval : null;
}

type TimeOf = (frame: FrameJSON) => { times: Float64Array | null; ascending: boolean };

function timeReader(kernel: Kernel): TimeOf {
  const instants = instantsReader(kernel);
  return ({ schema: { fields }, data }) => {
    const index = timeColumnOf(fields);
    return index < 0 ? { times: null, ascending: true } : instants(fields[index], data.values[index]);
  };
}

function readLabelled(
  frame: FrameJSON,
  settings: ReadSettings,
  timeOf: TimeOf,
  notices: Notices,
  into: RawSeries[]
): void {
  const { times, ascending } = timeOf(frame);
  if (!frame.schema.fields.some(hasLabels) && lacksKind(frame)) {
    throw severalRows(frame);
  }
  frame.schema.fields.forEach((field, index) => {
    const wanted = settings.valueField === '' || !hasLabels(field) || field.name === settings.valueField;
    if (field.type === 'number' && wanted) {
      const values = numbers(field, frame.data.values[index], frame.data.entities?.[index], notices, settings.kernel);
      const labels = seriesLabels(frame, field);
      into.push({ labels, key: labelKey(labels), times, ascending, values, field: field.name, long: false });
    }
  });
  const hasNumbers = frame.schema.fields.some((field) => field.type === 'number');
  if (!hasNumbers) {
    throw noNumbers(frame.schema.fields);
  }
}

function readLong(frame: FrameJSON, settings: ReadSettings, timeOf: TimeOf, notices: Notices, into: RawSeries[]): void {
  const { fields } = frame.schema;
  const roles = rolesOf(frame, settings, notices);
  const { value } = roles;
  const values =
    value === null
      ? new Float64Array(rowsOf(frame)).fill(1)
      : numbers(fields[value], frame.data.values[value], frame.data.entities?.[value], notices, settings.kernel);
  const { times } = timeOf(frame);
  const keys = roles.keys.map((index) => ({ field: fields[index], index }));
  const rows: Record<string, number[]> = Object.create(null);
  const order: string[] = [];
  const { length } = values;
  for (let row = 0; row < length; row++) {
    let key = '';
    for (const { field, index } of keys) {
      key += cellText(field, frame.data.values[index][row]) + '\u0000';
    }
    if (!rows[key]) {
      rows[key] = [];
      order.push(key);
    }
    rows[key].push(row);
  }
  for (const key of order) {
    const own = rows[key];
    const labels: Labels = {};
    for (const { field, index } of keys) {
      labels[field.name] = cellText(field, frame.data.values[index][own[0]]);
    }
    into.push({
      labels,
      key: labelKey(labels),
      ascending: false,
      times: times && Float64Array.from(own, (row) => times[row]),
      values: Float64Array.from(own, (row) => values[row]),
      field: value === null ? '' : fields[value].name,
      long: true,
    });
  }
}

function severalRows({ schema: { fields } }: FrameJSON): DistributionError {
  const numbers = fields.filter(({ type }) => type === 'number').map(({ name }) => name);
  return new DistributionError(
    'data',
    `The answer has several rows for the same time, and only numbers: ${numbers.join(', ')}.`,
    'Choose the column that holds the category.'
  );
}

const rowsOf = (frame: FrameJSON): number => Math.max(...frame.data.values.map((column) => column.length));

/** Two number fields with the same labels are two different things: the user has to say which. */
function requireOneValueField(raw: RawSeries[]): void {
  const fieldOf: Record<string, string> = Object.create(null);
  for (const series of raw) {
    const { key } = series;
    if (!series.long && key in fieldOf && fieldOf[key] !== series.field) {
      throw new DistributionError(
        'data',
        `The answer has several values for the same labels: ${fieldOf[key]}, ${series.field}.`,
        'Choose the one that holds the count, or their names, `series`, as the category.'
      );
    }
    fieldOf[key] = series.field;
  }
}

/** Parts of one series that stand in several frames become one. */
function merge(raw: RawSeries[]): RawSeries[] {
  const index: Record<string, number> = Object.create(null);
  const merged: RawSeries[] = [];
  for (const series of raw) {
    const at = index[series.key];
    if (at === undefined) {
      index[series.key] = merged.length;
      merged.push(series);
    } else {
      const known = merged[at];
      merged[at] = {
        ...known,
        times: known.times && series.times && concat(known.times, series.times),
        values: concat(known.values, series.values),
        ascending: false,
      };
    }
  }
  return merged;
}

function concat(a: Float64Array, b: Float64Array): Float64Array {
  const out = new Float64Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
}
