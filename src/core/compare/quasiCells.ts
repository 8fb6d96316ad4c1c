import type { Vector } from '../stats/checks';

/**
 * Least expected events of a cell after they are divided by φ. More than Cochran's 5, since counts that wander are more skewed than
 * Poisson's: with 7 the study's rates lie at the edge of their level.
 */
const LEAST_EFFECTIVE = 10;

/**
 * The least expected events of a cell where windows vary by φ: 0 where that asks for no more than chance does, and never so much that one
 * cell would be left.
 *
 * @param smaller events of the window or of its baseline, of whichever is smaller
 * @param weights of the cells
 */
export const leastOfCell = (ratio: number, smaller: number, weights: Vector): number =>
  ratio > 1 ? Math.min(mostOfCell(ratio), smaller * restOf(weights)) : 0;

/** What that can be at most. */
export const mostOfCell = (ratio: number): number => LEAST_EFFECTIVE * ratio;

/** The share of all but the largest. */
function restOf(weights: Vector): number {
  let largest = 0;
  let total = 0;
  for (let k = 0; k < weights.length; k++) {
    const weight = weights[k];
    total += weight;
    if (weight > largest) {
      largest = weight;
    }
  }
  return 1 - largest / total;
}

/** Σ 1/share of the cells; `pooled`, ascending, are one. */
export function sumOfInverses(weights: Vector, pooled: number[]): number {
  let total = 0;
  let inverses = 0;
  let pool = 0;
  let next = 0;
  for (let k = 0; k < weights.length; k++) {
    const weight = weights[k];
    total += weight;
    if (next < pooled.length && pooled[next] === k) {
      next++;
      pool += weight;
    } else if (weight > 0) {
      inverses += 1 / weight;
    }
  }
  return total * (pool > 0 ? inverses + 1 / pool : inverses);
}
