import { fieldReducers, FieldType, reduceField } from '@grafana/data';
import type { DistributionView } from '../core';
import type { Look } from '../chart/look';
import { count, NO_ANSWER, shortCount } from '../format';
import type { Amount } from '../options';

/** One of Grafana's calculations over the windows that are shown. */
export interface Calculation {
  id: string;
  name: string;
  description: string;
  /** Its value for a category; null where it has none. */
  of: (category: string) => number | null;
  text: (value: number | null, look: Look, columnDecimals?: number) => string;
}

/**
 * Grafana's calculations of those ids, over the shares of each category or over its counts. What isn't in the unit of what it is
 * calculated of (how many values there are, changes in percent) is a plain number.
 */
export function calculations(view: DistributionView, ids: string[], amount: Amount): Calculation[] {
  const columns = new Map(
    view.categories.map(({ category, share, count: counts }) => [category, amount === 'counts' ? counts : share])
  );
  const results = new Map<string, Record<string, unknown>>();
  const resultsOf = (category: string) => {
    const known = results.get(category);
    if (known !== undefined) {
      return known;
    }
    const values = Array.from(columns.get(category) ?? []);
    const field = { name: category, type: FieldType.number, config: {}, values };
    const reduced = reduceField({ field, reducers: ids });
    results.set(category, reduced);
    return reduced;
  };
  return fieldReducers.list(ids).map(({ id, name, description = '', preservesUnits }) => ({
    id,
    name,
    description,
    of: (category) => {
      const value = resultsOf(category)[id];
      return typeof value === 'number' && Number.isFinite(value) ? value : null;
    },
    text: (value, look, columnDecimals) => {
      if (preservesUnits === false) {
        return value === null ? NO_ANSWER : shortCount(value);
      }
      return amount === 'counts' ? count(value) : look.words(value, columnDecimals);
    },
  }));
}
