import type { CountsByWindow } from './model';

export function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) {
    sum += values[k];
  }
  return sum;
}

/** Events by category over all windows. */
export function byCategory(windows: CountsByWindow, categories: number): number[] {
  return Array.from({ length: categories }, (_, k) => sumOf(windows.map((counts) => counts[k] ?? 0)));
}
