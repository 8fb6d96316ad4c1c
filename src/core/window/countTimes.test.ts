/** @jest-environment node */
import { random } from '../numeric';
import { countTimes } from './table';

describe('the times that a mean of states is taken over', () => {
  it('are the different ones of each bucket, over all series of a group', () => {
    const draws = random(3);
    const below = (n: number) => Math.floor(draws.uniform() * n);
    for (let round = 0; round < 50; round++) {
      const series = Array.from({ length: 6 }, (_, i) => {
        const times = Float64Array.from({ length: 40 }, (_, t) => t).filter(() => draws.uniform() < 0.8);
        return {
          group: i % 2,
          times,
          at: Int32Array.from(times, (time) => (time < 5 ? -1 : Math.floor(time / 7))),
          values: times.map(() => (draws.uniform() < 0.2 ? NaN : below(9))),
        };
      });
      const points = [new Float64Array(6).fill(9), new Float64Array(6).fill(9)];
      const places = Int32Array.from(series.flatMap(({ group }) => [group, 0]));
      const [times, at, values] = [series.map((s) => s.times), series.map((s) => s.at), series.map((s) => s.values)];
      countTimes(points, places, times, at, values);
      points.forEach((own, group) => {
        const expected = Array.from({ length: 6 }, () => new Set<number>());
        series
          .filter((one) => one.group === group)
          .forEach((one) =>
            one.at.forEach((bucket, i) => bucket >= 0 && one.values[i] >= 0 && expected[bucket].add(one.times[i]))
          );
        expect(Array.from(own)).toEqual(expected.map(({ size }) => size));
      });
    }
  });

  it('are one where there is no column of times', () => {
    const points = [new Float64Array(1)];
    const none = new Float64Array(0);
    const at = [new Int32Array(3), new Int32Array(2)];
    countTimes(points, Int32Array.of(0, 0, 0, 1), [none, none], at, [
      Float64Array.of(1, NaN, 2),
      Float64Array.of(3, 4),
    ]);
    expect(points[0][0]).toBe(1);
  });
});
