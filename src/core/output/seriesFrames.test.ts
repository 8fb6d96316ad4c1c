/** @jest-environment node */
import { times, wideFrame } from '../testing/frames';
import { last, MINUTE, NOON, queryOf, run } from '../testing/run';

const at = times(NOON - 10 * MINUTE, MINUTE, 11);
const frame = wideFrame(
  at,
  ['200', '500'].map((code) => ({ labels: { code }, values: at.map(() => 100) }))
);
type Statistics = NonNullable<Parameters<typeof queryOf>[0]>['statistics'];
const schemaOf = (statistics: Statistics) =>
  run(queryOf({ baseline: { kind: 'uniform' }, statistics }), last(5), () => [frame])[0].schema;
const hidden = (statistics: Statistics) =>
  schemaOf(statistics)
    .fields.filter(({ config }) => config?.custom !== undefined)
    .map(({ name }) => name);

describe('seriesFrames', () => {
  it('names the panel that draws them', () => {
    expect(schemaOf(['share']).meta?.preferredVisualisationPluginId).toBe('multinomial-distribution-panel');
  });

  it('hides what stands beside shares from other panels, and nothing of a query without shares', () => {
    expect(hidden(['share', 'count', 'p'])).toEqual(['count', 'count', 'p']);
    expect(hidden(['count', 'p'])).toEqual([]);
  });
});
