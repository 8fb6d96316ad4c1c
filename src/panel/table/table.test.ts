import { columnsFor } from './columns';
import { toggle } from './toggle';

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
  it('gives up what matters least first, and never baseline, now and delta', () => {
    const ids = (width: number) => columnsFor(width, 8).map((column) => column.id);
    expect(ids(1600)).toEqual(['baseline', 'now', 'delta', 'interval', 'count', 'shift']);
    expect(ids(500)).toEqual(['baseline', 'now', 'delta', 'interval', 'count']);
    expect(ids(400)).toEqual(['baseline', 'now', 'delta', 'count']);
    expect(ids(320)).toEqual(['baseline', 'now', 'delta']);
  });
});
