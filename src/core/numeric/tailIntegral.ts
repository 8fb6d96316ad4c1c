import { gaussLegendre } from './gaussLegendre';

const RULE = gaussLegendre(32);
/** Where the integrand has fallen to exp(-DEPTH) the rest is below double precision. */
const DEPTH = 38;

/**
 * ∫ exp(E(r)) dr over r >= 0 for a concave exponent with E(0) = 0 that falls: the tail of a log-concave density, divided by the
 * density where the tail begins. Every term is positive, so nothing cancels, and the work is the same for any parameters.
 *
 * `exponent(r)` is E, `slope(r)` its derivative, `steepness` = -E'(0) >= 0 and `curvature` = -E''(0) >= 0 start the search for
 * the end of the interval: a tangent of a concave function meets -DEPTH beyond the function, so that Newton's steps bound it.
 */
export function tailIntegral(
  exponent: (r: number) => number,
  slope: (r: number) => number,
  steepness: number,
  curvature: number
): number {
  let end = (2 * DEPTH) / (steepness + Math.sqrt(steepness * steepness + 2 * DEPTH * curvature));
  for (let step = 0; step < 3; step++) {
    end -= (exponent(end) + DEPTH) / slope(end);
  }
  let sum = 0;
  for (let i = 0; i < RULE.nodes.length; i++) {
    sum += RULE.weights[i] * Math.exp(exponent(end * RULE.nodes[i]));
  }
  return sum * end;
}
