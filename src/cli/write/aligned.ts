/** Columns side by side: the first to the left, the others to the right. Columns without a title and a value are left out. */
export function aligned(rows: string[][]): string {
  const used = rows[0].map((_, i) => i).filter((i) => rows.some((row) => row[i] !== ''));
  const widths = used.map((i) => Math.max(...rows.map((row) => row[i].length)));
  const line = (row: string[]): string =>
    used.map((i, at) => (at === 0 ? row[i].padEnd(widths[at]) : row[i].padStart(widths[at]))).join('  ');
  return rows.map(line).join('\n');
}
