import type { DistributionView } from '../../core';
import { count } from '../format';

export type Mood = 'drift' | 'steady' | 'silent';

export interface TitleLine {
  mood: Mood;
  /** The same headline, from the longest wording to the shortest: the first that fits is shown. */
  headlines: string[];
  /** What the state means, and what to do about it. */
  sentence: string;
}

/**
 * The line that answers the first question: is it drifting, since when, what moved.
 * `time` words an instant as the panel's time zone has it.
 */
export function titleLine(view: DistributionView, time: (at: number) => string): TitleLine {
  const { meta } = view;
  const { latest } = meta;
  if (meta.drifting && meta.since !== null) {
    const event = view.events[view.events.length - 1];
    const moved = event?.title ?? '';
    const since = `DRIFT since ${time(meta.since)}`;
    const headlines = moved === '' ? [since, 'DRIFT'] : [`${since} · ${moved}`, since, 'DRIFT'];
    return { mood: 'drift', headlines, sentence: event?.text ?? latest?.sentence ?? '' };
  }
  if (latest === null) {
    return {
      mood: 'silent',
      headlines: ['no finished window', 'no window'],
      sentence: 'No window has ended in this range yet. Choose a longer range or a shorter window.',
    };
  }
  const mood = latest.state === 'ok' || latest.state === 'drift' ? 'steady' : 'silent';
  const word = mood === 'steady' ? 'steady' : latest.state;
  const window = `last window ${time(latest.start)} to ${time(latest.end)}`;
  return {
    mood,
    headlines: [`${word} · ${window} · N ${count(latest.n)}`, `${word} · ${window}`, word],
    sentence: latest.sentence,
  };
}

/** What the last window's state rests on: which test it had and why, and where its level comes from. */
export function whyText({ meta }: DistributionView): string {
  return meta.latest === null ? '' : `Last window: ${meta.latest.explanation}.\nSignificance: ${meta.detect.why}.`;
}

/** "2 of 14 groups drift: checkout, search" for small multiples; null for a single group. */
export function groupsLine(views: DistributionView[]): string | null {
  if (views.length < 2) {
    return null;
  }
  const drifting = views.filter((view) => view.meta.drifting);
  const names = drifting.slice(0, 3).map((view) => view.meta.groupName);
  const more = drifting.length > names.length ? ` and ${drifting.length - names.length} more` : '';
  return drifting.length === 0
    ? `none of ${views.length} groups drifts`
    : `${drifting.length} of ${views.length} groups ${drifting.length === 1 ? 'drifts' : 'drift'}: ${names.join(', ')}${more}`;
}
