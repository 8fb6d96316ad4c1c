/** @jest-environment node */
import { chooseCategories, naturally, OTHER } from './categorySet';

const totals = { a: 5, b: 9, c: 1, d: 2 };
const choose = (values: Record<string, number>, named: string[], top: number) =>
  chooseCategories(Object.keys(values), () => new Map(Object.entries(values)), named, top);

describe('chooseCategories', () => {
  it('keeps the largest by name, in natural order, and pools the rest', () => {
    expect(choose(totals, [], 2)).toMatchObject({
      names: ['a', 'b', OTHER],
      pooled: 2,
      rest: 2,
      indexOf: { a: 0, b: 1, c: 2, d: 2 },
    });
  });

  it('pools nothing when all fit', () => {
    expect(choose(totals, [], 4)).toMatchObject({ names: ['a', 'b', 'c', 'd'], pooled: 0, rest: -1 });
  });

  it('keeps a schema first and in its order, seen or not', () => {
    expect(choose(totals, ['d', 'z'], 1).names).toEqual(['d', 'z', 'b', OTHER]);
  });

  it('gives the rest another name where a category has it', () => {
    const { names, indexOf } = choose({ other: 9, b: 5, c: 1 }, [], 1);
    expect(names).toEqual(['other', 'other (rest)']);
    expect(indexOf).toMatchObject({ other: 0, b: 1, c: 1 });
    expect(choose({ other: 1, b: 5, c: 2 }, [], 2).names).toEqual(['b', 'c', 'other (rest)']);
  });

  it('counts all that is not named as `other` where `other` is named', () => {
    expect(choose(totals, ['a', 'other'], 12)).toMatchObject({
      names: ['a', 'other'],
      indexOf: { a: 0, b: 1, c: 1, d: 1 },
    });
  });

  it('is not misled by names that objects have', () => {
    expect(choose({ constructor: 3, __proto__x: 1 }, [], 5).indexOf.constructor).toBe(1);
  });
});

describe('naturally', () => {
  it('sorts numbers by value and text by letter', () => {
    expect(['500', 'b', '99', 'a', '404'].sort(naturally)).toEqual(['99', '404', '500', 'a', 'b']);
  });
});
