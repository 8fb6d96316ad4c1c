import type { NormalQuery } from '../model/normalQuery';
import type { State } from '../model/output';
import { short } from '../model/numberWords';

/** What a state means, with what to do where something can be done. */
export function stateSentence(state: State, minN: number): string {
  switch (state) {
    case 'ok':
      return 'The distribution agrees with its baseline.';
    case 'drift':
      return 'The distribution has moved away from its baseline.';
    case 'few events':
      return `Fewer than ${minN} events: too few to evaluate. Choose a longer window, or a lower N in “windows with N ≥”.`;
    case 'no data':
      return 'The upstream has no data for this window. Check the query, or allow a delay for late data.';
    case 'one category':
      return 'There is only one category, so there is no distribution to compare. Choose another category label, or list the expected categories.';
    case 'undecided':
      return 'Not evaluated yet: no baseline, or fewer than two trailing windows with data to show normal variation. Wait for more data, or choose a test yourself.';
    case 'counter reset':
      return 'Not evaluated: a counter restarted in this window, and what it counted just before is lost.';
    case 'incomplete':
      return 'Not evaluated: a series that was there just before has no value in this window.';
    case 'quiet':
      return 'Not evaluated: it is in the query’s quiet times.';
    case 'cold start':
      return 'Not evaluated: too soon after a deploy, or far fewer events than usual.';
  }
}

const DAY = 86_400_000;

/** Where the level comes from; `rate` is the chance of a false drift at a window, where that is what is kept. */
export function levelText({ detect }: NormalQuery, alpha: number, rate: number | null, stepMs: number): string {
  if (rate !== null && detect.budget === null) {
    return `about 1 false alarm in ${short(stepMs / DAY / rate)} days per group`;
  }
  if (rate !== null && detect.budget !== null) {
    const { alarms, ms, groups } = detect.budget;
    const over = groups === null ? 'all groups' : `${groups} group${groups === 1 ? '' : 's'}`;
    return `${short(alarms)} false alarm${alarms === 1 ? '' : 's'} in ${short(ms / DAY)} days over ${over}`;
  }
  if (detect.budget !== null) {
    const { alarms, ms } = detect.budget;
    return `p < ${short(alpha)} in ${detect.m} of ${detect.n} windows keeps ${short(alarms)} false alarm${alarms === 1 ? '' : 's'} in ${short(ms / DAY)} days over all groups`;
  }
  return detect.scales.length > 0
    ? `p < ${short(alpha)}: ${short(detect.alpha)} shared out among ${1 + detect.scales.length} window lengths`
    : `p < ${short(alpha)} as chosen`;
}
