import type { CategoryView } from './view';

/** The windows in which a category has events and its baseline none, by index. */
export function unseenWindows({ share, baseline }: CategoryView): number[] {
  const windows: number[] = [];
  for (let i = 0; i < (share?.length ?? 0); i++) {
    if ((share![i] ?? 0) > 0 && baseline?.[i] === 0) {
      windows.push(i);
    }
  }
  return windows;
}
