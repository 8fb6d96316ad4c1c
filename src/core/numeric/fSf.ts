import { incompleteBeta } from './incompleteBeta';

/** P(F > f), F with df1, df2 > 0 degrees of freedom, f >= 0: I(df2 / (df2 + df1 f)) of (df2/2, df1/2), never 1 - big. */
export function fSf(f: number, df1: number, df2: number): number {
  if (!(f >= 0)) {
    throw new RangeError(`f must not be negative: ${f}`);
  }
  if (f === Infinity) {
    return 0;
  }
  const t = (df1 / df2) * f;
  return incompleteBeta(1 / (1 + t), t < 1 ? t / (1 + t) : 1 / (1 + 1 / t), df2 / 2, df1 / 2).lower;
}
