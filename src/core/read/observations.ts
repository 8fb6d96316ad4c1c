import { requireWithin, type Limits } from '../limits';
import { DistributionError } from '../model/errors';
import type { Labels } from '../model/frame';
import type { Series } from './rawSeries';
import { labelKey } from './labelKey';
import type { Answer } from './readSeries';

/** Name of the category of series that lack the category label. */
const NO_CATEGORY = '(none)';

/** A series that knows its group and its category; several can share both, and add up. */
export interface Observation {
  groupKey: string;
  group: Labels;
  category: string;
  series: Series;
}

/** Splits series into groups and categories. `what` names the answer in errors. */
export function observe(
  answer: Answer,
  category: string,
  groupBy: string[],
  what: string,
  limits: Limits
): Observation[] {
  const { series, notices } = answer;
  const categories = new Set<string>();
  const groups = new Set<string>();
  let missing = 0;
  const groupOf = groupReader(groupBy);
  const observations: Observation[] = [];
  for (let i = 0; i < series.length; i++) {
    const one = series[i];
    const name = one.labels[category];
    missing += name === undefined ? 1 : 0;
    const { key, group } = groupOf(one.labels);
    const known = name || NO_CATEGORY;
    observations.push({ groupKey: key, group, category: known, series: one });
    categories.add(known);
    groups.add(key);
  }
  if (series.length > 0 && missing === series.length) {
    throw missingLabel(category, series, what, 'category');
  }
  notices.count(
    'no category',
    missing,
    'info',
    (n) => `${n} series have no \`${category}\` label and count as \`${NO_CATEGORY}\`.`
  );
  requireWithin('categories', categories.size, limits);
  requireWithin('groups', groups.size, limits);
  return observations;
}

interface Group {
  key: string;
  group: Labels;
}

/** The group of a series by its labels; series of one group, of which there are many, have the same one. */
function groupReader(groupBy: string[]): (labels: Labels) => Group {
  const known = new Map<string, Group>();
  return (labels) => {
    let text = '';
    for (let i = 0; i < groupBy.length; i++) {
      text += `${labels[groupBy[i]] ?? ''}\u0001`;
    }
    let found = known.get(text);
    if (found === undefined) {
      const group: Labels = {};
      groupBy.forEach((label) => (group[label] = labels[label] ?? ''));
      found = { key: labelKey(group), group };
      known.set(text, found);
    }
    return found;
  };
}

/** Throws when no series has one of the group labels. */
export function requireGroups(series: Series[], groupBy: string[], what: string): void {
  for (const label of groupBy) {
    if (series.length > 0 && series.every(({ labels }) => labels[label] === undefined)) {
      throw missingLabel(label, series, what, 'group');
    }
  }
}

function missingLabel(name: string, series: Series[], what: string, role: 'category' | 'group'): DistributionError {
  const known = new Set<string>();
  series.forEach(({ labels }) => Object.keys(labels).forEach((label) => known.add(label)));
  const list = Array.from(known).sort();
  if (list.length === 0) {
    return new DistributionError(
      'data',
      `\`${name}\` is not a label of ${what}; it has no labels.`,
      'Keep the label in the upstream query, for example `sum by (code) (...)`.'
    );
  }
  return new DistributionError(
    'data',
    `\`${name}\` is not a label of ${what}; it has: ${list.join(', ')}.`,
    role === 'category' ? 'Choose one of them as the category.' : 'Group by one of them, or by none.'
  );
}
