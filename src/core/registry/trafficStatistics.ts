import { RATIO } from '../baseline/stretchKernel';
import type { Comparison } from '../compare/comparison';
import { DETECT_DEFAULTS } from '../model/detectDefaults';
import { chiSquareSf } from '../numeric';
import { burnRate } from '../stats/burnRate';
import { entropy } from '../stats/entropy';
import { rareRate } from '../stats/rareRate';
import { trimmedOverdispersion } from '../stats/trimmedOverdispersion';
import { ofWindow, type WindowContext } from './declare';

/** Events in categories that the baseline (or the schema) does not have. */
function unseenEvents({ comparison: { n, counts, unseen } }: WindowContext): number | null {
  return n > 0 && unseen !== null ? unseen.reduce((sum, k) => sum + counts[k], 0) : null;
}

/** Share of events in the categories named rare. */
const rareShare = ({ n, counts, basis }: Comparison): number | null => (n > 0 ? rareRate(counts, basis.rare) : null);

/** What a window and those before it are like. */
export const TRAFFIC_STATISTICS = [
  ofWindow({
    id: 'entropy',
    name: 'entropy',
    unit: 'suffix: bits',
    needs: 'none',
    description: 'How evenly events spread over the categories, in bits: 0 when all are of one kind',
    strip: { order: 13, scale: 'linear' },
    compute: ({ comparison }) => (comparison.n > 0 ? entropy(comparison.counts) : null),
  }),
  ofWindow({
    id: 'evenness',
    name: 'evenness',
    unit: 'percentunit',
    needs: 'none',
    description: 'Entropy as a part of the most that so many categories can have: 1 when all are alike',
    strip: { order: 14, scale: 'linear' },
    compute: ({ comparison }) => (comparison.n > 0 ? entropy(comparison.counts, { unit: 'normalised' }) : null),
  }),
  ofWindow({
    id: 'overdispersion',
    name: 'overdispersion',
    unit: 'none',
    needs: 'trailing',
    description: 'By how much the trailing windows vary more than chance allows: about 1 when they are multinomial',
    strip: { order: 15, caption: 'Overdispersion ratio of the trailing windows', scale: 'linear' },
    fact: 'ratio',
    compute: ({ comparison }) => (comparison.spread === null ? null : comparison.spread.ratio),
    column: (columns) => columns.past(RATIO),
  }),
  ofWindow({
    id: 'trimmedOverdispersion',
    name: 'trimmed overdispersion',
    unit: 'none',
    needs: 'trailing',
    description:
      'Overdispersion of the trailing windows without the fifth that is furthest off: storms of a few windows do not move it',
    compute: ({ comparison: { earlier } }) => trimmedOverdispersion(earlier.rows()),
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
    compute: ({ comparison: { spread, earlier } }) => spread && earlier.rhoOf(spread.ratio),
  }),
  ofWindow({
    id: 'rareRate',
    name: 'rare rate',
    unit: 'percentunit',
    needs: 'none',
    description: 'Share of events in the categories named rare',
    strip: { order: 17, caption: 'Share of rare categories', scale: 'linear' },
    reads: ['rare'],
    compute: ({ comparison }) => rareShare(comparison),
  }),
  ofWindow({
    id: 'burnRate',
    name: 'burn rate',
    unit: 'none',
    needs: 'none',
    description:
      'Rare rate over what the objective allows, the least of the window and the longer ones: 1 spends the budget',
    defaultThreshold: { op: 'gt', value: 3 },
    strip: { order: 18, scale: 'linear' },
    reads: ['rare', 'objective'],
    compute: (context) => {
      const rates = [context.comparison].concat(context.longer()).map((c) => {
        const share = rareShare(c);
        return share === null ? null : burnRate(share * c.n, c.n, context.query.objective);
      });
      return rates.reduce((least, rate) => (rate === null || (least !== null && least < rate) ? least : rate), null);
    },
  }),
  ofWindow({
    id: 'unseen',
    name: 'unseen share',
    unit: 'percentunit',
    needs: 'baseline',
    description: 'Share of events in categories that the baseline does not have, or that are not expected ones',
    defaultThreshold: { op: 'gt', value: 0 },
    strip: { order: 19, scale: 'linear' },
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
    description: 'Events in categories that the baseline does not have, or that are not expected ones',
    defaultThreshold: { op: 'gt', value: 0 },
    compute: unseenEvents,
  }),
] as const;
