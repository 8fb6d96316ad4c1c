import { requirePositive } from './requirePositive';
import { sampleNormal } from './sampleNormal';

/** A gamma draw for shape >= 1. Source: Marsaglia & Tsang (2000), "A simple method for generating gamma variables". */
function sampleLarge(uniform: () => number, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = sampleNormal(uniform);
    const t = 1 + c * z;
    if (t > 0) {
      const v = t * t * t;
      if (Math.log(1 - uniform()) < 0.5 * z * z + d * (1 - v + Math.log(v))) {
        return d * v;
      }
    }
  }
}

/** ln of a gamma draw of the given shape > 0, scale 1: finite where the draw itself would be 0. */
export function sampleLnGamma(uniform: () => number, shape: number): number {
  requirePositive('shape', shape);
  if (shape >= 1) {
    return Math.log(sampleLarge(uniform, shape));
  }
  return Math.log(sampleLarge(uniform, shape + 1)) + Math.log(1 - uniform()) / shape;
}

/** A gamma draw of the given shape > 0, scale 1. */
export function sampleGamma(uniform: () => number, shape: number): number {
  return Math.exp(sampleLnGamma(uniform, shape));
}
