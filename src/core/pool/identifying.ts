import type { CategoryRule } from '../model/query';

/** What values look like that tell persons, devices or events apart, and not kinds. */
export interface ValueLook {
  /** "mail addresses" */
  what: string;
  /** Fewest values that are no coincidence. */
  least: number;
  fits(value: string): boolean;
  /** Makes one category of them. */
  rule: CategoryRule;
}

const ADDRESS = /^(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?$/;

const LOOKS: ValueLook[] = [
  {
    what: 'mail addresses',
    least: 1,
    fits: (value) => /^[^\s@]+@[^\s@]+\.[A-Za-z]{2,}$/.test(value),
    rule: { matches: '[^@]+@[^@]+', to: 'mail address' },
  },
  {
    what: 'IP addresses',
    least: 2,
    fits: (value) =>
      ADDRESS.test(value)
        ? value.split(/[.:]/, 4).every((part) => Number(part) < 256)
        : /^[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){3,7}$/.test(value),
    rule: { matches: '[0-9]+[.][0-9]+[.][0-9.:]+', to: 'IP address' },
  },
  {
    what: 'tokens',
    least: 1,
    fits: (value) =>
      /^eyJ[\w-]{8,}\.[\w-]+\.[\w-]*$/.test(value) ||
      (/^[A-Za-z0-9_+/=-]{24,}$/.test(value) &&
        /[a-z]/.test(value) &&
        /[A-Z]/.test(value) &&
        value.replace(/[^0-9]/g, '').length >= 3),
    rule: { matches: '[A-Za-z0-9._+/=-]{24,}', to: 'token' },
  },
  {
    what: 'ids',
    least: 3,
    fits: (value) =>
      /^(?:[\w]+[-_:])?[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/.test(value) ||
      isLongHex(value) ||
      /^\d{7,}$/.test(value),
    rule: { matches: '[0-9a-fA-F-]{7,}', to: 'id' },
  },
];

const isLongHex = (value: string): boolean => /^(?:0x)?[0-9a-fA-F]{16,}$/.test(value) && /\d/.test(value);

/** Values that are looked at: more tell no more. */
const LOOKED_AT = 1000;

/** What categories look like where that identifies somebody or something, and how many do; null where they look like kinds. */
export function identifying(values: readonly string[]): { look: ValueLook; values: number; of: number } | null {
  const some = values.slice(0, LOOKED_AT);
  for (const look of LOOKS) {
    const found = some.filter((value) => look.fits(value)).length;
    if (found >= look.least) {
      return { look, values: found, of: some.length };
    }
  }
  return null;
}

/** "3 of 5 values of `user` look like mail addresses: …" */
export function identifyingText(
  category: string,
  { look, values, of }: NonNullable<ReturnType<typeof identifying>>
): string {
  const some = values === of ? `The values` : `${values} of ${of} values`;
  return `${some} of \`${category}\` look like ${look.what}: they tell persons or events apart, not kinds, may be personal data, and grow without end.`;
}

export const IDENTIFYING_REMEDY = 'Map them to kinds, choose another category, or list them as expected.';
