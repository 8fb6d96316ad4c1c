/** Names of columns that measure something of an event, or of several together, and count nothing. */
const MEASURES =
  /(^|[_\s.-])(ms|msec|s|secs?|seconds?|millis|micros|ns|duration|latency|elapsed|took|bytes|kb|mb|size|amount|price|cost|revenue|temperature|temp|score|weight|distance|avg|average|mean|median|min|max|p\d{1,2}|percentile|pct|percent|percentage|ratio)$|[_\s]time$|^(avg|average|mean|min|max|median|percentile|approx_percentile)\b/i;
/** The same, at the end of a name in camel case. */
const CAMEL = /[a-z](Ms|Seconds|Duration|Latency|Time|Bytes|Size|Amount|Price|Cost|Score)$/;

/** Whether a column is named like a measurement, as a latency is. */
export const isMeasure = (name: string): boolean => MEASURES.test(name) || CAMEL.test(name);

/** Shortest time between points that were counted together. */
const LEAST_STEP = 1000;

/**
 * Whether the rows of a table come as events do, and not one per time and kind, at even times.
 *
 * @param times of the rows; ms, or what a date can be made of
 * @param keys what tells rows of one time apart, per row
 */
export function comeAsEvents(times: readonly unknown[], keys: ArrayLike<string | number>): boolean {
  const seen = new Set<string>();
  const distinct = new Set<number>();
  for (let i = 0; i < times.length; i++) {
    const at = times[i];
    const time = typeof at === 'string' ? Date.parse(at) : Number(at);
    const key = `${time} ${keys[i]}`;
    if (seen.has(key)) {
      return true;
    }
    seen.add(key);
    distinct.add(time);
  }
  const sorted = Array.from(distinct).sort((a, b) => a - b);
  const gaps = sorted.slice(1).map((time, i) => time - sorted[i]);
  const step = gaps.reduce((least, gap) => Math.min(least, gap), Infinity);
  return gaps.some((gap) => gap % step !== 0) || step < LEAST_STEP;
}
