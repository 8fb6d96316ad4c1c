export const whole = (value: number): string => Math.round(value).toLocaleString('en');

export const percent = (part: number | null): string =>
  part === null ? '-' : `${Number((part * 100).toPrecision(3))} %`;

/** A difference of shares in percentage points, with its sign. */
export function points(delta: number | null): string {
  if (delta === null) {
    return '-';
  }
  const value = Number((delta * 100).toPrecision(2));
  return `${value > 0 ? '+' : ''}${value}`;
}

/** Columns side by side: the first to the left, the others to the right. Columns without a title and a value are left out. */
export function aligned(rows: string[][]): string {
  const used = rows[0].map((_, i) => i).filter((i) => rows.some((row) => row[i] !== ''));
  const widths = used.map((i) => Math.max(...rows.map((row) => row[i].length)));
  const line = (row: string[]): string =>
    used.map((i, at) => (at === 0 ? row[i].padEnd(widths[at]) : row[i].padStart(widths[at]))).join('  ');
  return rows.map(line).join('\n');
}

export const timeText = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');
