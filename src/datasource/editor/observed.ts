import type { DataFrame } from '@grafana/data';
import { describeLabels, guessCategory, type LabelDescription } from '../../core/read/labels';
import { toCoreFrame } from '../run/frames';

/** What the editor can say about an upstream's last answer. */
export interface ObservedAnswer {
  frames: DataFrame[];
  labels: LabelDescription[];
  /** The label that is most likely the category. */
  guess: string | null;
}

export function describeAnswer(frames: DataFrame[], groupBy: string[]): ObservedAnswer {
  const core = frames.map(toCoreFrame);
  return { frames, labels: describeLabels(core), guess: guessCategory(core, groupBy) };
}
