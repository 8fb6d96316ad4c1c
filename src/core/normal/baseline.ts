import { DEFAULTS } from '../defaults';
import { parseDuration } from '../duration';
import { requireWithin } from '../limits';
import { DistributionError } from '../model/errors';
import type { DistributionQuery, Forgetting, UpstreamQuery, UpstreamRef } from '../model/query';
import { oneOf, wholeNumber } from './checks';

export type NormalBaseline =
  | { kind: 'fixed'; shares: Record<string, number> }
  | { kind: 'uniform' }
  | { kind: 'trailing'; forget: Forgetting | null }
  | { kind: 'offset'; offsets: Array<{ text: string; ms: number }> }
  | { kind: 'query'; datasource: UpstreamRef; query: UpstreamQuery };

export function normalTrailing(query: DistributionQuery): { windows: number; gap: number } {
  const own: { windows?: number; gap?: number } = query.baseline?.kind === 'trailing' ? query.baseline : {};
  const windows = wholeNumber('Trailing windows', own.windows ?? DEFAULTS.trailing.windows, 1);
  requireWithin('trailingWindows', windows);
  return { windows, gap: wholeNumber('Gap', own.gap ?? DEFAULTS.trailing.gap, 0) };
}

export function normalBaseline(
  query: DistributionQuery,
  upstream: UpstreamRef,
  size: number | 'auto' | 'range'
): NormalBaseline {
  const baseline = query.baseline ?? { kind: 'trailing' };
  switch (baseline.kind) {
    case 'fixed':
      if (Object.keys(baseline.shares ?? {}).length === 0) {
        throw new DistributionError(
          'query',
          'The fixed baseline has no shares.',
          'Give each category its intended share.'
        );
      }
      return { kind: 'fixed', shares: baseline.shares };
    case 'uniform':
      return { kind: 'uniform' };
    case 'trailing':
      if (size === 'range') {
        throw new DistributionError(
          'query',
          'A window that spans the range has no windows before it.',
          'Choose a fixed, uniform, offset or query baseline, or a window such as 1m.'
        );
      }
      return normalForgetting(query);
    case 'offset': {
      const offsets = baseline.offsets && baseline.offsets.length > 0 ? baseline.offsets : DEFAULTS.offsets;
      requireWithin('offsets', offsets.length);
      return { kind: 'offset', offsets: offsets.map(normalOffset) };
    }
    case 'query':
      if (!baseline.query || Object.keys(baseline.query).length === 0) {
        throw new DistributionError(
          'query',
          'The baseline query is empty.',
          'Write the query that counts the baseline.'
        );
      }
      return {
        kind: 'query',
        datasource: baseline.datasource?.uid ? baseline.datasource : upstream,
        query: baseline.query,
      };
    default:
      throw new DistributionError(
        'query',
        `Unknown baseline "${String((baseline as { kind: unknown }).kind)}".`,
        'Choose fixed, uniform, trailing, offset or query.'
      );
  }
}

function normalOffset(text: string, index: number, all: string[]): { text: string; ms: number } {
  const ms = parseDuration(text, 'Offset');
  if (ms === 0) {
    throw new DistributionError(
      'query',
      'An offset of 0 compares a window with itself.',
      'Choose an offset such as 1d or 1w.'
    );
  }
  if (all.indexOf(text) !== index) {
    throw new DistributionError('query', `The offset ${text} is there twice.`, 'Remove one of them.');
  }
  return { text, ms };
}

function normalForgetting(query: DistributionQuery): NormalBaseline {
  const { forget, halfLife } = query.baseline?.kind === 'trailing' ? query.baseline : {};
  const by = oneOf('Forgetting', forget ?? DEFAULTS.trailing.forget, ['none', 'ewma', 'dirichlet']);
  if (by === 'none') {
    return { kind: 'trailing', forget: null };
  }
  const half = halfLife ?? DEFAULTS.trailing.halfLife;
  if (!(typeof half === 'number' && half > 0 && half < Infinity)) {
    throw new DistributionError('query', `A half-life of ${half} windows is not possible.`, 'Give a number above 0.');
  }
  return { kind: 'trailing', forget: { by, halfLife: half } };
}
