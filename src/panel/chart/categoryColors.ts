import type { GrafanaTheme2 } from '@grafana/data';
import { meaningColor } from './meaningColor';

/** Distinct for the common kinds of colour blindness: Paul Tol's muted and bright schemes, and Okabe and Ito's orange and vermilion. */
const PALETTE = [
  ...['#4477aa', '#ccbb44', '#aa4499', '#66ccee', '#cc6677', '#44aa99', '#e69f00', '#88ccee'],
  ...['#999933', '#aa3377', '#117733', '#ddcc77', '#0072b2', '#ee6677', '#228833', '#d55e00'],
];

const REST = '#8e8e8e';

/** Whether a category holds what is left after those that have a name of their own, by the names that the core gives it. */
export const isRest = (category: string): boolean => category === 'other' || category === 'other (rest)';

/**
 * A colour for each category by its meaning ("503", "failed", "warn"), else by its name, so that it is the same in every panel and after every
 * refresh. Where two names fall on one colour of the palette, the later in the alphabet takes the next that is free.
 */
export function categoryColors(categories: string[], theme: GrafanaTheme2): Map<string, string> {
  const colors = new Map<string, string>();
  const taken = new Set<number>();
  for (const category of [...categories].sort()) {
    const name = isRest(category) ? REST : meaningColor(category);
    if (name !== null) {
      colors.set(category, theme.visualization.getColorByName(name));
      continue;
    }
    let at = hash(category) % PALETTE.length;
    for (let tried = 0; tried < PALETTE.length && taken.has(at); tried++) {
      at = (at + 1) % PALETTE.length;
    }
    taken.add(at);
    colors.set(category, PALETTE[at]);
  }
  return colors;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  }
  return value;
}
