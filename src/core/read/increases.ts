import { MISSING, RESTARTED } from '../window/partial';

/** A restarted counter has at most so many times its usual increase, which is the largest of late. */
const OFTEN = 10;
const KEPT = 0.9;
/** What sums of fractions are off by, as a part: no fall. */
const ROUNDING = 1e-9;

/**
 * A counter's totals become increases: see `toCounts`. A sum that has lost a counter may get it back, total and all: a rise by as much as
 * it fell by is no events.
 */
export function increases(totals: Float64Array, values: Float64Array, broken: Uint8Array): void {
  const { length } = totals;
  let before = NaN;
  let usual = 0;
  let lost = Infinity;
  for (let i = 0; i < length; i++) {
    const total = totals[i];
    if (total !== total) {
      values[i] = NaN;
      continue;
    }
    if (total < before * (1 - ROUNDING)) {
      const restarted = total <= OFTEN * usual;
      values[i] = restarted ? total : NaN;
      broken[i] = restarted ? RESTARTED : MISSING;
      lost = restarted ? lost : Math.min(lost, before - total);
    } else if (total - before >= lost && total - before > OFTEN * usual) {
      values[i] = NaN;
      broken[i] = MISSING;
    } else {
      values[i] = total < before ? 0 : total - before;
      usual = before === before ? Math.max(values[i], KEPT * usual) : usual;
    }
    before = total;
  }
}
