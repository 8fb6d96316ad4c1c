/** @jest-environment node */
import { derive } from './derive';
import { deriveParts, planJSON } from './host';
import { plainNumbers } from './model/frame';
import { plan } from './plan';
import { seriesFrames, times } from './testing/frames';
import { last, MINUTE, NOON, queryOf } from './testing/run';

const query = queryOf();
const range = last(5);

/** A column as JSON has it. */
const listed = (column: unknown[] | Float64Array) => (column instanceof Float64Array ? plainNumbers(column) : column);

describe('the host’s strings', () => {
  it('carry a plan', () => {
    expect(JSON.parse(planJSON(JSON.stringify({ query, range })))).toEqual({ ok: plan(query, range) });
  });

  it('carry derived frames, number for number', () => {
    const at = times(NOON - 90 * MINUTE, MINUTE, 91);
    const frames = seriesFrames(at, [
      { labels: { code: '200' }, values: at.map((_, i) => 900 + (i % 7)) },
      { labels: { code: '500' }, values: at.map((_, i) => 90 + (i % 5)) },
    ]);
    const responses = [{ id: 'observed', frames }];
    for (const forAlert of [false, true]) {
      const { head, columns } = deriveParts(JSON.stringify({ query, range, forAlert }), responses);
      const { frames, groups } = derive(query, range, responses, { forAlert });
      expect(columns.map((frame) => frame.map(listed))).toEqual(frames.map(({ data }) => data.values));
      const empty = frames.map(({ schema, data }) => ({ schema, data: { values: data.values.map(() => []) } }));
      expect(JSON.parse(head)).toEqual({ ok: JSON.parse(JSON.stringify({ groups, frames: empty })) });
    }
  });

  it('carry an error that a person can mend', () => {
    const responses = [{ id: 'observed', frames: [], error: { message: 'no such host', status: 502 } }];
    expect(JSON.parse(deriveParts(JSON.stringify({ query, range }), responses).head)).toEqual({
      error: {
        code: 'upstream',
        problem: 'The upstream failed: no such host',
        remedy: 'Correct the upstream query, or try again.',
        status: 502,
      },
    });
    expect(JSON.parse(planJSON(JSON.stringify({ query: {}, range }))).error).toEqual({
      code: 'query',
      problem: 'No upstream data source is chosen.',
      remedy: 'Choose the data source that has the counts.',
    });
  });

  it('carry anything else as an internal error', () => {
    expect(JSON.parse(planJSON('not JSON')).error).toMatchObject({ code: 'internal' });
    expect(JSON.parse(deriveParts('{}', []).head).error).toMatchObject({ code: 'internal' });
  });
});
