import { BASELINE_KINDS } from '../../core/baseline/kinds';

/** The kinds of baseline that ask nothing of an upstream. */
export const PLAIN_KINDS = BASELINE_KINDS.filter(({ requests }) => requests === undefined).map(({ id, label }) => ({
  value: id,
  label: label.charAt(0).toUpperCase() + label.slice(1),
}));
