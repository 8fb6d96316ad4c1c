import { normalQuantile } from '../src/core/numeric';

/**
 * The Mann-Whitney judge of Kayenta: the canary is High or Low where the Hodges-Lehmann interval of the difference lies wholly beyond a
 * part of its own estimate.
 *
 * Source: spinnaker/kayenta, MannWhitneyClassifier.scala.
 *
 * @param own, other a metric window by window: here a category's share
 */
export function rankJudge(own: number[], other: number[], confidence = 0.98, tolerance = 0.25): boolean {
  const differences = Float64Array.from(own.flatMap((a) => other.map((b) => a - b))).sort();
  const [n, m] = [own.length, other.length];
  const middle = (n * m) / 2;
  const reach = normalQuantile((1 + confidence) / 2) * Math.sqrt((n * m * (n + m + 1)) / 12);
  const low = Math.max(0, Math.floor(middle - reach));
  const estimate = differences[differences.length >> 1];
  const limit = tolerance * Math.abs(estimate);
  return differences[low] > limit || differences[differences.length - 1 - low] < -limit;
}
