import { BY_TEST, type DetectSettings } from './query';

/** Significance and size: what a drift asks for where a query says nothing. */
export const DETECT_DEFAULTS: Required<Omit<DetectSettings, 'budget' | 'newNormal' | 'accepted' | 'slow'>> = {
  alpha: 0.01,
  minEffect: 0.1,
  minRelative: 0.25,
  minPoints: 0.05,
  minEvents: 10,
  minN: 100,
  m: 3,
  n: 5,
  leaveAlpha: 0.05,
  leaveFraction: 0.75,
  measure: BY_TEST,
  limit: 'computed',
  scales: [],
  correction: 'holm',
};
