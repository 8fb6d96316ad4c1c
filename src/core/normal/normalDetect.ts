import { findDivergence } from '../compare/divergences';
import { DEFAULTS } from '../defaults';
import { parseDuration } from '../duration';
import { requireWithin } from '../limits';
import { DistributionError } from '../model/errors';
import { atLeastZero, between, oneOf, wholeNumber } from '../model/settingChecks';
import type { NormalDetect } from '../model/normalQuery';
import { LIMIT_KINDS, type DetectSettings, type LimitKind, type Measure } from '../model/query';
import { ADJUSTMENTS } from '../stats/adjustPValues';
import { MEASURES } from './settings';

const DAY = 86_400_000;
/** Settings that are more than a number or a word. */
const OWN_FORM = ['budget', 'newNormal', 'accepted', 'slow'];

export function normalDetect(settings: DetectSettings, size: number | 'auto' | 'range'): NormalDetect {
  const given: Partial<DetectSettings> = {};
  (Object.keys(settings) as Array<keyof DetectSettings>).forEach((key) => {
    if (OWN_FORM.indexOf(key) < 0 && settings[key] !== undefined && settings[key] !== null) {
      given[key] = settings[key] as never;
    }
  });
  const detect: NormalDetect = {
    ...DEFAULTS.detect,
    ...(given as Partial<typeof DEFAULTS.detect>),
    budget: normalBudget(settings.budget),
    newNormal: normalNewNormal(settings.newNormal),
    accepted: settings.accepted ?? null,
    slow: settings.slow ? normalSlow(settings.slow) : null,
  };
  if (detect.accepted !== null) {
    atLeastZero('Accepted at', detect.accepted);
  }
  if (size === 'range') {
    // one window: it alone decides
    detect.m = 1;
    detect.n = 1;
    detect.scales = [];
  }
  between('“p <” (alpha)', detect.alpha, 0, 1);
  between('“until p ≥” (leaveAlpha)', detect.leaveAlpha, 0, 1);
  between('“or size under” (leaveFraction)', detect.leaveFraction, 0, 1);
  atLeastZero('“w ≥” (minEffect)', detect.minEffect);
  atLeastZero('“a share moved by” (minRelative)', detect.minRelative);
  atLeastZero('“and by” (minPoints)', detect.minPoints);
  atLeastZero('“twice its share, by” (minEvents)', detect.minEvents);
  atLeastZero('“windows with N ≥” (minN)', detect.minN);
  wholeNumber('m in “m of n windows”', detect.m, 1);
  wholeNumber('n in “m of n windows”', detect.n, 1);
  if (detect.m > detect.n) {
    throw new DistributionError(
      'query',
      `${detect.m} of ${detect.n} windows can never be past the limit.`,
      'Choose m no larger than n.'
    );
  }
  oneOf('Correction', detect.correction, ADJUSTMENTS);
  requireLimit(detect.measure, detect.limit);
  detect.scales = normalScales(detect.scales);
  // leaving must not be harder than entering, or a drift would end in the window in which it began
  detect.leaveAlpha = Math.max(detect.leaveAlpha, detect.alpha);
  return detect;
}

function normalNewNormal(duration: string | undefined): number | null {
  if (!duration) {
    return null;
  }
  const ms = parseDuration(duration, '“new normal after”');
  if (ms === 0 || ms > DAY) {
    throw new DistributionError(
      'query',
      `A change can't become the new normal after ${duration}.`,
      'Choose a duration above 0 and at most 1d, such as 4h.'
    );
  }
  return ms;
}

function normalSlow(text: string): { text: string; ms: number } {
  const ms = parseDuration(text, '“slow changes since”');
  if (ms === 0 || ms % DAY !== 0) {
    throw new DistributionError(
      'query',
      `Slow changes can't be seen since ${text}: shares have their daily course.`,
      'Choose whole days, such as 1d or 1w.'
    );
  }
  return { text, ms };
}

function requireLimit(measure: Measure, limit: LimitKind): void {
  oneOf('Limit', limit, LIMIT_KINDS);
  oneOf('Measure', measure, MEASURES);
  const divergence = findDivergence(measure);
  if (divergence !== undefined && divergence.limit === null && limit === 'computed') {
    throw new DistributionError(
      'query',
      `No limit can be computed for ${divergence.name}.`,
      'Choose the limit “the trailing windows”, or another divergence.'
    );
  }
}

function normalScales(scales: number[]): number[] {
  requireWithin('scales', scales.length);
  scales.forEach((scale, index) => {
    wholeNumber('A longer window in “also over”', scale, 2);
    requireWithin('scale', scale);
    if (scales.indexOf(scale) !== index) {
      throw new DistributionError(
        'query',
        `The longer window of ${scale} windows is listed twice.`,
        'Remove one of them.'
      );
    }
  });
  return scales.slice().sort((a, b) => a - b);
}

function normalBudget(budget: DetectSettings['budget']): NormalDetect['budget'] {
  if (!budget) {
    return null;
  }
  const alarms = budget.alarms ?? DEFAULTS.budget.alarms;
  const ms = parseDuration(budget.period || DEFAULTS.budget.period, '“within”, the period of the false alarms,');
  if (!(alarms > 0 && alarms < Infinity) || ms === 0) {
    throw new DistributionError(
      'query',
      `A budget of ${alarms} false alarm${alarms === 1 ? '' : 's'} in ${budget.period || DEFAULTS.budget.period} is not possible.`,
      'Give a number above 0, such as 1, and a period such as 4w.'
    );
  }
  const groups = budget.groups ? wholeNumber('“over groups”', budget.groups, 1) : null;
  return { alarms, ms, groups };
}
