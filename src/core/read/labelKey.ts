import type { Labels } from '../model/frame';

/** Labels as one text, whatever their order. */
export function labelKey(labels: Labels): string {
  const names = Object.keys(labels);
  if (names.length > 1) {
    names.sort();
  }
  let key = '';
  for (let i = 0; i < names.length; i++) {
    key += `${i === 0 ? '' : '\u0001'}${names[i]}\u0000${labels[names[i]]}`;
  }
  return key;
}
