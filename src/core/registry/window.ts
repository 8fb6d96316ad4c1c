import { DETECT_DEFAULTS } from '../detect/defaults';
import { divergence, sampleOf, type DivergenceName } from '../detect/measure';
import { STATES, TESTS } from '../model/output';
import { chiSquareSf } from '../numeric';
import { allocation } from '../stats/allocation';
import { burnRate } from '../stats/burnRate';
import { cramersV } from '../stats/cramersV';
import { divergenceLimit, type Divergence } from '../stats/divergenceLimit';
import { entropy } from '../stats/entropy';
import { gTest } from '../stats/gTest';
import { logLikelihood } from '../stats/logLikelihood';
import { maxRelativeShift } from '../stats/maxRelativeShift';
import { minimumDetectableEffect } from '../stats/minimumDetectableEffect';
import { posteriorPredictive } from '../stats/posteriorPredictive';
import { powerDivergence } from '../stats/powerDivergence';
import { proportionDifference } from '../stats/proportionDifference';
import { rareRate } from '../stats/rareRate';
import { ofWindow, type WindowContext } from './declare';

/** Draws of the posterior predictive check: its p is no finer than one of these. */
const PREDICTIVE_DRAWS = 999;
/** A canary's interval has this level, and has to clear this part of the control's share. */
const CANARY_LEVEL = 0.98;
const CANARY_TOLERANCE = 0.25;

function divergenceOf(name: DivergenceName) {
  return ({ comparison: { n, shares, active, baselineTotal } }: WindowContext) =>
    n > 0 && shares !== null ? divergence(name, active.x, active.q, baselineTotal) : null;
}

function limitOf(name: Divergence) {
  return ({ comparison, levels }: WindowContext) =>
    comparison.n > 0 && comparison.baseline !== null ? divergenceLimit(name, sampleOf(comparison), levels.alpha) : null;
}

/** Events in categories that the baseline (or the schema) does not have. */
function unseenEvents({ comparison: { n, counts, unseen } }: WindowContext): number | null {
  return n > 0 && unseen !== null ? counts.reduce((sum, count, k) => sum + (unseen[k] === 1 ? count : 0), 0) : null;
}

/** Allocation is held against intended shares: a counted baseline has none. */
const allocationOf = ({ comparison: { n, counts, counted, shares } }: WindowContext) =>
  n > 0 && !counted && shares !== null ? allocation(counts, shares) : null;

