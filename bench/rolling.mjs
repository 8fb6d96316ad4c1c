import jStat from 'jstat';

const TRAILING = 60;
const GAP = 1;

/** What core_numpy.py's `rolling` takes, by a plain statistics library for JavaScript over lists of rows. */
export function rolling(rows) {
  const sizes = rows.map((row) => jStat.sum(row));
  const windows = [];
  for (let t = TRAILING + GAP; t < rows.length; t++) {
    windows.push(t);
  }
  const sums = runningSums(rows);
  const squares = runningSums(rows.map((row, t) => row.map((count) => (count * count) / sizes[t])));
  const totals = [0];
  sizes.forEach((n, t) => totals.push(totals[t] + n));
  const found = windows.map((t) => {
    const [begin, end] = [t - GAP - TRAILING, t - GAP];
    const n = sizes[t];
    const m = totals[end] - totals[begin];
    let [chi2, within, effect, kinds] = [0, 0, 0, 0];
    rows[t].forEach((count, k) => {
      const y = sums[end][k] - sums[begin][k];
      if (y > 0) {
        kinds++;
        const apart = count / n - y / m;
        chi2 += apart ** 2 / ((count + y) / (n + m));
        within += (squares[end][k] - squares[begin][k]) / (y / m);
        effect += apart ** 2 / (y / m);
      }
    });
    const df = kinds - 1;
    const ownDf = df * (TRAILING - 1);
    const phi = Math.max(1, (within - m) / ownDf);
    const p = 1 - jStat.centralF.cdf((chi2 * n * m) / (n + m) / df / phi, df, ownDf);
    return { p, w: Math.sqrt(effect) };
  });
  const beyond = found.map(({ p, w }) => (p < 0.005 && w > 0.05 ? 1 : 0));
  return found.map((one, i) => ({ ...one, drift: jStat.sum(beyond.slice(Math.max(0, i - 4), i + 1)) >= 3 }));
}

function runningSums(rows) {
  const sums = [rows[0].map(() => 0)];
  rows.forEach((row, t) => sums.push(row.map((value, k) => sums[t][k] + value)));
  return sums;
}
