/** Gaps needed before a series says something about its interval. */
const ENOUGH = 3;
/** Part of the usual gap that stamps may be off by. */
const JITTER = 0.2;

/**
 * The gaps of a series' times: the usual one in ms, to the whole second where stamps jitter; 1 where most gaps are the usual one, so that
 * points come at that interval and are not just rare; and 1 where some gap is no multiple of it.
 */
export function gaps(times: Float64Array): Float64Array {
  const answer = new Float64Array(3);
  const number = times.length - 1;
  if (number < ENOUGH) {
    return answer;
  }
  const own = new Float64Array(number);
  for (let i = 0; i < number; i++) {
    own[i] = times[i + 1] - times[i];
  }
  const sorted = own.slice().sort();
  const smallest = sorted[0];
  // the smallest one where it is common: then stamps are exact, and longer gaps are missing points
  const exact = sorted[((number + 1) >> 1) - 1] === smallest;
  const usual = exact ? smallest : roundedGap(sorted[number >> 1]);
  let common = 0;
  let uneven = false;
  for (let i = 0; i < number; i++) {
    const multiple = Math.floor(own[i] / usual + 0.5);
    const off = Math.abs(own[i] - (multiple > 1 ? multiple : 1) * usual);
    common += Math.abs(own[i] - usual) <= JITTER * usual ? 1 : 0;
    uneven = uneven || (exact ? off > 0 : off > JITTER * usual);
  }
  answer[0] = usual;
  answer[1] = common * 2 >= number ? 1 : 0;
  answer[2] = uneven ? 1 : 0;
  return answer;
}

const SECOND = 1000;

/** A gap that jitters, to the whole second, or to the tenth of it: the same whatever part of a series is asked for. */
function roundedGap(gap: number): number {
  const unit = gap >= 2 * SECOND ? SECOND : SECOND / 10;
  return Math.max(unit, Math.floor(gap / unit + 0.5) * unit);
}
