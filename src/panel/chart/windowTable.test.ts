import { testView } from '../testing';
import { windowCsv, windowMarkdown } from './windowTable';

const plain = (category: string) => category;

describe('windowCsv', () => {
  it('has a row per category with full numbers, top of the stack first', () => {
    const [head, first, second, ...others] = windowCsv(testView(), 2, plain).split('\n');
    expect(head).toBe('start,end,code,count,share,baseline,delta,lower,upper,residual,adjustedP');
    expect(first).toMatch(
      /^1970-01-01T00:02:00.000Z,1970-01-01T00:03:00.000Z,5xx,100,0.1,0.05,0.05,0\.08\d+,0\.1\d+,7\.25\d+,$/
    );
    expect(second).toMatch(/,2xx,900,0.9,0.95,-0.04\d+,/);
    expect(others).toEqual([]);
  });

  it('leaves cells empty where there is no answer, and quotes names that need it', () => {
    const lines = windowCsv(testView(), 1, (category) => `say "${category}", twice`).split('\n');
    expect(lines[1]).toBe('1970-01-01T00:01:00.000Z,1970-01-01T00:02:00.000Z,"say ""5xx"", twice",,,0.05,,,,,');
  });
});

describe('windowMarkdown', () => {
  it('has the window, N and what the tooltip shows', () => {
    const lines = windowMarkdown(testView(), 2, plain, 'utc').split('\n');
    expect(lines[0]).toBe('1970-01-01 00:02:00 – 00:03:00, N 1,000');
    expect(lines[2]).toBe('| code | count | share | 95 % interval | baseline | delta | residual | adjusted p |');
    expect(lines[4]).toBe('| 5xx | 100 | 10 % | 8.26 – 12 % | 5 % | +5.0 pt | +7.3 | – |');
  });

  it('keeps a bar in a name from ending its cell', () => {
    expect(windowMarkdown(testView(), 2, () => 'a|b', 'utc')).toContain('| a\\|b |');
  });
});
