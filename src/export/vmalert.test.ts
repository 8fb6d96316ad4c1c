/** @jest-environment node */
import { rows, RANGE } from './testing/counts';
import { BASELINES, expectTheCores, pointsOf, rulesFor, type Recorded } from './testing/recordedRules';
import { noVictoriaMetrics, VictoriaMetrics } from './testing/victoriaMetrics';

const MINUTE = 60_000;
const missing = noVictoriaMetrics();
const describeRun: typeof describe = missing === null ? describe : describe.skip;
if (missing !== null) {
  it.skip(`the rules are not run in VictoriaMetrics: ${missing}`, () => {});
}

describeRun('the rules in VictoriaMetrics, by vmalert', () => {
  const victoria = new VictoriaMetrics();
  const data = rows();

  beforeAll(async () => {
    await victoria.start();
    await victoria.load(data, { ...RANGE, windowMs: MINUTE });
    for (const [i, [, query]] of BASELINES.entries()) {
      await victoria.replay(rulesFor(query, `shop${i}`), RANGE);
    }
  }, 120_000);
  afterAll(() => victoria.stop());

  const read = (name: string): Promise<Recorded[]> => pointsOf(victoria.url, name, '2h', RANGE.to);

  it.each(BASELINES.map(([name, query], i) => [name, query, `shop${i}`] as const))(
    'have the core’s own numbers against %s',
    (_, query, name) =>
      expectTheCores(
        (record) => read(`${name}:${record}`),
        (seconds) => seconds * 1000 - MINUTE,
        // it keeps twelve digits of a recorded number
        { query, data, shares: 2e-12, differences: 1e-7 }
      )
  );

  it('fire while the shares of a region are away', async () => {
    const [alert, ...others] = await read('ALERTS{distribution="shop1",alertstate="firing"}');
    expect([alert.metric.region, others]).toEqual(['us', []]);
    const windows = alert.values.map(([seconds]) => (seconds * 1000 - MINUTE - RANGE.from) / MINUTE);
    expect(windows[0]).toBe(62);
    expect(windows.at(-1)).toBe(71);
  });
});
