import { BASELINE_KINDS } from '../../core/baseline/kinds';

/** The kinds of baseline that ask nothing of an upstream and need no settings but the panel's. */
export const PLAIN_KINDS = BASELINE_KINDS.filter(
  ({ requests, queryOnly }) => requests === undefined && queryOnly !== true
).map(({ id, label }) => ({
  value: id,
  label: label.charAt(0).toUpperCase() + label.slice(1),
}));
