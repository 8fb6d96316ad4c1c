import type { FrameJSON } from '../model/frame';
import { toldByName } from './byName';
import { isText } from './column';
import { kindColumns } from './kinds';
import { dataFrames, seriesLabels, shapeOf } from './frameShape';
import { columnCodes, type RowKernel } from './rowCodes';
import { firstRows, numberCodes } from './rowKernel';
import { TELLING } from './telling';

export interface LabelDescription {
  name: string;
  kind: 'label' | 'column';
  /** How many different values it has in the answer. */
  values: number;
  examples: string[];
}

const EXAMPLES = 3;

const PLAIN: RowKernel = { firstRows, numberCodes };

/** What can be the category or a group: every label and text column of an answer, in order of appearance. */
export const describeLabels = (frames: FrameJSON[], kernel: RowKernel = PLAIN): LabelDescription[] =>
  labelsOf(frames, kernel).map(({ name, kind, values }) => ({
    name,
    kind,
    values: values.size,
    examples: Array.from(values).slice(0, EXAMPLES),
  }));

/** The different values of a label or column, in order of appearance. */
export const valuesOf = (frames: FrameJSON[], label: string): string[] =>
  Array.from(labelsOf(frames, PLAIN).filter(({ name }) => name === label)[0]?.values ?? []);

function labelsOf(
  frames: FrameJSON[],
  kernel: RowKernel
): Array<{ name: string; kind: 'label' | 'column'; values: Set<string> }> {
  const found: Array<{ name: string; kind: 'label' | 'column'; values: Set<string> }> = [];
  const add = (name: string, kind: 'label' | 'column', value: string) => {
    let entry = found.filter((known) => known.name === name)[0];
    if (!entry) {
      entry = { name, kind, values: new Set() };
      found.push(entry);
    }
    entry.values.add(value);
  };
  for (const frame of toldByName(dataFrames(frames), [])) {
    const long = shapeOf(frame, []) === 'long';
    const kinds = long ? kindColumns(frame) : [];
    frame.schema.fields.forEach((field, index) => {
      if (long && (isText(field) || kinds.indexOf(index) >= 0)) {
        columnCodes(frame, index, kernel).names.forEach((value) => add(field.name, 'column', value));
      } else if (!long && field.type === 'number') {
        const labels = seriesLabels(frame, field);
        Object.keys(labels).forEach((name) => add(name, 'label', labels[name]));
      }
    });
  }
  return found;
}

/** Names that tell where something comes from, not what kind it is. */
const PLACES = ['__name__', 'instance', 'job', 'pod', 'host', 'hostname', 'le', 'namespace', 'cluster'];

/**
 * The label or column that is most likely the category: one with a telling name and more than one value, else the one that
 * varies most, else a telling one. Null when there is none.
 */
export function guessCategory(frames: FrameJSON[], groupBy: string[], kernel: RowKernel = PLAIN): string | null {
  const candidates = describeLabels(frames, kernel).filter(({ name }) => groupBy.indexOf(name) < 0);
  const rank = (name: string) => {
    const position = TELLING.indexOf(name.toLowerCase());
    return position < 0 ? (PLACES.indexOf(name) < 0 ? TELLING.length : TELLING.length + 1) : position;
  };
  const varies = (label: LabelDescription) => (label.values > 1 ? 0 : 1);
  const sorted = candidates.sort(
    (a, b) => varies(a) - varies(b) || rank(a.name) - rank(b.name) || b.values - a.values || (a.name < b.name ? -1 : 1)
  );
  return sorted.length > 0 ? sorted[0].name : null;
}
