import { DETECT_DEFAULTS } from '../model/detectDefaults';
import { dirichletMultinomialFit } from '../stats/dirichletMultinomialFit';
import { overdispersion } from '../stats/overdispersion';
import { sampleSize } from '../stats/sampleSize';
import { ofGroup } from './declare';

const WEEK = 604_800_000;

/** How often 0 becomes 1; windows without an answer are passed over. */
function entries(drifts: Array<number | null>): number {
  const judged = drifts.filter((drift) => drift !== null);
  return judged.filter((drift, i) => drift === 1 && i > 0 && judged[i - 1] === 0).length;
}

export const GROUP_STATISTICS = [
  ofGroup({
    id: 'groupOverdispersion',
    name: 'overdispersion of the range',
    unit: 'none',
    needs: 'none',
    description: 'By how much all windows of the range vary more than chance allows: about 1 when they are multinomial',
    compute: ({ rows }) => overdispersion(rows()).ratio,
  }),
  ofGroup({
    id: 'groupOverdispersionP',
    name: 'overdispersion p of the range',
    unit: 'none',
    needs: 'none',
    description: 'Chance of windows that vary as much while all have the same shares',
    defaultThreshold: { op: 'lt', value: DETECT_DEFAULTS.alpha },
    compute: ({ rows }) => overdispersion(rows()).pValue,
  }),
  ofGroup({
    id: 'groupRho',
    name: 'ρ of the range',
    unit: 'none',
    needs: 'none',
    description: 'Intra-class correlation 1/(1 + Σα) of the range’s windows, by maximum likelihood: 0 when multinomial',
    compute: ({ rows }) => dirichletMultinomialFit(rows()).rho,
  }),
  ofGroup({
    id: 'groupConcentration',
    name: 'Σα of the range',
    unit: 'none',
    needs: 'none',
    description:
      'Concentration of the fitted Dirichlet-multinomial; no value when the windows are multinomial (infinite)',
    compute: ({ rows }) => {
      const { concentration } = dirichletMultinomialFit(rows());
      return concentration === Infinity ? null : concentration;
    },
  }),
  ofGroup({
    id: 'driftRate',
    name: 'drift rate',
    unit: 'percentunit',
    needs: 'trailing',
    description: 'Part of the range’s evaluated windows that belong to a drift',
    compute: ({ drifts }) => {
      const judged = drifts().filter((drift) => drift !== null);
      return judged.length > 0 ? judged.filter((drift) => drift === 1).length / judged.length : null;
    },
  }),
  ofGroup({
    id: 'driftAlerts',
    name: 'drift alerts a week',
    unit: 'none',
    needs: 'trailing',
    description:
      'How often a rule on drift would have begun to fire in the range, as a rate per week of evaluated windows',
    compute: ({ drifts, windowMs }) => {
      const all = drifts();
      const judged = all.filter((drift) => drift !== null).length;
      return judged > 0 ? (entries(all) * WEEK) / (judged * windowMs) : null;
    },
  }),
  ofGroup({
    id: 'sampleSize',
    name: 'sample size',
    unit: 'short',
    needs: 'baseline',
    description: 'Events that a window needs for the least effect to be found with power 0.8 at the query’s alpha',
    compute: ({ query: { detect }, shares }) => {
      const q = shares();
      return q === null || detect.minEffect === 0 ? null : sampleSize(q, detect.minEffect, { alpha: detect.alpha });
    },
  }),
] as const;
