import { FieldType, type DataFrame } from '@grafana/data';
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

/** Fewer steps than this can rise one after the other by chance. */
const LEAST_STEPS = 10;

/** Running totals betray themselves, whatever the upstream's language: no series ever falls, and most steps of one rise. */
export function guessFromValues(frames: DataFrame[]): MeaningGuess | null {
  const series = frames
    .filter(({ fields }) => fields[0]?.type === FieldType.time && fields.every(({ type }) => type !== FieldType.string))
    .flatMap(({ fields }) => fields.filter(({ type }) => type === FieldType.number))
    .map(({ values }) => steps(values));
  const known = series.filter((changes) => changes.length >= LEAST_STEPS);
  const never = known.length > 0 && known.every((changes) => changes.every((change) => change >= 0));
  const rises = known.some((changes) => changes.filter((change) => change > 0).length > changes.length / 2);
  return never && rises ? { values: 'counters', because: 'A query whose values never fall' } : null;
}

function steps(values: Array<number | null>): number[] {
  const known = values.filter((value) => value !== null);
  return known.slice(1).map((value, i) => value - known[i]);
}
