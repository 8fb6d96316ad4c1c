/** @jest-environment node */
import { seriesFrames, times } from '../testing/frames';
import { last, MINUTE, NOON, queryOf, run } from '../testing/run';

/** What is said of two hours up to noon, in which the newest minutes have these parts of 900 and 100 events. */
function said(parts: number[], settings: Parameters<typeof queryOf>[0] = {}, now = NOON): string[] {
  const at = times(NOON - 119 * MINUTE, MINUTE, 120);
  const part = (i: number) => parts[i - (120 - parts.length)] ?? 1;
  const series = [900, 100].map((n, k) => ({
    labels: { code: `c${k}` },
    values: at.map((_, i) => Math.round(part(i) * (n + (i % 7)))),
  }));
  const [frame] = run(queryOf(settings), { ...last(60), now }, () => seriesFrames(at, series));
  return (frame.schema.meta?.notices ?? []).map(({ text }) => text).filter((text) => text.includes('filling'));
}

describe('late data', () => {
  it('is said where the newest windows have few of the usual events, with the delay that would wait for them', () => {
    expect(said([0.2])).toEqual([
      expect.stringMatching(/^The newest window has .* \(the last one 20\d of 100\d\).*set “delay” to 1m\.$/),
    ]);
    expect(said([0.45, 0.3, 0.1])).toEqual([
      expect.stringMatching(/^The newest 3 windows have .* set “delay” to 3m\.$/),
    ]);
  });

  it('adds to the delay that is set', () => {
    expect(said([0.2, 1], { window: { delay: '1m' } })).toEqual([expect.stringMatching(/set “delay” to 2m\.$/)]);
    expect(said([0.2], { window: { delay: '1m' } })).toEqual([]);
  });

  it.each([
    ['where nothing is missing', [1, 1]],
    ['where only some is', [0.7, 0.6]],
    ['where traffic comes and goes', [0.1, 1, 0.1, 1, 0.1]],
    ['where it has fallen for long', Array(15).fill(0.2) as number[]],
  ])('is not said %s', (_, parts) => {
    expect(said(parts)).toEqual([]);
  });

  it('is not said of a past range, nor of states', () => {
    expect(said([0.2], {}, NOON + 10 * MINUTE)).toEqual([]);
    expect(said([0.2], { values: 'states' })).toEqual([]);
  });
});
