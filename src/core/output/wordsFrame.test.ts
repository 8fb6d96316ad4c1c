/** @jest-environment node */
import { derive, plan, WORDS_FORMAT, type DistributionQuery } from '..';
import type { Deploy } from '../model/query';
import { times, seriesFrames } from '../testing/frames';
import { random } from '../numeric';
import { WORDS } from './wordsFrame';

const MINUTE = 60_000;
const START = Date.UTC(2026, 0, 5, 12);
const CODES = ['200', '404', '503'];
const query: DistributionQuery = {
  refId: 'C',
  format: WORDS_FORMAT,
  category: 'code',
  groupBy: ['region'],
  upstream: { datasource: { uid: 'p', type: 'prometheus' }, query: { expr: 'x' } },
};

/** The answer at `now`, while `eu` drifts from 12:10 to 12:30 and `us` does not. */
function answerAt(now: number, asked: Partial<DistributionQuery> = {}, deploys?: Deploy[]) {
  const range = { from: now - 10 * MINUTE, to: now, now };
  const own = { ...query, ...asked };
  const [{ from, to }] = plan(own, range).requests;
  const source = random(3);
  const at = times(from + MINUTE, MINUTE, Math.round((to - from) / MINUTE));
  const series = ['eu', 'us'].flatMap((region) => {
    const rows = at.map((t) => {
      const off = region === 'eu' && t > START + 10 * MINUTE && t <= START + 30 * MINUTE;
      return source.multinomial(2000, off ? [0.95, 0.01, 0.04] : [0.985, 0.01, 0.005]);
    });
    return CODES.map((code, k) => ({ labels: { code, region }, values: rows.map((row) => row[k]) }));
  });
  return derive(own, range, [{ id: 'observed', frames: seriesFrames(at, series) }], { forAlert: true, deploys });
}

function rowsAt(...asked: Parameters<typeof answerAt>) {
  const [{ schema, data }] = answerAt(...asked).frames;
  return data.values[0].map((_, row) =>
    Object.fromEntries(schema.fields.map(({ name }, i) => [name, data.values[i][row]]))
  );
}

describe('format words', () => {
  it('says what moves, from when, and against what', () => {
    const [eu, us] = rowsAt(START + 20 * MINUTE);
    expect(eu).toMatchObject({ region: 'eu', drift: 'on', began: '2026-01-05 12:10 UTC', ended: '', events: '2000' });
    expect(eu.moved).toMatch(
      /^503: 0\.\d+ % to [34]\.?\d* % \(\+[34]\.\d pt\), 200: 98\.\d % to 9\d\.?\d* % \(-\d\.\d pt\)$/
    );
    expect(eu.from).toBe(String(START + (10 - 30) * MINUTE));
    expect(eu.against).toBe('trailing 60 windows of 1m, gap 1');
    expect(eu.test).toMatch(/p = .*, w = /);
    expect(us).toMatchObject({ region: 'us', drift: 'none', began: '', ended: '' });
  });

  it('still says it of a drift that is over', () => {
    const [eu] = rowsAt(START + 45 * MINUTE);
    expect(eu).toMatchObject({ drift: 'over', began: '2026-01-05 12:10 UTC' });
    expect(eu.ended).toMatch(/^2026-01-05 12:3\d UTC$/);
    expect(eu.moved).toMatch(/^503: 0\.\d+ % to [34]/);
  });

  it('has a row per category where the alert statistic is one of a category', () => {
    const rows = rowsAt(START + 20 * MINUTE, { alertStatistic: 'adjustedP' });
    expect(rows.map(({ region, code }) => `${region} ${code}`)).toEqual(
      ['eu', 'us'].flatMap((region) => CODES.map((code) => `${region} ${code}`))
    );
  });

  it('wants the deploys near the beginning of a drift, where tags are given, and names the last one', () => {
    const deploys = ['deploy', 'release'];
    const now = START + 20 * MINUTE;
    const wanted = answerAt(now, { deploys }).deploys!;
    expect(wanted.tags).toEqual(deploys);
    expect(wanted.from).toBeLessThanOrEqual(START - 20 * MINUTE);
    expect(wanted.to).toBeGreaterThanOrEqual(START + 10 * MINUTE);
    expect(wanted.to).toBeLessThan(now);
    const found = [
      { time: START + 15 * MINUTE, text: 'too late' },
      { time: START + 8 * MINUTE, text: 'checkout\n v42' },
      { time: START + 2 * MINUTE, text: 'v41' },
    ];
    const answer = answerAt(now, { deploys }, found);
    expect(answer.deploys).toBeUndefined();
    const [eu, us] = rowsAt(now, { deploys }, found);
    expect(eu.deploy).toBe('checkout v42, 2026-01-05 12:08 UTC');
    expect(us.deploy).toBe('');
    expect(rowsAt(now, { deploys }, [])[0].deploy).toBe('');
    expect(rowsAt(now, { deploys }, [{ time: now - 12 * MINUTE, text: 'x'.repeat(500) }])[0].deploy).toMatch(
      /^x{120}…, /
    );
  });

  it('wants none without tags, nor where nothing has drifted', () => {
    expect(answerAt(START + 20 * MINUTE).deploys).toBeUndefined();
    expect(answerAt(START + 5 * MINUTE, { deploys: ['deploy'] }).deploys).toBeUndefined();
  });

  it('is text but for one number, so that expressions take the rest for labels', () => {
    const [row] = rowsAt(START + 20 * MINUTE);
    expect(Object.keys(row)).toEqual(['region', ...WORDS, 'n']);
    expect(Object.values(row).filter((value) => typeof value !== 'string')).toEqual([2000]);
  });
});
