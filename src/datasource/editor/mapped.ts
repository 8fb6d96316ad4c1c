import type { CategoryRule, CategorySettings } from '../../core';
import { naturally } from '../../core/pool/categorySet';
import { identifying, identifyingText } from '../../core/pool/identifying';
import { mappingOf } from '../../core/pool/mapping';
import type { HintText } from './Hint';

/** Status codes by their class. */
export const CLASSES: CategoryRule = { matches: '([1-5])..', to: '$1xx' };

const CODE = /^[1-5]\d\d$/;

/** Whether values are status codes, of which some share a class. */
export const haveClasses = (values: string[]): boolean =>
  values.length > 1 &&
  values.every((value) => CODE.test(value)) &&
  new Set(values.map(([first]) => first)).size < values.length;

/** What each rule catches of some values; null where the rules can't be followed, or there are no values. */
export function caughtBy(rules: CategoryRule[], values: string[]): string[][] | null {
  try {
    const single = rules.map((rule) => mappingOf([rule]));
    const caught: string[][] = rules.map(() => []);
    values.forEach((value) => {
      const first = single.findIndex((mapping) => mapping(value) !== value);
      caught[first]?.push(value);
    });
    return values.length > 0 ? caught.map((names) => names.sort(naturally)) : null;
  } catch {
    // the query's error says why
    return null;
  }
}

/** Says so where categories, once mapped, look like what identifies persons or events. */
export function identifyingHint(
  category: string,
  values: string[],
  { map = [], schema = [], identifying: way }: Pick<CategorySettings, 'map' | 'schema' | 'identifying'>,
  choose: (map: CategoryRule[]) => void
): HintText | null {
  if (way === 'hash') {
    return null;
  }
  let names = values;
  try {
    names = Array.from(new Set(values.map(mappingOf(map))));
  } catch {
    // the query's error says why
  }
  const found = identifying(names.filter((name) => !schema.includes(name)));
  return (
    found && {
      problem: identifyingText(category, found),
      remedy: { label: `Map them to “${found.look.rule.to}”`, apply: () => choose([...map, found.look.rule]) },
    }
  );
}
