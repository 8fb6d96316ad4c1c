import { betaKernel, incompleteBeta } from './incompleteBeta';
import { lnBeta } from './lnBeta';
import { monotoneRoot } from './monotoneRoot';
import { normalQuantile } from './normalQuantile';
import { requirePositive } from './requirePositive';
import { requireProbability } from './requireProbability';

/** Below this logit x is 0 in double precision. */
const SMALLEST = -745;

/** logit x to begin with: I_x ~ x^a / (a B(a, b)) where it is small, else the normal on the logit scale. */
function start(p: number, a: number, b: number): number {
  const power = (Math.log(p) + Math.log(a) + lnBeta(a, b)) / a;
  return a < 1 || b < 1 ? power : Math.max(power, Math.log(a / b) + normalQuantile(p) * Math.sqrt(1 / a + 1 / b));
}

/** logit x with I_x(a, b) = p, 0 < p <= 1/2: Newton on ln I against logit x, which is concave. */
function lowerLogit(p: number, a: number, b: number): number {
  const first = start(p, a, b);
  if (first < SMALLEST) {
    return -Infinity;
  }
  return monotoneRoot(
    (w) => {
      const x = 1 / (1 + Math.exp(-w));
      const y = 1 / (1 + Math.exp(w));
      const { lower } = incompleteBeta(x, y, a, b);
      return { value: Math.log(lower / p), slope: betaKernel(x, y, a, b) / lower };
    },
    first,
    1
  );
}

/** x with I_x(a, b) = p, 0 <= p <= 1, a, b > 0: the p quantile of Beta(a, b). The smaller tail is the one solved. */
export function betaIInverse(p: number, a: number, b: number): number {
  requireProbability('p', p);
  requirePositive('a', a);
  requirePositive('b', b);
  if (p === 0 || p === 1) {
    return p;
  }
  const w = p <= 0.5 ? lowerLogit(p, a, b) : -lowerLogit(1 - p, b, a);
  return 1 / (1 + Math.exp(-w));
}
