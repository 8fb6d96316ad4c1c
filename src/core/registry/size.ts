import { DETECT_DEFAULTS } from '../detect/defaults';
import { divergence, sampleOf, type DivergenceName } from '../detect/measure';
import { cramersV } from '../stats/cramersV';
import { divergenceLimit, type Divergence } from '../stats/divergenceLimit';
import { gTest } from '../stats/gTest';
import { logLikelihood } from '../stats/logLikelihood';
import { maxRelativeShift } from '../stats/maxRelativeShift';
import { minimumDetectableEffect } from '../stats/minimumDetectableEffect';
import { powerDivergence } from '../stats/powerDivergence';
import { ofWindow, type WindowContext } from './declare';

function divergenceOf(name: DivergenceName) {
  return ({ comparison: { n, shares, active, baselineTotal } }: WindowContext) =>
    n > 0 && shares !== null ? divergence(name, active.x, active.q, baselineTotal) : null;
}

function limitOf(name: Divergence) {
  return ({ comparison, levels }: WindowContext) =>
    comparison.n > 0 && comparison.baseline !== null ? divergenceLimit(name, sampleOf(comparison), levels.alpha) : null;
}

/** How far a window is from its baseline. */
export const SIZE_STATISTICS = [
  ofWindow({
    id: 'w',
    name: 'w',
    unit: 'none',
    needs: 'baseline',
    description: 'Cohen’s w, the size of the change: 0.1 small, 0.3 medium, 0.5 large',
    defaultThreshold: { op: 'gt', value: DETECT_DEFAULTS.minEffect },
    strip: { order: 2, caption: 'w: size of the change (Cohen’s w)', scale: 'linear', threshold: 'minEffect' },
    compute: ({ comparison }) => comparison.effect,
  }),
  ofWindow({
    id: 'cramersV',
    name: 'Cramér’s V',
    unit: 'none',
    needs: 'baseline',
    description: 'Size of the change between two samples, from 0 to 1; only where the baseline was counted',
    compute: ({ comparison: { n, counted, baseline, active } }) =>
      n > 0 && counted && baseline !== null ? cramersV(active.x, active.y) : null,
  }),
  ofWindow({
    id: 'relativeShift',
    name: 'largest relative shift',
    unit: 'percentunit',
    needs: 'baseline',
    description: 'Relative delta of the category that moved most in relation to its baseline, by at least 0.25 points',
    defaultThreshold: { op: 'gt', value: DETECT_DEFAULTS.minRelative },
    compute: ({ comparison: { n, shares, active }, query }) =>
      n > 0 && shares !== null
        ? (maxRelativeShift(active.x, active.q, { minPoints: query.detect.minPoints })?.relative ?? 0)
        : null,
  }),
  ofWindow({
    id: 'minimumDetectableEffect',
    name: 'detectable w',
    unit: 'none',
    needs: 'baseline',
    description: 'The least w that a window of this N finds with power 0.8 at alpha, if windows are multinomial',
    compute: ({ comparison: { n, shares }, levels }) =>
      n > 0 && shares !== null ? minimumDetectableEffect(shares, n, { alpha: levels.alpha }) : null,
  }),
  ofWindow({
    id: 'totalVariation',
    name: 'total variation',
    unit: 'percentunit',
    needs: 'baseline',
    description: 'Part of the events that would have to change category for the window to be as its baseline',
    strip: { order: 11, scale: 'linear' },
    compute: divergenceOf('totalVariation'),
  }),
  ofWindow({
    id: 'kl',
    name: 'KL divergence',
    unit: 'none',
    needs: 'baseline',
    description: 'Kullback-Leibler divergence of the window from the baseline, in nats, smoothed by half an event',
    strip: { order: 7, caption: 'KL divergence from the baseline', scale: 'linear', limit: 'klLimit' },
    compute: divergenceOf('kl'),
  }),
  ofWindow({
    id: 'klLimit',
    name: 'KL limit',
    unit: 'none',
    needs: 'trailing',
    description: 'The KL divergence that an unchanged window of this N, M and K passes with chance alpha',
    compute: limitOf('kl'),
  }),
  ofWindow({
    id: 'jensenShannon',
    name: 'Jensen-Shannon',
    unit: 'none',
    needs: 'baseline',
    description: 'Jensen-Shannon distance from the baseline, in root nats: 0 alike, 0.83 nothing in common',
    strip: { order: 9, scale: 'linear', limit: 'jensenShannonLimit' },
    compute: divergenceOf('jensenShannon'),
  }),
  ofWindow({
    id: 'jensenShannonLimit',
    name: 'Jensen-Shannon limit',
    unit: 'none',
    needs: 'trailing',
    description: 'The Jensen-Shannon distance that an unchanged window of this N, M and K passes with chance alpha',
    compute: limitOf('jensenShannon'),
  }),
  ofWindow({
    id: 'hellinger',
    name: 'Hellinger',
    unit: 'none',
    needs: 'baseline',
    description: 'Hellinger distance from the baseline: 0 alike, 1 nothing in common',
    strip: { order: 10, scale: 'linear', limit: 'hellingerLimit' },
    compute: divergenceOf('hellinger'),
  }),
  ofWindow({
    id: 'hellingerLimit',
    name: 'Hellinger limit',
    unit: 'none',
    needs: 'trailing',
    description: 'The Hellinger distance that an unchanged window of this N, M and K passes with chance alpha',
    compute: limitOf('hellinger'),
  }),
  ofWindow({
    id: 'psi',
    name: 'PSI',
    unit: 'none',
    needs: 'baseline',
    description: 'Population stability index, smoothed by half an event',
    strip: { order: 8, scale: 'linear', limit: 'psiLimit' },
    compute: divergenceOf('psi'),
  }),
  ofWindow({
    id: 'psiLimit',
    name: 'PSI limit',
    unit: 'none',
    needs: 'trailing',
    description: 'The PSI that an unchanged window of this N, M and K passes with chance alpha',
    compute: limitOf('psi'),
  }),
  ofWindow({
    id: 'gTest',
    name: 'G',
    unit: 'none',
    needs: 'intended',
    description: 'G statistic, 2 Σ x ln(x/e), of the likelihood-ratio test against intended shares',
    compute: ({ comparison: { n, counted, shares, active } }) =>
      n > 0 && !counted && shares !== null ? gTest(active.x, active.q).statistic : null,
  }),
  ofWindow({
    id: 'powerDivergence',
    name: 'Cressie-Read',
    unit: 'none',
    needs: 'intended',
    description: 'Power divergence with λ = 2/3, between Pearson’s X² and G, against intended shares',
    compute: ({ comparison: { n, counted, shares, active } }) =>
      n > 0 && !counted && shares !== null ? powerDivergence(active.x, active.q).statistic : null,
  }),
  ofWindow({
    id: 'logLikelihood',
    name: 'log-likelihood',
    unit: 'none',
    needs: 'baseline',
    description:
      'ln of the multinomial probability of the window under the baseline’s shares, in nats; no value where it is 0',
    compute: ({ comparison: { n, shares, active } }) => {
      const value = n > 0 && shares !== null ? logLikelihood(active.x, active.q) : null;
      return value === -Infinity ? null : value;
    },
  }),
] as const;
