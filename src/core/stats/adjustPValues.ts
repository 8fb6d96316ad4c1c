import { checkWithin } from './checks';

export type Adjustment = (typeof ADJUSTMENTS)[number];
export const ADJUSTMENTS = ['bonferroni', 'holm', 'benjamini-hochberg'] as const;

/**
 * P-values adjusted for being several, so that each can be compared with α itself. With p(1) <= ... <= p(m):
 *
 * - `bonferroni`: min(1, m p); holds the chance of any false alarm (Dunn 1961)
 * - `holm`: max over j <= i of min(1, (m - j + 1) p(j)); holds the same, and is never less powerful (Holm 1979)
 * - `benjamini-hochberg`: min over j >= i of min(1, m p(j) / j); holds the part of alarms that are false (Benjamini & Hochberg,
 *   JRSS B 57, 1995)
 *
 * @param p p-values; null (no answer) stays null and does not count
 * @returns as many adjusted p-values, in the same order
 * @throws RangeError for a value outside [0, 1] or an unknown method
 */
export function adjustPValues(p: ArrayLike<number | null>, method: Adjustment): Array<number | null> {
  const adjusted = new Array<number | null>(p.length);
  const order: number[] = [];
  for (let i = 0; i < p.length; i++) {
    adjusted[i] = null;
    const value = p[i];
    if (value !== null) {
      checkWithin(value, 0, 1, `p[${i}]`);
      adjusted[i] = value;
      order.push(i);
    }
  }
  const values = Float64Array.from(p, (value) => value ?? 1);
  const at = (i: number): number => values[i];
  order.sort((a, b) => values[a] - values[b]);
  const m = order.length;
  let bound = method === 'benjamini-hochberg' ? 1 : 0;
  for (let rank = 0; rank < m; rank++) {
    switch (method) {
      case 'bonferroni':
        adjusted[order[rank]] = Math.min(1, m * at(order[rank]));
        break;
      case 'holm':
        bound = Math.max(bound, Math.min(1, (m - rank) * at(order[rank])));
        adjusted[order[rank]] = bound;
        break;
      case 'benjamini-hochberg': {
        const last = m - 1 - rank;
        bound = Math.min(bound, (m * at(order[last])) / (last + 1));
        adjusted[order[last]] = bound;
        break;
      }
      default:
        throw new RangeError(`unknown adjustment: ${String(method)}`);
    }
  }
  return adjusted;
}
