import { useCallback, useState } from 'react';

/** A ref for an element, and its width and height as they change. */
export function useSize(): [(element: HTMLElement | null) => (() => void) | void, { width: number; height: number }] {
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [observer] = useState(
    () =>
      new ResizeObserver(([entry]) => {
        const { width, height } = entry.contentRect;
        setSize({ width: Math.floor(width), height: Math.floor(height) });
      })
  );
  const ref = useCallback(
    (element: HTMLElement | null) => {
      observer.disconnect();
      if (element) {
        observer.observe(element);
      }
    },
    [observer]
  );
  return [ref, size];
}
