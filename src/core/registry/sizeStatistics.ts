import { EFFECT } from '../compare/comparedWindows';
import { DIVERGENCES, type Divergence } from '../compare/divergences';
import { divergenceOf, divergenceSample } from '../compare/significance';
import { DETECT_DEFAULTS } from '../model/detectDefaults';
import { cramersV } from '../stats/cramersV';
import { divergenceLimit } from '../stats/divergenceLimit';
import { gTest } from '../stats/gTest';
import { logLikelihood } from '../stats/logLikelihood';
import { maxRelativeShift } from '../stats/maxRelativeShift';
import { minimumDetectableEffect } from '../stats/minimumDetectableEffect';
import { powerDivergence } from '../stats/powerDivergence';
import { ofWindow, whereCompared, type WindowStatistic } from './declare';

/** The place of the first divergence among the strips. */
const FIRST_STRIP = 7;

/** A divergence and, where it can be computed, its limit. */
function statisticsOf<Id extends string>(divergence: Divergence<Id>): Array<WindowStatistic<Id | `${Id}Limit`>> {
  const { id, name, unit, description, limit } = divergence;
  const size = ofWindow({
    id,
    name,
    unit,
    needs: 'baseline',
    description,
    strip: {
      order: FIRST_STRIP + DIVERGENCES.findIndex((one) => one.id === id),
      caption: `${name} from the baseline`,
      scale: 'linear',
      ...(limit === null ? {} : { limit: `${id}Limit` }),
    },
    compute: whereCompared((compared) => divergenceOf(compared, divergence)),
  });
  if (limit === null) {
    return [size];
  }
  const { law, called } = limit;
  return [
    size,
    ofWindow({
      id: `${id}Limit`,
      name: limit.name,
      unit,
      needs: 'trailing',
      description: `The ${called} that an unchanged window of this N, M and K passes with chance alpha`,
      compute: whereCompared((compared, { levels }) => divergenceLimit(law, divergenceSample(compared), levels.alpha)),
    }),
  ];
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
    fact: 'w',
    compute: ({ comparison }) => comparison.effect,
    column: (columns) => columns.number(EFFECT),
  }),
  ofWindow({
    id: 'cramersV',
    name: 'Cramér’s V',
    unit: 'none',
    needs: 'baseline',
    description: 'Size of the change between two samples, from 0 to 1; only where the baseline was counted',
    compute: whereCompared(({ counted, active }) => (counted ? cramersV(active.x, active.y) : null)),
  }),
  ofWindow({
    id: 'relativeShift',
    name: 'largest relative shift',
    unit: 'percentunit',
    needs: 'baseline',
    description: 'Relative delta of the category that moved most in relation to its baseline, by at least 0.25 points',
    defaultThreshold: { op: 'gt', value: DETECT_DEFAULTS.minRelative },
    compute: whereCompared(
      ({ active }, { query: { detect } }) =>
        maxRelativeShift(active.x, active.q, { minPoints: detect.minPoints })?.relative ?? 0
    ),
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
  ...DIVERGENCES.flatMap(statisticsOf),
  ofWindow({
    id: 'gTest',
    name: 'G',
    unit: 'none',
    needs: 'intended',
    description: 'G statistic, 2 Σ x ln(x/e), of the likelihood-ratio test against intended shares',
    compute: whereCompared(({ counted, active }) => (counted ? null : gTest(active.x, active.q).statistic)),
  }),
  ofWindow({
    id: 'powerDivergence',
    name: 'Cressie-Read',
    unit: 'none',
    needs: 'intended',
    description: 'Power divergence with λ = 2/3, between Pearson’s X² and G, against intended shares',
    compute: whereCompared(({ counted, active }) => (counted ? null : powerDivergence(active.x, active.q).statistic)),
  }),
  ofWindow({
    id: 'logLikelihood',
    name: 'log-likelihood',
    unit: 'none',
    needs: 'baseline',
    description:
      'ln of the multinomial probability of the window under the baseline’s shares, in nats; no value where it is 0',
    compute: whereCompared(({ active }) => {
      const value = logLikelihood(active.x, active.q);
      return value === -Infinity ? null : value;
    }),
  }),
] as const;
