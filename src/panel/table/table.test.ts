import { FieldType, type FieldConfig } from '@grafana/data';
import { shareWords } from '../chart/shareWords';
import { testGroup, testLook, testView } from '../testing';
import { latestSummary } from '../laterCore';
import { columnsFor, rowsOf } from './tableColumns';
import { toggle } from './toggle';

const field = (config: FieldConfig) => ({ name: 'share', type: FieldType.number, config, values: [] });
const all = ['2xx', '4xx', '5xx'];

describe('toggle', () => {
  it('isolates a category by a click, and shows all again by a second one', () => {
    const alone = toggle(new Set(), all, '5xx', true);
    expect([...alone]).toEqual(['2xx', '4xx']);
    expect(toggle(alone, all, '5xx', true).size).toBe(0);
  });

  it('moves the isolation to another category', () => {
    expect([...toggle(new Set(['2xx', '4xx']), all, '2xx', true)]).toEqual(['4xx', '5xx']);
  });

  it('hides and shows one category by a click with ctrl', () => {
    const hidden = toggle(new Set(), all, '2xx', false);
    expect([...hidden]).toEqual(['2xx']);
    expect(toggle(hidden, all, '2xx', false).size).toBe(0);
  });
});

describe('columnsFor', () => {
  const view = testView();
  const group = testGroup(view);
  const rowOf = (over = group) => rowsOf(over, latestSummary(over.view));
  const rows = ['2xx', '5xx'].map(rowOf());

  it('gives up what matters least first, and never now, baseline and delta', () => {
    const ids = (width: number) => columnsFor(width, 8, rows).map((column) => column.id);
    expect(ids(1600)).toEqual(['count', 'share', 'baseline', 'delta', 'lower']);
    expect(ids(500)).toEqual(['count', 'share', 'baseline', 'delta', 'lower']);
    expect(ids(400)).toEqual(['count', 'share', 'baseline', 'delta']);
    expect(ids(320)).toEqual(['share', 'baseline', 'delta']);
  });

  it('has a column of what else the query returned', () => {
    const labels = { code: '5xx' };
    const frame = {
      ...group.frame,
      fields: [...group.frame.fields, { ...group.frame.fields[1], name: 'residual', labels, values: [1, 2, -3.5] }],
    };
    const row = rowOf({ view, frame })('5xx');
    const residual = columnsFor(1600, 8, [row]).find(({ id }) => id === 'residual');
    expect(residual?.text(row, testLook('5xx'))).toBe('-3.5');
  });

  it('writes shares of a column with the same decimals, unless others are chosen', () => {
    const [, share, baseline, delta, interval] = columnsFor(1600, 8, rows);
    const texts = (look = testLook('5xx')) => [share, baseline, delta, interval].map(({ text }) => text(rows[1], look));
    expect(texts()).toEqual(['10.0 %', '5.0 %', '+5.0 pt', '8.3 – 12.0 %']);
    expect(texts(testLook('5xx', { decimals: 2, words: shareWords(field({ decimals: 2 })) }))).toEqual([
      '10.00 %',
      '5.00 %',
      '+5.00 pt',
      '8.26 – 11.97 %',
    ]);
  });

  it('says what was chosen where there is no share', () => {
    const empty = rowOf()('other');
    const texts = columnsFor(320, 8, [empty]).map(({ text }) =>
      text(empty, testLook('other', { words: shareWords(field({ noValue: 'none' })) }))
    );
    expect(texts).toEqual(['none', 'none', 'none']);
  });
});