export const WINDOW_STATISTICS = [
  ofWindow({
    id: 'n',
    name: 'N',
    unit: 'short',
    needs: 'none',
    description: 'Events in the window; for states, how many there were on average',
    compute: ({ comparison }) => (comparison.present ? comparison.n : null),
  }),
  ofWindow({
    id: 'drift',
    name: 'drift',
    unit: 'none',
    needs: 'trailing',
    description: '1 while the distribution has drifted from its baseline by both significance and size, 0 while not',
    defaultThreshold: { op: 'gt', value: 0 },
    compute: ({ drift }) => drift(),
  }),
  ofWindow({
    id: 'state',
    name: 'state',
    unit: 'none',
    needs: 'trailing',
    description: 'What the window is said to be: ok, drift, or why there is no judgement',
    compute: ({ state }) => STATES.indexOf(state()),
  }),
  ofWindow({
    id: 'p',
    name: 'p',
    unit: 'none',
    needs: 'trailing',
    description: 'Chance of a window at least as odd as this one while nothing has changed, by the chosen test',
    defaultThreshold: { op: 'lt', value: DETECT_DEFAULTS.alpha },
    compute: ({ comparison }) => comparison.outcome.p,
  }),
  ofWindow({
    id: 'logP',
    name: '-log10 p',
    unit: 'none',
    needs: 'trailing',
    description: 'p as a height, for plots: 2 is one in a hundred, 6 one in a million',
    defaultThreshold: { op: 'gt', value: 2 },
    compute: ({ comparison: { outcome } }) => (outcome.p === null ? null : Math.max(0, -Math.log10(outcome.p))),
  }),
  ofWindow({
    id: 'test',
    name: 'test',
    unit: 'none',
    needs: 'trailing',
    description: 'Which test the window had',
    compute: ({ comparison }) => TESTS.indexOf(comparison.outcome.test),
  }),
  ofWindow({
    id: 'chiSquare',
    name: 'chi-square',
    unit: 'none',
    needs: 'baseline',
    description: 'The chosen test’s Pearson’s X², sparse categories pooled; two-sample when the baseline was counted',
    compute: ({ comparison }) => comparison.outcome.statistic,
  }),
  ofWindow({
    id: 'df',
    name: 'degrees of freedom',
    unit: 'none',
    needs: 'baseline',
    description: 'Cells of the chosen test less one; no value for a test that counts or draws outcomes',
    compute: ({ comparison }) => comparison.outcome.df,
  }),
  ofWindow({
    id: 'inflation',
    name: 'inflation',
    unit: 'none',
    needs: 'trailing',
    description: 'What the chosen test divided X² by, since windows vary more than chance allows: 1 where it didn’t',
    compute: ({ comparison: { outcome } }) => (outcome.p === null ? null : outcome.inflation),
  }),
  ofWindow({
    id: 'scaleP',
    name: 'p over scales',
    unit: 'none',
    needs: 'trailing',
    description: 'The least p of the window and the longer ones that end with it, corrected for their number',
    defaultThreshold: { op: 'lt', value: DETECT_DEFAULTS.alpha },
    compute: ({ mostSignificant }) => mostSignificant()?.p ?? null,
  }),
  ofWindow({
    id: 'scale',
    name: 'scale',
    unit: 'none',
    needs: 'trailing',
    description: 'How many windows long the most significant one is',
    compute: ({ mostSignificant }) => mostSignificant()?.length ?? null,
  }),
  ofWindow({
    id: 'sequentialP',
    name: 'sequential p',
    unit: 'none',
    needs: 'baseline',
    description: 'Always-valid p of all windows since the test began: stays valid however often one looks',
    defaultThreshold: { op: 'lt', value: DETECT_DEFAULTS.alpha },
    compute: ({ sequential }) => sequential()?.p ?? null,
  }),
  ofWindow({
    id: 'sequentialSince',
    name: 'sequential since',
    unit: 'dateTimeAsIso',
    needs: 'baseline',
    description: 'Since when the sequential test looks: the period’s start, the deploy, or the end of the last drift',
    compute: ({ sequential }) => sequential()?.since ?? null,
  }),
  ofWindow({
    id: 'predictiveP',
    name: 'posterior predictive p',
    unit: 'none',
    needs: 'baseline',
    description:
      'Chance of a window as odd when shares are only known from the baseline’s counts (Dirichlet-multinomial)',
    defaultThreshold: { op: 'lt', value: DETECT_DEFAULTS.alpha },
    compute: ({ comparison: { n, counted, baseline, active } }) =>
      n > 0 && counted && baseline !== null
        ? posteriorPredictive(
            active.x,
            active.y.map((count) => count + 0.5),
            PREDICTIVE_DRAWS
          ).pValue
        : null,
  }),
  ofWindow({
    id: 'w',
    name: 'w',
    unit: 'none',
    needs: 'baseline',
    description: 'Cohen’s w, the size of the change: 0.1 small, 0.3 medium, 0.5 large',
    defaultThreshold: { op: 'gt', value: DETECT_DEFAULTS.minEffect },
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
    id: 'entropy',
    name: 'entropy',
    unit: 'bits',
    needs: 'none',
    description: 'How evenly events spread over the categories, in bits: 0 when all are of one kind',
    compute: ({ comparison }) => (comparison.n > 0 ? entropy(comparison.counts) : null),
  }),
  ofWindow({
    id: 'evenness',
    name: 'evenness',
    unit: 'percentunit',
    needs: 'none',
    description: 'Entropy as a part of the most that so many categories can have: 1 when all are alike',
    compute: ({ comparison }) => (comparison.n > 0 ? entropy(comparison.counts, { unit: 'normalised' }) : null),
  }),
  ofWindow({
    id: 'kl',
    name: 'KL divergence',
    unit: 'none',
    needs: 'baseline',
    description: 'Kullback-Leibler divergence of the window from the baseline, in nats, smoothed by half an event',
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
    id: 'totalVariation',
    name: 'total variation',
    unit: 'percentunit',
    needs: 'baseline',
    description: 'Part of the events that would have to change category for the window to be as its baseline',
    compute: divergenceOf('totalVariation'),
  }),
  ofWindow({
    id: 'psi',
    name: 'PSI',
    unit: 'none',
    needs: 'baseline',
    description: 'Population stability index, smoothed by half an event',
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
  ofWindow({
    id: 'overdispersion',
    name: 'overdispersion',
    unit: 'none',
    needs: 'trailing',
    description: 'By how much the trailing windows vary more than chance allows: about 1 when they are multinomial',
    compute: ({ comparison }) => (comparison.spread === null ? null : comparison.spread.ratio),
  }),
  ofWindow({
    id: 'overdispersionP',
    name: 'overdispersion p',
    unit: 'none',
    needs: 'trailing',
    description: 'Chance that the trailing windows vary as much while all have the same shares',
    defaultThreshold: { op: 'lt', value: DETECT_DEFAULTS.alpha },
    compute: ({ comparison: { spread } }) =>
      spread === null ? null : chiSquareSf(spread.ratio * spread.df, spread.df),
  }),
  ofWindow({
    id: 'rho',
    name: 'ρ',
    unit: 'none',
    needs: 'trailing',
    description: 'Intra-class correlation of the trailing windows, by moments: 0 when they are multinomial',
    compute: ({ comparison: { spread } }) => spread && spread.rho,
  }),
  ofWindow({
    id: 'rareRate',
    name: 'rare rate',
    unit: 'percentunit',
    needs: 'none',
    description: 'Share of events in the categories named rare',
    compute: ({ comparison }) => (comparison.n > 0 ? rareRate(comparison.counts, comparison.rare) : null),
  }),
  ofWindow({
    id: 'burnRate',
    name: 'burn rate',
    unit: 'none',
    needs: 'none',
    description:
      'Rare rate over what the objective allows, the least of the window and the longer ones: 1 spends the budget',
    defaultThreshold: { op: 'gt', value: 3 },
    compute: ({ comparison, longer, query }) => {
      const rates = [comparison].concat(longer()).map((c) => {
        const share = c.n > 0 ? rareRate(c.counts, c.rare) : null;
        return share === null ? null : burnRate(share * c.n, c.n, query.objective);
      });
      return rates.reduce((least, rate) => (rate === null || (least !== null && least < rate) ? least : rate), null);
    },
  }),
  ofWindow({
    id: 'unseen',
    name: 'unseen share',
    unit: 'percentunit',
    needs: 'baseline',
    description: 'Share of events in categories that the baseline (or the schema) does not have',
    defaultThreshold: { op: 'gt', value: 0 },
    compute: (context) => {
      const events = unseenEvents(context);
      return events === null ? null : events / context.comparison.n;
    },
  }),
  ofWindow({
    id: 'unseenCount',
    name: 'unseen count',
    unit: 'short',
    needs: 'baseline',
    description: 'Events in categories that the baseline (or the schema) does not have',
    defaultThreshold: { op: 'gt', value: 0 },
    compute: unseenEvents,
  }),
  ofWindow({
    id: 'allocationAbsolute',
    name: 'allocation error',
    unit: 'percentunit',
    needs: 'intended',
    description: 'Delta of the bucket that is furthest off its intended share',
    compute: (context) => {
      const result = allocationOf(context);
      return result === null || result.worst === null ? null : result.buckets[result.worst].absolute;
    },
  }),
  ofWindow({
    id: 'allocationRelative',
    name: 'relative allocation error',
    unit: 'percentunit',
    needs: 'intended',
    description: 'That delta as a part of the bucket’s intended share',
    compute: (context) => {
      const result = allocationOf(context);
      return result === null || result.worst === null ? null : result.buckets[result.worst].relative;
    },
  }),
  ofWindow({
    id: 'allocationP',
    name: 'allocation p',
    unit: 'none',
    needs: 'intended',
    description: 'Chi-square p of the buckets against their intended shares, taken as multinomial',
    defaultThreshold: { op: 'lt', value: 0.001 },
    compute: (context) => allocationOf(context)?.pValue ?? null,
  }),
  ofWindow({
    id: 'sampleRatioMismatch',
    name: 'sample ratio mismatch',
    unit: 'none',
    needs: 'intended',
    description:
      '1 where allocation p < 0.001 and a bucket is at least 0.1 points off, or has events and should have none',
    defaultThreshold: { op: 'gt', value: 0 },
    compute: (context) => {
      const mismatch = allocationOf(context)?.mismatch ?? null;
      return mismatch === null ? null : Number(mismatch);
    },
  }),
  ofWindow({
    id: 'canaryMismatch',
    name: 'canary mismatch',
    unit: 'none',
    needs: 'baseline',
    description:
      'Categories whose share is certainly (98 % interval) more than a quarter off the control’s; multinomial',
    defaultThreshold: { op: 'gt', value: 0 },
    compute: ({ comparison: { n, counted, baselineTotal: m, active }, query }) => {
      if (!counted || n < Math.max(1, query.detect.minN) || m < Math.max(1, query.detect.minN)) {
        return null;
      }
      let mismatches = 0;
      active.x.forEach((count, k) => {
        const { lower, upper } = proportionDifference(count, n, active.y[k], m, { level: CANARY_LEVEL });
        const tolerance = CANARY_TOLERANCE * active.q[k];
        mismatches += lower! > tolerance || upper! < -tolerance ? 1 : 0;
      });
      return mismatches;
    },
  }),
] as const;
