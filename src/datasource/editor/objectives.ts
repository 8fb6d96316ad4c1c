import { DEFAULTS, type DetectSettings } from '../../core';

/** Objectives by how many percentage points of a share matter: half of what they allow. */
const POINTS = { '99': 0.5, '99.9': 0.05, '99.99': 0.005 } as const;
const CUSTOM = 'custom';

type Objective = keyof typeof POINTS;

/** Which objective the least change in points stands for. */
export function objectiveOf({ minPoints = DEFAULTS.detect.minPoints }: DetectSettings): Objective | typeof CUSTOM {
  return (Object.keys(POINTS) as Objective[]).find((objective) => POINTS[objective] === minPoints) ?? CUSTOM;
}

/** The least change in points that an objective asks for; none for numbers of one's own. */
export const pointsFor = (objective: string): number | undefined => POINTS[objective as Objective];

/** The objectives to choose from, and the numbers of one's own where there are some. */
export function objectiveOptions(detect: DetectSettings): Array<{ value: string; label: string; description: string }> {
  const usual = (Object.keys(POINTS) as Objective[]).map((objective) => ({
    value: objective,
    label: `${objective} %`,
    description: `A share that moves by ${POINTS[objective]} points, half of what it allows`,
  }));
  return objectiveOf(detect) === CUSTOM
    ? [...usual, { value: CUSTOM, label: 'as set below', description: 'Numbers of your own' }]
    : usual;
}
