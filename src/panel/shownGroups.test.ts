import { shownGroups } from './shownGroups';
import { testGroup, testView } from './testing';

const group = (groupName: string, n: number, drifting = false) =>
  testGroup(testView({ n: [n, null, n] }, { groupName, drifting }));
const groups = [group('a', 10), group('b', 1000), group('c', 100, true)];
const names = (chosen: string, most: number, height: number) =>
  shownGroups(groups, chosen, most, height, 8).map(({ view }) => view.meta.groupName);

describe('shownGroups', () => {
  it('shows all that fit, in their order', () => {
    expect(names('', 4, 1000)).toEqual(['a', 'b', 'c']);
  });

  it('puts those that drift and the largest first when not all fit', () => {
    expect(names('', 2, 1000)).toEqual(['c', 'b']);
    expect(names('', 4, 50)).toEqual(['c']);
  });

  it('shows the chosen one alone, and all when it is gone', () => {
    expect(names('b', 4, 1000)).toEqual(['b']);
    expect(names('gone', 4, 1000)).toEqual(['a', 'b', 'c']);
  });
});
