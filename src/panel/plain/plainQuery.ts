import { kindOf } from '../../core/baseline/kinds';
import { DEFAULTS } from '../../core/defaults';
import {
  DistributionError,
  VIEW_FORMAT,
  type BaselineSettings,
  type DistributionQuery,
  type StatisticId,
} from '../core';
import type { PlainSeriesOptions } from '../options';

/** The core's query for series that are already here: nothing is asked of an upstream. `drawn`: statistics that the panel draws, too. */
export function plainQuery(plain: PlainSeriesOptions, drawn: StatisticId[] = []): DistributionQuery {
  return {
    upstream: { datasource: { uid: 'panel' }, query: {} },
    category: plain.category,
    groupBy: plain.groupBy,
    values: plain.values,
    window: { size: plain.window === '' ? 'auto' : plain.window },
    baseline: baseline(plain),
    detect: { alpha: plain.alpha, minEffect: plain.minEffect, minN: plain.minN },
    statistics: [...new Set([...DEFAULTS.statistics, ...drawn])],
    format: VIEW_FORMAT,
  };
}

/** A kind that has nothing to set, or whose settings the panel has. */
function baseline(plain: PlainSeriesOptions): BaselineSettings {
  const { baseline: kind, trailingWindows: windows, trailingGap: gap, fixedShares } = plain;
  const written: Record<string, () => object> = {
    trailing: () => ({ windows, gap }),
    fixed: () => ({ shares: parseShares(fixedShares) }),
  };
  return { ...kindOf({ kind }).begin({}), ...written[kind]?.() };
}

/** "2xx=95, 4xx=4, 5xx=1" -> shares; the core normalises them. */
export function parseShares(text: string): Record<string, number> {
  const shares: Record<string, number> = {};
  for (const part of text.split(',').filter((piece) => piece.trim() !== '')) {
    const at = part.lastIndexOf('=');
    const value = Number(
      part
        .slice(at + 1)
        .replace('%', '')
        .trim()
    );
    if (at < 1 || !Number.isFinite(value)) {
      throw new DistributionError(
        'query',
        `\`${part.trim()}\` is not a share.`,
        'Write the intended shares as category=share, with commas between: 2xx=95, 4xx=4, 5xx=1.'
      );
    }
    shares[part.slice(0, at).trim()] = value;
  }
  return shares;
}
