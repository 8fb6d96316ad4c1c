/** @jest-environment node */
import { chooseCategories, naturally, OTHER } from './categorySet';

const totals = { a: 5, b: 9, c: 1, d: 2 };
const choose = (values: Record<string, number>, named: string[], top: number, leastShare = 0, beside = {}) =>
  chooseCategories(Object.keys(values), () => [values, beside].map((own) => new Map(Object.entries(own))), named, {
    top,
    leastShare,
  });

describe('chooseCategories', () => {
  it('keeps the largest by name, in natural order, and pools the rest', () => {
    expect(choose(totals, [], 2)).toMatchObject({
      names: ['a', 'b', OTHER],
      pooled: ['d', 'c'],
      rest: 2,
      indexOf: { a: 0, b: 1, c: 2, d: 2 },
    });
  });

  it('pools nothing when all fit', () => {
    expect(choose(totals, [], 4)).toMatchObject({ names: ['a', 'b', 'c', 'd'], pooled: [], rest: -1 });
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

  it('pools what has too small a share of every answer’s events, but not what is named', () => {
    const values = { a: 900, b: 90, c: 9, d: 1, e: 0 };
    expect(choose(values, [], 12, 0.05)).toMatchObject({ names: ['a', 'b', OTHER], pooled: ['c', 'd', 'e'] });
    expect(choose(values, [], 12, 0.05, { a: 9, c: 1 }).names).toEqual(['a', 'b', 'c', OTHER]);
    expect(choose(values, ['d'], 1, 0.05).names).toEqual(['d', 'a', OTHER]);
    expect(choose(values, [], 12, 0.001).pooled).toEqual(['e']);
    expect(choose(values, [OTHER], 12, 0.001).names).toEqual([OTHER]);
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
