import { createTheme } from '@grafana/data';
import { categoryColors } from './categoryColors';
import { meaningColor } from './meaningColor';

const theme = createTheme();
const color = (category: string, ...others: string[]) => categoryColors([category, ...others], theme).get(category);

describe('meaningColor', () => {
  it('gives status codes the hue of their class, and the usual ones shades of their own', () => {
    expect(['2xx', '200', '3XX', '404', '503'].map(meaningColor)).toEqual([
      'green',
      'green',
      'blue',
      'light-orange',
      'light-red',
    ]);
    const clients = ['400', '401', '403', '404', '429'].map(meaningColor);
    expect(new Set(clients).size).toBe(5);
    expect(clients.every((name) => name?.endsWith('orange'))).toBe(true);
  });

  it('gives what is named by a colour that one', () => {
    expect(['blue', 'Green', 'red'].map(meaningColor)).toEqual(['blue', 'green', 'red']);
  });

  it('knows outcomes, severities and cache states, in any case', () => {
    expect(['Passed', 'FAIL', 'warn', 'CRITICAL', 'hit', 'MISS'].map(meaningColor)).toEqual([
      'green',
      'red',
      'orange',
      'dark-red',
      'green',
      'orange',
    ]);
    expect(['pool-a', '600', '2000', 'constructor'].map(meaningColor)).toEqual([null, null, null, null]);
  });
});

describe('categoryColors', () => {
  it('gives a name one colour, whatever its place and its neighbours mean', () => {
    expect(color('pool-a')).toBe(color('pool-a', '200', '503'));
    expect(categoryColors(['b', 'a'], theme).get('a')).toBe(categoryColors(['a', 'b'], theme).get('a'));
  });

  it('gives as many names as the palette has colours a colour each', () => {
    const names = Array.from({ length: 16 }, (_, i) => `node-${i}`);
    expect(new Set(categoryColors(names, theme).values()).size).toBe(16);
    expect(categoryColors([...names, 'node-16'], theme).size).toBe(17);
  });
});
