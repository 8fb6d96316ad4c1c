import { random } from '../src/core/numeric';
import { flags, simulate } from './road';
import { partSlack, percent, table, type Table } from './tables';
import { CODES, scaled, steady } from './worlds';

const BEFORE = 900;
const MINUTES = 120;
const SOON = 20;

const CANARIES = [0.01, 0.02, 0.05].flatMap((part) => [1, 2, 4, 10].map((factor) => ({ part, factor })));
/** What has to hold of a canary of 1 %, by how much its errors have risen. */
const LEAST: Record<number, { soon?: number; within?: number; most?: number }> = {
  1: { most: 0.01 },
  2: { within: 0.8 },
  10: { soon: 0.95 },
};

/** A canary beside its control of 10,000 events a minute: found in 20 minutes and in two hours. */
export function canaries(runs: number, seed: number, small: boolean): Table {
  const results = CANARIES.filter(({ part }) => !small || part === 0.01).map(({ part, factor }, i) => {
    let soon = 0;
    let within = 0;
    let mismatch = 0;
    for (let run = 0; run < runs; run++) {
      const source = random(seed + 1000 * i + run);
      const change = (shares: number[]) => scaled(shares, 3, factor);
      const own = simulate(steady('', CODES, 10_000 * part), BEFORE + MINUTES, source, {
        from: BEFORE,
        until: Infinity,
        change,
      });
      const control = simulate(steady('', CODES, 10_000), BEFORE + MINUTES, source);
      const first = (alertStatistic: 'drift' | 'canaryMismatch') => {
        const [flag] = flags([own], {
          query: { baseline: { kind: 'query', query: { expr: 'control' } }, alertStatistic },
          first: BEFORE,
          offset: (run * 53) % 240,
          control,
        });
        return flag.findIndex((on, t) => t >= BEFORE && on > 0);
      };
      const found = first('drift');
      soon += found >= 0 && found < BEFORE + SOON ? 1 : 0;
      within += found >= 0 ? 1 : 0;
      mismatch += first('canaryMismatch') >= 0 ? 1 : 0;
    }
    return { part, factor, soon: soon / runs, within: within / runs, mismatch: mismatch / runs };
  });
  return {
    title: `Canaries beside a control of 10,000 events a minute, errors of 0.5 % times a factor, ${runs} each`,
    text: table(
      ['canary', 'errors', `found in ${SOON} minutes`, 'in two hours', 'canary mismatch in two hours'],
      results.map(({ part, factor, soon, within, mismatch }) => [
        percent(part),
        `x${factor}`,
        percent(soon),
        percent(within),
        percent(mismatch),
      ])
    ),
    claims: results
      .filter(({ part }) => part === 0.01)
      .flatMap(({ factor, soon, within, mismatch }) => {
        const { soon: least, within: leastWithin, most } = LEAST[factor] ?? {};
        return [
          ...(least === undefined
            ? []
            : [
                {
                  title: `1 % canary x${factor} in ${SOON} minutes`,
                  value: soon,
                  least,
                  slack: partSlack(least, runs),
                },
              ]),
          ...(leastWithin === undefined
            ? []
            : [
                {
                  title: `1 % canary x${factor} in two hours`,
                  value: within,
                  least: leastWithin,
                  slack: partSlack(leastWithin, runs),
                },
              ]),
          ...(most === undefined
            ? []
            : [
                { title: '1 % canary, unchanged', value: within, most, slack: partSlack(most, runs) },
                { title: '1 % canary, unchanged, mismatch', value: mismatch, most, slack: partSlack(most, runs) },
              ]),
        ];
      }),
  };
}
