/** @jest-environment node */
import { columnCodes, rowCodes } from './rowCodes';
import * as kernel from './rowKernel';
import { random } from '../numeric';
import { KERNEL } from '../kernel';

const { codeStarts, firstRows, numberCodes, pairCodes, settled, SETTLED, togetherByCode } = kernel;

const tableOf = (type: 'string' | 'number' | 'enum', values: unknown[], codes?: Int32Array) => ({
  schema: { fields: [{ name: 'x', type, config: { type: { enum: { text: ['a', 'b'] } } } }] },
  data: { values: [values], ...(codes && { codes: [codes] }) },
});

describe('codes of rows', () => {
  it('number values by their first row; no number is a value', () => {
    expect(Array.from(numberCodes(Float64Array.of(7, NaN, -1, 7, NaN, 0, -1)))).toEqual([0, 1, 2, 0, 1, 3, 2]);
    expect(Array.from(numberCodes(new Float64Array(0)))).toEqual([]);
  });

  it('tell pairs apart, and put the rows of each together in their order', () => {
    const codes = pairCodes(Int32Array.of(0, 0, 1, 0, 1), Int32Array.of(0, 1, 0, 0, 0), 2, 2);
    expect(Array.from(codes)).toEqual([0, 1, 2, 0, 2]);
    expect(Array.from(firstRows(codes))).toEqual([0, 1, 2]);
    const starts = codeStarts(codes, 3);
    expect(Array.from(starts)).toEqual([0, 2, 3, 5]);
    expect(Array.from(togetherByCode(Float64Array.of(10, 11, 12, 13, 14), codes, starts))).toEqual([
      10, 13, 11, 12, 14,
    ]);
  });

  it.each([
    ['texts', 'string', ['b', null, '', 'a', 'b', undefined], ['b', '', 'a'], [0, 1, 1, 2, 0, 1]],
    ['numbers of a host', 'number', Float64Array.of(2, NaN, 1, 2), ['2', '', '1'], [0, 1, 2, 0]],
    ['an enum', 'enum', [1, 0, 7, 1], ['b', 'a', '7'], [0, 1, 2, 0]],
  ] as const)('of %s have a name each', (_, type, values, names, rows) => {
    const found = columnCodes(tableOf(type, values as unknown as unknown[]), 0, KERNEL);
    expect(found.names).toEqual(names);
    expect(Array.from(found.rows)).toEqual(rows);
  });

  it('are the host’s where it has them, unless two of its values have one name', () => {
    const own = Int32Array.of(0, 1, 0);
    expect(columnCodes(tableOf('string', ['a', 'b', 'a'], own), 0, KERNEL).rows).toBe(own);
    const found = columnCodes(tableOf('string', ['', null, 'a'], Int32Array.of(0, 1, 2)), 0, KERNEL);
    expect([found.names, Array.from(found.rows)]).toEqual([
      ['', 'a'],
      [0, 0, 1],
    ]);
    expect(columnCodes(tableOf('string', ['a', 'b'], [0, 0] as unknown as Int32Array), 0, KERNEL).names).toEqual([
      'a',
      'b',
    ]);
  });

  it('of many columns are the same by tables of pairs and without', () => {
    const draws = random(1);
    const columns = [5000, 5000].map((kinds) =>
      Array.from({ length: 300 }, () => `${Math.floor(draws.uniform() * kinds)}`)
    );
    columns.forEach((column) => column.push(...Array.from({ length: 5000 }, (_, i) => `${i}`)));
    const frame = {
      schema: { fields: columns.map(() => ({ name: 'x', type: 'string' as const })) },
      data: { values: columns },
    };
    const known = new Map<string, number>();
    const expected = columns[0].map((a, row) => {
      const pair = `${a} ${columns[1][row]}`;
      known.set(pair, known.get(pair) ?? known.size);
      return known.get(pair)!;
    });
    expect(Array.from(rowCodes(frame, [0, 1], expected.length, KERNEL))).toEqual(expected);
    expect(Array.from(rowCodes(frame, [], 2, KERNEL))).toEqual([0, 0]);
  });
});

describe('settled points', () => {
  const points = (times: number[], values: number[], adds: boolean) => {
    const found = settled(Float64Array.from(times), Float64Array.from(values), adds);
    const kept = found[3];
    return {
      facts: Array.from(found.subarray(0, 3)),
      times: Array.from(found.subarray(SETTLED, SETTLED + kept)),
      values: Array.from(found.subarray(SETTLED + kept)),
    };
  };

  it('are in order, no time twice, and none without a time', () => {
    expect(points([3, NaN, 1, 3, 2], [30, 9, 10, 31, 20], false)).toEqual({
      facts: [1, 1, 1],
      times: [1, 2, 3],
      values: [10, 20, 31],
    });
  });

  it('of one time add up where rows are events; no value takes no place', () => {
    expect(points([1, 1, 1, 2, 2], [NaN, 2, 3, 4, NaN], true)).toEqual({
      facts: [0, 0, 0],
      times: [1, 2],
      values: [5, 4],
    });
    expect(points([], [], true)).toEqual({ facts: [0, 0, 0], times: [], values: [] });
  });
});
