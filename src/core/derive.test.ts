/** @jest-environment node */
import { derive, plan, readViewJSON, explainWindow, STATES } from '.';
import type { DistributionQuery, QueryRange } from './model/query';
import { times, seriesFrames } from './testing/frames';
import { random } from './numeric';

const MINUTE = 60_000;
const START = Date.UTC(2026, 0, 5, 12);

const query: DistributionQuery = {
  refId: 'A',
  upstream: {
    datasource: { uid: 'p', type: 'prometheus' },
    query: { expr: 'sum by (code) (increase(x[$__interval]))' },
  },
};
const range: QueryRange = { from: START, to: START + 30 * MINUTE, now: START + 30 * MINUTE };

/** Counts a minute over five codes, `before` until the shift, `after` from then on. */
function traffic(first: number, last: number, shiftAt: number, shiftEnd = Infinity) {
  const source = random(7);
  const at: number[] = times(first + MINUTE, MINUTE, Math.round((last - first) / MINUTE));
  const codes = ['200', '304', '404', '500', '503'];
  const before = [0.9, 0.04, 0.03, 0.02, 0.01];
  const after = [0.85, 0.04, 0.03, 0.02, 0.06];
  const rows = at.map((t) => source.multinomial(2000, t > shiftAt && t <= shiftEnd ? after : before));
  return seriesFrames(
    at,
    codes.map((code, k) => ({ labels: { code }, values: rows.map((row) => row[k]) }))
  );
}

describe('the road end to end', () => {
  it('marks an injected shift and says what moved', () => {
    const { requests } = plan(query, range);
    expect(requests).toHaveLength(1);
    const [{ from, to }] = requests;
    const shift = START + 15 * MINUTE;
    const { frames } = derive(query, range, [{ id: 'observed', frames: traffic(from, to, shift) }]);
    const [view] = readViewJSON(frames);
    const states = Array.from(view.state!, (state) => STATES[state!]);
    expect(view.times).toHaveLength(30);
    expect(states.slice(0, 15)).toEqual(Array(15).fill('ok'));
    expect(states.slice(17)).toEqual(Array(13).fill('drift'));
    expect(view.meta.drifting).toBe(true);
    expect(view.meta.since).toBe(shift);
    expect(view.events[0].decided).toBeLessThanOrEqual(shift + 3 * MINUTE);
    expect(view.events[0].moved.map(({ category }) => category)).toEqual(['503', '200']);
    expect(view.events[0].title).toMatch(/^503 \+[456]\.\d pt$/);
    expect(explainWindow(view, 16)).toMatch(/^Departure test: p = \de-\d+, w = 0\.\d+, because /);
  });
});
