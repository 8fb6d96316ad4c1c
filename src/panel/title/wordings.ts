import type { NameOf } from '../chart/look';
import type { Happening } from '../chart/placeHappenings';
import { likelyDeploy, short, type DistributionView, type DriftEvent } from '../core';
import { count, percent, points, pValue } from '../format';
import { said, say } from '../words/say';

export type Mood = 'drift' | 'steady' | 'silent';

/** The words of a title line. */
export interface Wording {
  mood: Mood;
  /** The same headline, from the longest wording to the shortest: the first that fits is shown. */
  headlines: string[];
  /** What the state means, and what to do about it. */
  sentence: string;
  /** What is announced: the same words as long as the state is the same. */
  spoken: string;
}

/** How words name categories and instants, how many decimals shares have, and what happened. */
export interface Speech {
  names: NameOf;
  /** An instant in the panel's time zone. */
  time: (at: number) => string;
  decimals: number | null;
  /** What the dashboard's annotations tell. */
  happenings: Happening[];
}

/** The words that answer the first question: is it drifting, since when, what moved. */
export function wordTitle(view: DistributionView, speech: Speech): Wording {
  const { meta } = view;
  const { latest } = meta;
  const { time } = speech;
  if (meta.drifting && meta.since !== null) {
    const event = view.events[view.events.length - 1];
    const since = say`DRIFT since ${time(meta.since)}`;
    const headlines =
      event === undefined ? [since, say`DRIFT`] : [`${since} · ${movedMostText(event, speech)}`, since, say`DRIFT`];
    const sentence =
      event === undefined
        ? said(latest?.sentence ?? '')
        : `${moves(event, speech)} ${deployText(event, speech)}${atPeak(event)}`;
    return { mood: 'drift', headlines, sentence, spoken: since };
  }
  if (latest === null) {
    return {
      mood: 'silent',
      headlines: [say`no finished window`, say`no window`],
      sentence: say`No window has ended in this time range yet. Choose a longer time range or a shorter window.`,
      spoken: say`no finished window`,
    };
  }
  const mood = latest.state === 'ok' || latest.state === 'drift' ? 'steady' : 'silent';
  const word = mood === 'steady' ? say`steady` : said(latest.state);
  const window = say`last window ${time(latest.start)} to ${time(latest.end)}`;
  return {
    mood,
    headlines: [`${word} · ${window} · N ${count(latest.n)}`, `${word} · ${window}`, word],
    sentence: (latest.state === 'ok' && (significant(view) || ended(view, speech))) || said(latest.sentence),
    spoken: word,
  };
}

/** How the last drift that the range shows has ended; '' without one. */
function ended({ events }: DistributionView, speech: Speech): string {
  const last = events[events.length - 1];
  if (last === undefined || last.end === null) {
    return '';
  }
  return last.newNormal
    ? say`New normal since ${speech.time(last.end)}: ${movedMostText(last, speech)} has lasted and is the baseline now.`
    : say`Back since ${speech.time(last.end)}: the distribution agrees with its baseline again.`;
}

/** Why a window whose p is under alpha is no drift; '' when p isn't. */
function significant({ meta: { latest, detect } }: DistributionView): string {
  const { p, w, categories } = latest!;
  if (p === null || w === null || p >= detect.alpha) {
    return '';
  }
  const moved = categories.some(
    ({ delta, baseline }) =>
      delta !== null &&
      baseline !== null &&
      Math.abs(delta) * 100 >= detect.minPoints &&
      Math.abs(delta) >= detect.minRelative * baseline
  );
  return w < detect.minEffect && !moved
    ? say`Differs from its baseline, but too little to matter (w ${short(w)} < ${short(detect.minEffect)}).`
    : say`Differs from its baseline, but not yet in enough windows for a drift.`;
}

/** "5xx +3.1 pt" */
export function movedMostText({ moved }: DriftEvent, { names, decimals }: Speech): string {
  return moved.length === 0 ? say`Drift` : `${names(moved[0].category)} ${points(moved[0].delta, decimals)}`;
}

/** "5xx went from 1.2 % to 5.8 % (+4.7 pt), 2xx from 94 % to 89 % (-4.9 pt)." */
export function moves({ moved }: DriftEvent, { names, decimals }: Speech): string {
  const parts = moved.map(({ category, baseline, share, delta }, i) =>
    i === 0
      ? say`${names(category)} went from ${percent(baseline, decimals)} to ${percent(share, decimals)} (${points(delta, decimals)})`
      : say`${names(category)} from ${percent(baseline, decimals)} to ${percent(share, decimals)} (${points(delta, decimals)})`
  );
  return parts.length === 0 ? say`The distribution moved.` : `${parts.join(', ')}.`;
}

/** "Near its beginning: deploy 8f2c, 14:04. "; '' where no deploy is near. */
export function deployText(event: DriftEvent, { happenings, time }: Speech): string {
  const deploys = happenings.filter(({ deploy }) => deploy);
  const found = likelyDeploy(deploys, event.startEarliest, event.startLatest);
  return found === null ? '' : say`Near its beginning: ${found.text}, ${time(found.time)}. `;
}

/** "At its peak: p = 6e-28, w = 0.44, N = 2,400." */
export function atPeak({ p, w, n }: DriftEvent): string {
  return say`At its peak: p = ${pValue(p)}, w = ${pValue(w)}, N = ${count(n)}.`;
}

/** What the last window's state rests on: when a drift began, which test the window had and why, and where its level comes from. */
export function whyText({ meta, events }: DistributionView, { time }: Speech): string {
  if (meta.latest === null) {
    return '';
  }
  const drift = meta.drifting ? events[events.length - 1] : undefined;
  return [
    ...(drift === undefined ? [] : [beganText(drift, time)]),
    say`Last window: ${said(meta.latest.explanation)}.`,
    say`Sensitivity: ${said(meta.detect.why)}.`,
  ].join('\n');
}

/** "Began 14:05 (between 14:04 and 14:06), decided 14:08." */
function beganText({ start, startEarliest, startLatest, decided }: DriftEvent, time: Speech['time']): string {
  return startEarliest === startLatest
    ? say`Began ${time(start)}, decided ${time(decided)}.`
    : say`Began ${time(start)} (between ${time(startEarliest)} and ${time(startLatest)}), decided ${time(decided)}.`;
}

/** "2 of 14 groups are in drift: checkout, search" for small multiples; null for a single group. */
export function groupsLine(views: DistributionView[]): string | null {
  if (views.length < 2) {
    return null;
  }
  const drifting = views.filter((view) => view.meta.drifting);
  const names = drifting.slice(0, 3).map((view) => view.meta.groupName);
  const more = drifting.length > names.length ? say` and ${drifting.length - names.length} more` : '';
  return drifting.length === 0
    ? say`none of ${views.length} groups is in drift`
    : drifting.length === 1
      ? say`${drifting.length} of ${views.length} groups is in drift: ${names.join(', ')}${more}`
      : say`${drifting.length} of ${views.length} groups are in drift: ${names.join(', ')}${more}`;
}
