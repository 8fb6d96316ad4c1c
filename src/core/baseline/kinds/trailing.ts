import { DEFAULTS } from '../../defaults';
import { formatDuration } from '../../duration';
import { oneOf } from '../../model/settingChecks';
import { DistributionError } from '../../model/errors';
import { FORGETTING_KINDS, type Forgetting, type ForgettingKind, type SettingsOf } from '../../model/query';
import { forgettingBaseline, trailingBaseline } from '../baseline';
import { baselineKind } from './baselineKind';

declare module '../../model/query' {
  interface SettingsByKind {
    /**
     * The `windows` windows that end `gap` windows before the window in question; with `forget` the older ones have less say: half of it
     * after `halfLife` windows, a window's shares (`ewma`) or its events (`dirichlet`).
     */
    trailing: { windows?: number; gap?: number; forget?: ForgettingKind; halfLife?: number };
  }
}

interface Normal {
  kind: 'trailing';
  forget: Forgetting | null;
}

/** The windows that end shortly before each window; `NormalQuery.trailing` has how many, since other baselines need them too. */
export const trailing = baselineKind<SettingsOf<'trailing'>, Normal>({
  id: 'trailing',
  label: 'trailing windows',
  description: 'The most recent traffic; finds sudden changes',
  source: 'trailing',
  complete: true,
  shape: { windows: 'number', gap: 'number', forget: { words: FORGETTING_KINDS }, halfLife: 'number' },
  begin: () => ({ kind: 'trailing' }),
  normal: ({ forget, halfLife }, { size }) => {
    if (size === 'range') {
      throw new DistributionError(
        'query',
        'A window that spans the range has no windows before it.',
        'Choose another baseline, such as intended shares or an earlier day, or a window such as 1m.'
      );
    }
    return { kind: 'trailing', forget: forgetting(forget, halfLife) };
  },
  text: (_, { trailing: { windows, gap }, window }) => {
    const size = typeof window.size === 'number' ? ` of ${formatDuration(window.size)}` : '';
    return `trailing ${windows} windows${size}, gap ${gap}`;
  },
  describe: ({ windows, gap, forget = 'none', halfLife }) => {
    const usual = DEFAULTS.trailing;
    const half = halfLife ?? usual.halfLife;
    const fading = forget === 'none' ? '' : `, the older the lighter: half after ${half}`;
    return `trailing ${windows ?? usual.windows} windows, gap ${gap ?? usual.gap}${fading}`;
  },
  sample: ({ forget }, { trailing: before, gap, grid: { perWindow }, set, states }) =>
    forget === null
      ? trailingBaseline(before!, gap, perWindow, states)
      : forgettingBaseline(before!, gap, perWindow, set.names.length, forget),
  followsNormal: ({ forget }) => forget === null,
  // what a baseline that forgets has left of its windows
  shared: ({ forget }, windows) =>
    forget === null ? windows : Math.min(windows, Math.max(1, (2 * forget.halfLife) / Math.LN2)),
});

function forgetting(forget: ForgettingKind | undefined, halfLife: number | undefined): Forgetting | null {
  const by = oneOf('Forgetting', forget ?? DEFAULTS.trailing.forget, FORGETTING_KINDS);
  if (by === 'none') {
    return null;
  }
  const half = halfLife ?? DEFAULTS.trailing.halfLife;
  if (!(typeof half === 'number' && half > 0 && half < Infinity)) {
    throw new DistributionError('query', `A half-life of ${half} windows is not possible.`, 'Give a number above 0.');
  }
  return { by, halfLife: half };
}
