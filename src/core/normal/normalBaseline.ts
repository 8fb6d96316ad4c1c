import { kindOf } from '../baseline/kinds';
import { DEFAULTS } from '../defaults';
import { requireWithin } from '../limits';
import { wholeNumber } from '../model/settingChecks';
import type { NormalBaseline } from '../model/normalQuery';
import { requireShape } from '../model/shape';
import type { DistributionQuery, UpstreamRef } from '../model/query';

export function normalTrailing({ baseline }: DistributionQuery): { windows: number; gap: number } {
  const own =
    kindOf(baseline).source === 'trailing' ? (baseline as { windows?: number; gap?: number } | undefined) : {};
  const windows = wholeNumber('Trailing windows', own?.windows ?? DEFAULTS.trailing.windows, 1);
  requireWithin('trailingWindows', windows);
  return { windows, gap: wholeNumber('Gap', own?.gap ?? DEFAULTS.trailing.gap, 0) };
}

export function normalBaseline(
  query: DistributionQuery,
  upstream: UpstreamRef,
  size: number | 'auto' | 'range'
): NormalBaseline {
  const kind = kindOf(query.baseline);
  requireShape(query.baseline, kind.shape, '`baseline`');
  return kind.normal(query.baseline ?? kind.begin(query), { upstream, size });
}
