import type { UpstreamQuery, ValueMeaning } from '../model/query';
import type { Notices } from '../model/notices';
import { textOf } from '../upstreamKinds';
import type { Series } from './rawSeries';

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
  const text = textOf(query);
  const calls: string[] = text.match(/\b[a-z_]+(?=\s*\()/g) ?? [];
  const known = calls.filter((name) => FUNCTIONS[name] !== undefined)[0];
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
export function neverFall(series: ReadonlyArray<Pick<Series, 'values'>>): boolean {
  let rises = false;
  for (const { values } of series) {
    let [before, steps, up] = [NaN, 0, 0];
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      if (value !== value) {
        continue;
      }
      if (before === before) {
        steps++;
        up += value > before ? 1 : 0;
        if (value < before) {
          return false;
        }
      }
      before = value;
    }
    rises = rises || (steps >= LEAST_STEPS && up * 2 > steps);
  }
  return rises;
}

const WORDS: Record<ValueMeaning, string> = {
  counts: 'counts',
  rates: 'events a second',
  counters: 'running totals',
  states: 'how many are in each state',
};

/** Says where values are read as something else than the query's text, or the numbers, say that they are. */
export function noteMeaning(query: UpstreamQuery, series: Series[], values: ValueMeaning, notices: Notices): void {
  const guess = guessMeaning(query);
  // what is calculated with may be anything
  const plain = !/[*/+]|\s-\s/.test(withoutSelectors(textOf(query)));
  if (guess !== null && guess.values !== values && plain) {
    notices.add(
      guess.values === 'states' ? 'info' : 'warning',
      `${guess.because} answers ${WORDS[guess.values]}, and values are read as ${WORDS[values]}. Choose values are: ${WORDS[guess.values]}.`
    );
  } else if (guess === null && values === 'counts' && neverFall(series)) {
    notices.add(
      'warning',
      'Values never fall: they look like running totals, and are read as counts. Choose values are: running totals.'
    );
  }
}

const withoutSelectors = (text: string): string => text.replace(/\{[^}]*\}|\[[^\]]*\]|"[^"]*"/g, '');
