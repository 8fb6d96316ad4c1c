import type { Amount, PanelView } from '../options';
import { say } from '../words/say';

/** Views that show counts as well as shares. The others compare shares: residuals, intervals of a difference and w have no other. */
export const COUNTED: readonly PanelView[] = ['stack', 'lines', 'delta'];

export interface ViewName {
  value: PanelView;
  label: string;
  description: string;
}

/** All views, in the order of their choice. */
export const viewNames = (): ViewName[] => [
  { value: 'stack', label: say`Stack`, description: say`Shares to 100 %, or counts, beside their baseline` },
  { value: 'lines', label: say`Lines`, description: say`Each share with its 95 % interval and its baseline` },
  { value: 'delta', label: say`Changes`, description: say`Each share less its baseline share` },
  { value: 'heatmap', label: say`Heatmap`, description: say`Category by time: standard deviations from the baseline` },
  {
    value: 'beside',
    label: say`Beside its baseline`,
    description: say`Canary and control: the difference of each share with its 95 % interval`,
  },
  {
    value: 'rows',
    label: say`A row per group`,
    description: say`The size of the shift in each group, drifting groups first`,
  },
];

export const amountNames = (): Array<{ value: Amount; label: string }> => [
  { value: 'shares', label: say`Shares` },
  { value: 'counts', label: say`Counts` },
];
