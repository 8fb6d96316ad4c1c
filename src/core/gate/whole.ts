import type { CountsByWindow } from './model';

/** Whole numbers of events, window by window: what one window's rounding leaves over goes to the next (Prometheus extrapolates). */
export function wholeCounts(windows: CountsByWindow): number[][] {
  const left: number[] = [];
  return windows.map((counts) =>
    Array.from(counts, (count, k) => {
      const due = count + (left[k] ?? 0);
      const whole = Math.max(0, Math.round(due));
      left[k] = due - whole;
      return whole;
    })
  );
}
