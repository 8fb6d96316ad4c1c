import { requireWithin } from '../limits';
import { DistributionError } from '../model/errors';
import type { FrameJSON, Labels } from '../model/frame';
import type { Kernel } from '../model/kernelContract';
import { areCounts, flatOf, instantsReader, numbers } from './column';
import { toldByName } from './byName';
import { labelKey } from './labelKey';
import { lacksKind } from './kinds';
import { noNumbers, rolesOf } from './roles';
import { Notices } from '../model/notices';
import { cellText, dataFrames, hasLabels, seriesLabels, shapeOf } from './frameShape';
import { orderSeries } from './orderSeries';
import { rowCodes } from './rowCodes';
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
  const used = dataFrames(frames);
  requireWithin(
    'upstreamValues',
    used.reduce((sum, frame) => sum + valuesIn(frame), 0),
    settings.limits
  );
  let read = readFrames(used, settings);
  if (settings.valueField === '' && new Set(read.raw.map(({ key }) => key)).size < read.raw.length) {
    const told = toldByName(used, settings.named);
    read = told === used ? read : readFrames(told, settings);
  }
  const { raw, intervalMs } = read;
  const notices = new Notices();
  frames.forEach((frame) =>
    (frame.schema.meta?.notices ?? []).forEach(({ severity, text }) => notices.add(severity, text))
  );
  read.notices.list().forEach(({ severity, text }) => notices.add(severity, text));
  const { values, kernel } = settings;
  return { series: merged(raw).map((series) => orderSeries(series, values, notices, kernel)), intervalMs, notices };
}

interface RawAnswer {
  raw: RawSeries[];
  intervalMs: number | null;
  notices: Notices;
}

function readFrames(frames: FrameJSON[], settings: ReadSettings): RawAnswer {
  const raw: RawSeries[] = [];
  const notices = new Notices();
  let intervalMs: number | null = null;
  const timeOf = timeReader(settings.kernel);
  for (const frame of frames) {
    noteTimeColumn(frame.schema.fields, notices);
    const read = shapeOf(frame, settings.named) === 'long' ? readLong : readLabelled;
    read(frame, settings, timeOf, notices, raw);
    intervalMs = smaller(intervalMs, statedInterval(frame));
  }
  return { raw, intervalMs, notices };
}

/** Values of a frame; times, which series share or not, are none. */
function valuesIn({ schema: { fields }, data }: FrameJSON): number {
  const { length } = data.values[0];
  let columns = 0;
  for (let i = 0; i < fields.length; i++) {
    columns += fields[i].type === 'time' ? 0 : 1;
  }
  return columns * length;
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
  const { valueField, kernel } = settings;
  const { fields } = frame.schema;
  const { values: columns, entities } = frame.data;
  if (!fields.some(hasLabels) && lacksKind(frame)) {
    throw severalRows(frame);
  }
  const counts = soundColumns(frame, kernel);
  let hasNumbers = false;
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i];
    if (field.type !== 'number') {
      continue;
    }
    hasNumbers = true;
    if (valueField === '' || field.name === valueField || !hasLabels(field)) {
      const values = counts?.[i] ?? numbers(field, columns[i], entities?.[i], notices, kernel);
      const labels = seriesLabels(frame, field);
      into.push({ labels, key: labelKey(labels), times, ascending, values, field: field.name, long: false });
    }
  }
  if (!hasNumbers) {
    throw noNumbers(fields);
  }
}

/** The columns of numbers where all of them are as a host handed them over, and sound; else null, and each is looked at. */
function soundColumns({ schema: { fields }, data }: FrameJSON, kernel: Kernel): Array<Float64Array | null> | null {
  const all: Array<Float64Array | null> = [];
  const flat: Float64Array[] = [];
  for (let i = 0; i < fields.length; i++) {
    const own = fields[i].type === 'number' ? flatOf(data.values[i]) : null;
    all.push(own);
    if (own !== null) {
      flat.push(own);
    }
  }
  return flat.length > 0 && areCounts(flat, data.entities ?? [], kernel) ? all : null;
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
  const { kernel } = settings;
  const codes = rowCodes(frame, roles.keys, values.length, kernel);
  const first = kernel.firstRows(codes);
  const starts = kernel.codeStarts(codes, first.length);
  const allValues = kernel.togetherByCode(values, codes, starts);
  const allTimes = times && kernel.togetherByCode(times, codes, starts);
  for (let code = 0; code < first.length; code++) {
    const labels: Labels = {};
    for (const index of roles.keys) {
      labels[fields[index].name] = cellText(fields[index], frame.data.values[index][first[code]]);
    }
    const own = allTimes && allTimes.subarray(starts[code], starts[code + 1]);
    into.push({
      labels,
      key: labelKey(labels),
      ascending: own !== null && kernel.ascends(own),
      times: own,
      values: allValues.subarray(starts[code], starts[code + 1]),
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

/**
 * Parts of one series that stand in several frames become one. Two number fields with the same labels are two different things: the user
 * has to say which.
 */
function merged(raw: RawSeries[]): RawSeries[] {
  const places = new Map<string, number>();
  const out: RawSeries[] = [];
  for (let i = 0; i < raw.length; i++) {
    const series = raw[i];
    const at = places.get(series.key);
    if (at === undefined) {
      places.set(series.key, out.length);
      out.push(series);
      continue;
    }
    const known = out[at];
    if (!series.long && known.field !== series.field) {
      throw new DistributionError(
        'data',
        `The answer has several values for the same labels: ${known.field}, ${series.field}.`,
        'Choose the one that holds the count, or their names, `series`, as the category.'
      );
    }
    out[at] = {
      ...known,
      times: known.times && series.times && concat(known.times, series.times),
      values: concat(known.values, series.values),
      ascending: false,
      field: series.field,
    };
  }
  return out;
}

function concat(a: Float64Array, b: Float64Array): Float64Array {
  const out = new Float64Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
}
