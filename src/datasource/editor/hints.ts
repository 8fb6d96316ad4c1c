import { LIMITS, type AlarmBudget, type ValueMeaning } from '../../core';
import type { ObservedAnswer } from './observed';
import type { MeaningGuess } from '../../core/read/meaningGuess';
import { isInstant, looksBack } from '../../core/upstreamKinds';
import type { HintText } from './Hint';
import type { Upstream } from './UpstreamEditor';

/** More values than this are rarely kinds: paths, ids, instances. */
const MANY = 50;

/** What the last answer says against the chosen category, with the label to use in its place. */
export function categoryHint(
  category: string,
  observed: ObservedAnswer | null,
  choose: (category: string) => void
): HintText | null {
  if (!observed || category === '') {
    return null;
  }
  const chosen = observed.labels.find(({ name }) => name === category);
  const better = observed.labels.find(({ name, values }) => name === observed.guess && name !== category && values > 1);
  const remedy = better && { label: `Use ${better.name}`, apply: () => choose(better.name) };
  if (!chosen) {
    return { problem: `The answer has no \`${category}\`.${better ? ` Use \`${better.name}\`.` : ''}`, remedy };
  }
  if (chosen.values === 1) {
    const rest = better
      ? ` Use \`${better.name}\`.`
      : ' A distribution needs more: keep the label in the upstream query, with `by` or GROUP BY.';
    return { problem: `\`${category}\` has 1 value in this range.${rest}`, remedy };
  }
  return better && chosen.values > MANY && better.values <= MANY
    ? { problem: `\`${category}\` has ${chosen.values} values in this range. Use \`${better.name}\`.`, remedy }
    : null;
}

/** What the last answer says against a label that splits it into groups. */
export function groupHint(
  groupBy: string[],
  observed: ObservedAnswer | null,
  choose: (groupBy: string[]) => void
): HintText | null {
  const labels = observed?.labels ?? [];
  for (const name of labels.length > 0 ? groupBy : []) {
    const values = labels.find((label) => label.name === name)?.values ?? 0;
    const remedy = { label: `Leave out ${name}`, apply: () => choose(groupBy.filter((other) => other !== name)) };
    if (values === 0) {
      return { problem: `The answer has no \`${name}\` to group by.`, remedy };
    }
    if (values > LIMITS.groups) {
      return { problem: `\`${name}\` has ${values} values; up to ${LIMITS.groups} groups are possible.`, remedy };
    }
  }
  return null;
}

export const MEANINGS: Array<{ value: ValueMeaning; label: string; description: string }> = [
  { value: 'counts', label: 'counts per interval', description: 'Events in each interval: increase(…), COUNT(*)' },
  { value: 'rates', label: 'events a second', description: 'Multiplied by the interval: rate(…)' },
  { value: 'counters', label: 'running totals', description: 'Their increase counts, resets included: …_total' },
  { value: 'states', label: 'how many are in a state', description: 'The window’s mean, never summed: pods by phase' },
];

/** Says so where the query's text and the chosen meaning contradict one another. */
export function meaningHint(
  values: ValueMeaning,
  guess: MeaningGuess | null,
  choose: (values: ValueMeaning) => void
): HintText | null {
  if (!guess || guess.values === values) {
    return null;
  }
  const { label } = MEANINGS.find(({ value }) => value === guess.values)!;
  return {
    problem: `${guess.because} answers ${label}.`,
    remedy: { label: `Use ${label}`, apply: () => choose(guess.values) },
  };
}

/** Says so where the upstream query's points look back too far, or where it asks for an instant, with a click that mends it. */
export function upstreamHint(
  { datasource, query }: Upstream,
  windowMs: number | undefined,
  choose: (query: Upstream['query']) => void
): HintText | null {
  if (!query || windowMs === undefined) {
    return null;
  }
  if (isInstant(datasource?.type, query)) {
    const range = 'queryType' in query ? { ...query, queryType: 'range' } : { ...query, instant: false, range: true };
    return {
      problem: 'The query asks for one instant, and windows need a range.',
      remedy: { label: 'Make it a range query', apply: () => choose(range) },
    };
  }
  const back = looksBack(datasource?.type, query, windowMs);
  return (
    back && {
      problem: `Each point looks back ${back.text}, longer than the window: changes show up spread over ${back.text}.`,
      remedy: {
        label: 'Look back one window',
        apply: () => choose({ ...query, expr: String(query.expr).split(`[${back.text}]`).join('[$__interval]') }),
      },
    }
  );
}

/** More groups than share the budget would each have a share of their own, and more false alarms than were meant. */
export function budgetHint(
  budget: AlarmBudget | undefined,
  groups: number,
  choose: (groups: number) => void
): HintText | null {
  return budget?.groups !== undefined && groups > budget.groups
    ? {
        problem: `The answer has ${groups} groups, and the budget is for ${budget.groups}.`,
        remedy: { label: `Share it by ${groups}`, apply: () => choose(groups) },
      }
    : null;
}
