import type { DataFrame } from '@grafana/data';
import { describeLabels, guessCategory, valuesOf, type LabelDescription } from '../../core/read/labels';
import { toCoreFrame } from '../run/upstreamFrames';

/** What the editor can say about an upstream's last answer. */
export interface ObservedAnswer {
  frames: DataFrame[];
  labels: LabelDescription[];
  /** The label that is most likely the category. */
  guess: string | null;
  /** The different values of a label. */
  valuesOf(label: string): string[];
}

/** The label that is the category: the chosen one, else the guessed one; '' without an answer. */
export const categoryOf = ({ category }: { category?: string }, observed: ObservedAnswer | null): string =>
  category || (observed?.guess ?? '');

export function describeAnswer(frames: DataFrame[], groupBy: string[]): ObservedAnswer {
  const core = frames.map(toCoreFrame);
  const values = new Map<string, string[]>();
  return {
    frames,
    labels: describeLabels(core),
    guess: guessCategory(core, groupBy),
    valuesOf: (label) => {
      const known = values.get(label) ?? valuesOf(core, label);
      values.set(label, known);
      return known;
    },
  };
}
