import type { Labels } from '../model/frame';

/** Labels as one text, whatever their order. */
export function labelKey(labels: Labels): string {
  const names = Object.keys(labels);
  if (names.length > 1) {
    names.sort();
  }
  let key = '';
  for (const name of names) {
    key += `${key === '' ? '' : '\u0001'}${name}\u0000${labels[name]}`;
  }
  return key;
}
