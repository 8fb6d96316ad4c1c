/** @jest-environment node */
import { derive, plan, type DistributionQuery, type FrameJSON, type Kept, type QueryRange } from '../../core';
import { KERNEL } from '../../core/kernel';
import type { Kernel } from '../../core/model/kernelContract';
import type { UpstreamResponse } from '../../core/model/query';
import { random } from '../../core/numeric';
import { OUTPUT_FORMATS } from '../../core/output/formats';
import { last, MINUTE, NOON, queryOf } from '../../core/testing/run';
import { DerivedMemory } from './derivedMemory';

/** Series of three categories in two groups, which drift at their end. */
function answers(query: DistributionQuery, range: QueryRange, seed = 1): UpstreamResponse[] {
  return plan(query, range).requests.map(({ id, from, to }) => {
    const draws = random(seed);
    const times = Array.from({ length: Math.round((to - from) / MINUTE) }, (_, i) => from + (i + 1) * MINUTE);
    const frames = ['eu', 'us'].flatMap((region) =>
      [900, 80, 20].map((mean, i) => ({
        schema: {
          fields: [
            { name: 'Time', type: 'time' as const },
            { name: 'Value', type: 'number' as const, labels: { code: `${200 + i}`, region } },
          ],
        },
        data: {
          values: [times, times.map((time) => draws.poisson(time > NOON - 10 * MINUTE && i === 2 ? 4 * mean : mean))],
        },
      }))
    );
    return { id, frames };
  });
}

const grouped = (settings: Partial<DistributionQuery> = {}) =>
  queryOf({ category: 'code', groupBy: ['region'], window: { size: '1m' }, ...settings });

/** The core's kernel, with how often windows were marked: once for each group that is judged by evidence. */
function counting() {
  const times = { judged: 0 };
  const kernel: Kernel = {
    ...KERNEL,
    life: (...of) => {
      times.judged++;
      return KERNEL.life(...of);
    },
  };
  return { times, kernel };
}

const NOTHING: Kept = {};

it.each(OUTPUT_FORMATS.map(({ id }) => id))(
  'has the frames that are derived, of random questions in a random order: %s',
  (id) => {
    const { times, kernel } = counting();
    const memory = new DerivedMemory(1_500_000);
    const draws = random(1);
    const any = <T>(...of: T[]): T => of[Math.floor(draws.uniform() * of.length)];
    let usual = 0;
    for (let i = 0; i < 40; i++) {
      const query = grouped({ format: id, ...any<object>({}, { detect: { minN: 50 } }) });
      // within a window, so that nothing changes but the range that frames name; or one window later
      const later = any(0, 10_000, 20_000, 50_000, MINUTE);
      const range = { ...last(30), to: NOON + later, from: NOON - 30 * MINUTE + later, now: NOON + later };
      const kept = any<Kept>({}, {}, { limits: { categories: 5000 } });
      const responses = answers(query, range, any(1, 1, 1, 2));
      const { frames, groups } = derive(query, range, responses, { kept });
      usual += groups;
      const got = memory.derive(query, range, responses, kept, kernel);
      expect(got).toEqual(frames);
      expect(JSON.stringify(got)).toBe(JSON.stringify(frames));
    }
    expect(times.judged).toBeGreaterThan(0);
    expect(times.judged).toBeLessThan(usual);
  }
);

it('derives the same once while a window lasts, and anew whatever is not the same', () => {
  const { times, kernel } = counting();
  const memory = new DerivedMemory();
  const query = grouped();
  const at = (ms: number) => ({ from: NOON - 30 * MINUTE + ms, to: NOON + ms, now: NOON + ms });
  const responses = answers(query, at(0));
  const judgedBy = (ask: () => void) => {
    const before = times.judged;
    ask();
    return times.judged - before;
  };
  const ask = (range: QueryRange, told = responses, kept = NOTHING) =>
    judgedBy(() => memory.derive(query, range, told, kept, kernel));
  expect([0, 10_000, 20_000, 30_000, 40_000, 50_000].map((ms) => ask(at(ms)))).toEqual([2, 0, 0, 0, 0, 0]);
  const changed = (change: (frame: FrameJSON) => void) => {
    const [{ id, frames }] = structuredClone(responses);
    change(frames[3]);
    return [{ id, frames }];
  };
  const others = [
    changed(({ data }) => (data.values[1][17] = 1)),
    changed(({ data }) => (data.values[1][17] = null)),
    changed(({ data }) => (data.values[1][17] = 0)),
    changed(({ data }) => (data.values[1][17] = -0)),
    changed(({ data }) => (data.values = data.values.map((column) => column.slice(0, -1)))),
    changed(({ schema }) => (schema.fields[1].labels!.code = '203')),
    changed(({ data }) => (data.entities = [null, { NaN: [17] }])),
  ];
  expect(others.map((told) => ask(at(0), told))).toEqual([2, 2, 2, 2, 2, 2, 2]);
  expect(ask(at(0))).toBe(2);
  expect(ask(at(0), responses, { limits: { groups: 10 } })).toBe(2);
  expect(ask({ ...at(0), now: NOON + 5 * MINUTE })).toBe(2);
  expect(ask({ ...at(MINUTE) })).toBe(2);
});

it('keeps what it knows from whoever changes what was handed over, and names the range that was asked', () => {
  const memory = new DerivedMemory();
  const query = grouped();
  const range = last(30);
  const want = derive(query, range, answers(query, range)).frames;
  const responses = answers(query, range);
  const spoil = (frames: FrameJSON[]) =>
    frames.forEach(({ schema, data }) => {
      data.values.forEach((column) => column.fill(9));
      schema.fields.forEach((field) => (field.config = { unit: 'none' }));
      Object.assign(schema.meta!.custom!, { multinomial: null });
    });
  spoil(memory.derive(query, range, responses, NOTHING, KERNEL));
  responses.forEach(({ frames }) => frames.forEach(({ data }) => data.values[1].fill(0)));
  spoil(memory.derive(query, range, answers(query, range), NOTHING, KERNEL));
  expect(memory.derive(query, range, answers(query, range), NOTHING, KERNEL)).toEqual(want);
});

it('forgets what has gone unasked for longest, and an upstream’s error is never an answer', () => {
  const { times, kernel } = counting();
  const range = last(30);
  const asking = (minN: number) => grouped({ detect: { minN } });
  const ask = (memory: DerivedMemory, minN: number) => {
    const query = asking(minN);
    memory.derive(query, range, answers(query, range), NOTHING, kernel);
    return times.judged / 2;
  };
  const little = new DerivedMemory(1000);
  expect([1, 1].map((minN) => ask(little, minN))).toEqual([1, 2]);
  const memory = new DerivedMemory(250_000);
  expect([1, 2, 1, 3, 1, 2].map((minN) => ask(memory, minN))).toEqual([3, 4, 4, 5, 5, 6]);
  const failed = [{ id: 'observed', frames: [], error: { message: 'no' } }];
  expect(() => memory.derive(asking(1), range, failed, NOTHING, kernel)).toThrow('The upstream failed: no');
});
