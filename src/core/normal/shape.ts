import { DistributionError } from '../model/errors';

/** What a setting has to be; an object has settings of its own, and others are let be. */
type Shape = 'text' | 'number' | 'texts' | 'numbers' | 'flag' | 'object' | { [setting: string]: Shape };

const REF = { uid: 'text', type: 'text' } as const;
const WORDS: Record<string, string> = {
  text: 'a text',
  number: 'a number',
  texts: 'a list of texts',
  numbers: 'a list of numbers',
  flag: 'true or false',
  object: 'an object',
};

/** Every setting of a query, as `DistributionQuery` has it; those of a baseline's kind are checked by the kind itself. */
const QUERY: Shape = {
  refId: 'text',
  hide: 'flag',
  upstream: { datasource: REF, query: 'object' },
  category: 'text',
  groupBy: 'texts',
  values: 'text',
  valueField: 'text',
  window: { size: 'text', step: 'text', delay: 'text', timestamp: 'text' },
  categories: { top: 'number', schema: 'texts', rare: 'texts' },
  baseline: {
    kind: 'text',
    shares: 'object',
    windows: 'number',
    gap: 'number',
    forget: 'text',
    halfLife: 'number',
    offsets: 'texts',
    datasource: REF,
    query: 'object',
  },
  test: 'text',
  detect: {
    alpha: 'number',
    budget: { alarms: 'number', period: 'text', groups: 'number' },
    measure: 'text',
    limit: 'text',
    scales: 'numbers',
    correction: 'text',
    minEffect: 'number',
    minRelative: 'number',
    minPoints: 'number',
    minEvents: 'number',
    minN: 'number',
    m: 'number',
    n: 'number',
    newNormal: 'text',
    accepted: 'number',
    leaveAlpha: 'number',
    leaveFraction: 'number',
  },
  sequential: { period: 'text', since: 'number' },
  objective: 'number',
  format: 'text',
  statistics: 'texts',
  alertStatistic: 'text',
};

/** Throws where a setting is of the wrong type, as hand-written provisioning files have it: it names the setting. */
export function requireShape(query: unknown): void {
  requireAs(query, QUERY, 'The query');
}

function requireAs(value: unknown, shape: Shape, path: string): void {
  if (value === undefined || value === null) {
    return;
  }
  const kind = typeof shape === 'string' ? shape : 'object';
  if (!FITS[kind](value)) {
    const list = kind === 'texts' && typeof value === 'string' ? ` Write ["${value}"].` : '';
    throw new DistributionError(
      'query',
      `${path} must be ${WORDS[kind]} (it is ${shown(value)}).${list}`,
      'Mend the query’s JSON.'
    );
  }
  if (typeof shape !== 'string') {
    for (const name of Object.keys(shape)) {
      const own = (value as Record<string, unknown>)[name];
      requireAs(own, shape[name], path === 'The query' ? `\`${name}\`` : `${path.slice(0, -1)}.${name}\``);
    }
  }
}

const isNumber = (value: unknown): boolean => typeof value === 'number' && value === value;
const isText = (value: unknown): boolean => typeof value === 'string';

const FITS: Record<string, (value: unknown) => boolean> = {
  text: isText,
  number: isNumber,
  texts: (value) => Array.isArray(value) && value.every(isText),
  numbers: (value) => Array.isArray(value) && value.every(isNumber),
  flag: (value) => typeof value === 'boolean',
  object: (value) => typeof value === 'object' && !Array.isArray(value),
};

const LONGEST = 40;

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
