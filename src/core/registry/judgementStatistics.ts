import { DETECT_DEFAULTS } from '../model/detectDefaults';
import { INFLATION, TEST, TEST_DF, TEST_P, TEST_STATISTIC } from '../compare/comparedWindows';
import { TESTS } from '../compare/tests';
import { STATES } from '../model/output';
import { posteriorPredictive } from '../stats/posteriorPredictive';
import { ENOUGH_UNLIKELIER } from '../stats/outcomes';
import { ofWindow, whereCompared } from './declare';

/** p is accurate down to this; what is smaller counts as this, so that the height is never infinite. */
const LEAST_P = 1e-300;
/** Draws of the posterior predictive check: its p is no finer than one of these. */
const PREDICTIVE_DRAWS = 999;

/** What a window is judged to be, and by what. */
export const JUDGEMENT_STATISTICS = [
  ofWindow({
    id: 'n',
    name: 'N',
    unit: 'short',
    needs: 'none',
    description: 'Events in the window; for states, how many there were on average',
    fact: 'n',
    compute: ({ comparison }) => (comparison.present ? comparison.n : null),
    column: (columns) => columns.n(),
  }),
  ofWindow({
    id: 'drift',
    name: 'drift',
    unit: 'none',
    needs: 'trailing',
    description: '1 while the distribution has drifted from its baseline by both significance and size, 0 while not',
    defaultThreshold: { op: 'gt', value: 0.5 },
    verdict: true,
    compute: (context) => context.drift(),
    column: (columns) => columns.drift(),
  }),
  ofWindow({
    id: 'state',
    name: 'state',
    unit: 'none',
    needs: 'trailing',
    description: 'What the window is: ok, drift, or why it is not evaluated',
    valueNames: STATES,
    fact: 'state',
    compute: (context) => STATES.indexOf(context.state()),
    column: (columns) => columns.state(),
  }),
  ofWindow({
    id: 'p',
    name: 'p',
    unit: 'none',
    needs: 'trailing',
    description: 'Probability of a window at least this unusual if nothing has changed, by the chosen test',
    defaultThreshold: { op: 'lt', value: DETECT_DEFAULTS.alpha },
    strip: { order: 1, caption: 'p: chance of such a window without drift', scale: 'log', threshold: 'alpha' },
    fact: 'p',
    compute: ({ comparison }) => comparison.tested.p,
    column: (columns) => columns.test(TEST_P),
  }),
  ofWindow({
    id: 'logP',
    name: '-log10 p',
    unit: 'none',
    needs: 'trailing',
    description: 'p as a height, for plots: 2 is one in a hundred, 6 one in a million; 300 at most',
    defaultThreshold: { op: 'gt', value: 2 },
    compute: ({ comparison: { tested } }) =>
      tested.p === null ? null : Math.max(0, -Math.log10(Math.max(tested.p, LEAST_P))),
  }),
  ofWindow({
    id: 'test',
    name: 'test',
    unit: 'none',
    needs: 'trailing',
    description: 'Which test the window had',
    valueNames: TESTS,
    fact: 'test',
    compute: ({ comparison }) => TESTS.indexOf(comparison.tested.test),
    column: (columns) => columns.test(TEST),
  }),
  ofWindow({
    id: 'chiSquare',
    name: 'chi-square',
    unit: 'none',
    needs: 'baseline',
    description: 'The chosen test’s Pearson’s X², sparse categories pooled; two-sample when the baseline was counted',
    strip: { order: 12, caption: 'Chi-square statistic', scale: 'linear' },
    compute: ({ comparison }) => comparison.tested.statistic,
    column: (columns) => columns.test(TEST_STATISTIC),
  }),
  ofWindow({
    id: 'df',
    name: 'degrees of freedom',
    unit: 'none',
    needs: 'baseline',
    description: 'Cells of the chosen test less one; no value for a test that counts or draws outcomes',
    compute: ({ comparison }) => comparison.tested.df,
    column: (columns) => columns.test(TEST_DF),
  }),
  ofWindow({
    id: 'inflation',
    name: 'inflation',
    unit: 'none',
    needs: 'trailing',
    description: 'What the chosen test divided X² by, since windows vary more than chance allows: 1 where it didn’t',
    strip: { order: 16, scale: 'linear' },
    fact: 'inflation',
    compute: ({ comparison: { tested } }) => (tested.p === null ? null : tested.inflation),
    column: (columns) => columns.test(INFLATION),
  }),
  ofWindow({
    id: 'scaleP',
    name: 'p over scales',
    unit: 'none',
    needs: 'trailing',
    description: 'The least p of the window and the longer ones that end with it, corrected for their number',
    defaultThreshold: { op: 'lt', value: DETECT_DEFAULTS.alpha },
    strip: { order: 3, scale: 'log', threshold: 'alpha' },
    compute: (context) => context.mostSignificant()?.p ?? null,
  }),
  ofWindow({
    id: 'scale',
    name: 'scale',
    unit: 'none',
    needs: 'trailing',
    description: 'How many windows long the most significant one is',
    compute: (context) => context.mostSignificant()?.length ?? null,
  }),
  ofWindow({
    id: 'sequentialP',
    name: 'sequential p',
    unit: 'none',
    needs: 'baseline',
    description: 'Always-valid p of all windows since the test began: stays valid however often one looks',
    defaultThreshold: { op: 'lt', value: DETECT_DEFAULTS.alpha },
    strip: { order: 4, scale: 'log', threshold: 'alpha' },
    reads: ['sequential'],
    compute: (context) => context.sequential()?.p ?? null,
  }),
  ofWindow({
    id: 'sequentialSince',
    name: 'sequential since',
    unit: 'dateTimeAsIso',
    needs: 'baseline',
    description: 'Since when the sequential test looks: the period’s start, the deploy, or the end of the last drift',
    reads: ['sequential'],
    compute: (context) => context.sequential()?.since ?? null,
  }),
  ofWindow({
    id: 'predictiveP',
    name: 'posterior predictive p',
    unit: 'none',
    needs: 'baseline',
    description:
      'Chance of a window as unusual when shares are only known from the baseline’s counts (Dirichlet-multinomial)',
    defaultThreshold: { op: 'lt', value: DETECT_DEFAULTS.alpha },
    strip: { order: 5, scale: 'log', threshold: 'alpha' },
    compute: whereCompared(({ counted, active }) =>
      counted
        ? posteriorPredictive(
            active.x,
            active.y.map((count) => count + 0.5),
            PREDICTIVE_DRAWS,
            { stopAfter: ENOUGH_UNLIKELIER }
          ).pValue
        : null
    ),
  }),
] as const;
