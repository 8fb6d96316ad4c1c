import type { UpstreamQuery, ValueMeaning } from '../../core';
import { upstreamText } from '../sentences';

export interface MeaningGuess {
  values: ValueMeaning;
  /** What in the query says so, for a sentence. */
  because: string;
}

/** Functions of PromQL and LogQL, by what they answer. The outermost counts, so those that come first in the text win. */
const FUNCTIONS: Record<string, ValueMeaning> = {
  increase: 'counts',
  delta: 'counts',
  idelta: 'counts',
  count_over_time: 'counts',
  sum_over_time: 'counts',
  rate: 'rates',
  irate: 'rates',
  bytes_rate: 'rates',
  avg_over_time: 'states',
  last_over_time: 'states',
};

/** What the numbers of a PromQL or LogQL query are, as far as its text tells; null where it doesn't. */
export function guessMeaning(query: UpstreamQuery | undefined): MeaningGuess | null {
  if (typeof query?.expr !== 'string') {
    return null;
  }
  const text = upstreamText(query);
  const calls: string[] = text.match(/\b[a-z_]+(?=\s*\()/g) ?? [];
  const known = calls.find((name) => FUNCTIONS[name] !== undefined);
  if (known) {
    return { values: FUNCTIONS[known], because: `\`${known}(\`` };
  }
  if (/\bcount\s*(?:(?:by|without)\b[^)]*\))?\s*\(/.test(text)) {
    return { values: 'states', because: '`count(`' };
  }
  const counter = /\b[a-zA-Z_:][\w:]*_total\b/.exec(text);
  return counter ? { values: 'counters', because: `\`${counter[0]}\` without a function` } : null;
}
