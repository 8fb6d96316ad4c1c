import type { Contrast } from '../stats/contrast';

/** Whether some share has moved by at least `minPoints` (a part of 100) and by `minRelative` of its baseline, or by a fraction of both. */
export function hasMoved(contrast: Contrast, minPoints: number, minRelative: number, fraction: number): boolean {
  const { excess, nx, ny, y } = contrast;
  const points = (minPoints / 100) * fraction * nx.value * ny.value;
  const relative = minRelative * fraction * nx.value;
  for (let k = 0; k < excess.length; k++) {
    const d = excess[k];
    if ((d >= points || -d >= points) && d !== 0) {
      const least = relative * y[k];
      if (d >= least || -d >= least) {
        return true;
      }
    }
  }
  return false;
}
