/** @jest-environment node */
import { readFileSync } from 'fs';
import { join } from 'path';

import * as numeric from './index';

interface Case {
  args: number[];
  value: string;
}

/** From here on down the bound is 1e-10, above it 1e-12. */
const DEEP = 1e-100;

/** Functions, with an absolute error that is allowed too where they cross 0 away from a zero that is treated on its own. */
const FUNCTIONS: Record<string, { call: (...args: number[]) => number; absolute?: number; least: number }> = {
  asinSqrt: { call: numeric.asinSqrt, least: 90 },
  betaI: { call: numeric.betaI, least: 300 },
  betaIComplement: { call: numeric.betaIComplement, least: 300 },
  betaIInverse: { call: numeric.betaIInverse, least: 90 },
  chiSquareQuantile: { call: numeric.chiSquareQuantile, least: 60 },
  chiSquareSf: { call: numeric.chiSquareSf, least: 60 },
  digamma: { call: numeric.digamma, least: 60 },
  erf: { call: numeric.erf, least: 60 },
  erfc: { call: numeric.erfc, least: 60 },
  fSf: { call: numeric.fSf, least: 60 },
  gammaP: { call: numeric.gammaP, least: 400 },
  gammaQ: { call: numeric.gammaQ, least: 400 },
  gammaQInverse: { call: numeric.gammaQInverse, least: 90 },
  lnBeta: { call: numeric.lnBeta, absolute: 1e-14, least: 60 },
  lnGamma: { call: numeric.lnGamma, least: 60 },
  lnGammaRatio: { call: numeric.lnGammaRatio, absolute: 1e-14, least: 60 },
  log1pmx: { call: numeric.log1pmx, least: 60 },
  logSumExp: { call: (...xs) => numeric.logSumExp(xs), absolute: 1e-14, least: 60 },
  noncentralChiSquareCdf: { call: numeric.noncentralChiSquareCdf, least: 60 },
  noncentralChiSquareSf: { call: numeric.noncentralChiSquareSf, least: 60 },
  normalQuantile: { call: numeric.normalQuantile, least: 60 },
  normalSf: { call: numeric.normalSf, least: 60 },
  trigamma: { call: numeric.trigamma, least: 60 },
};

describe.each(Object.entries(FUNCTIONS))('%s', (name, { call, absolute = 0, least }) => {
  const cases: Case[] = JSON.parse(readFileSync(join(__dirname, 'golden', `${name}.json`), 'utf8'));

  it('agrees with mpmath at 50 digits, in the body and in the tails', () => {
    expect(cases.length).toBeGreaterThanOrEqual(least);
    const wrong = cases
      .map(({ args, value }) => ({ args, expected: Number(value), actual: call(...args) }))
      .filter(({ expected, actual }) => {
        const relative = Math.abs(expected) < DEEP ? 1e-10 : 1e-12;
        return !(Math.abs(actual - expected) <= Math.max(relative * Math.abs(expected), absolute));
      });
    expect(wrong).toEqual([]);
  });
});
