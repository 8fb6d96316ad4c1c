import { useCallback, useLayoutEffect, useRef } from 'react';

/** A function that stays the same and calls the latest of those given: for what takes it once, as uPlot's hooks do. */
export function useLatest<Args extends unknown[]>(call: (...args: Args) => void): (...args: Args) => void {
  const latest = useRef(call);
  useLayoutEffect(() => {
    latest.current = call;
  });
  return useCallback((...args: Args) => latest.current(...args), []);
}
