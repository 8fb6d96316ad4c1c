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
/** What is shorter looks like none of them, but for these signs. */
const SHORTEST = 7;
const SIGNS = /[@:]/;

/** What categories look like where that identifies somebody or something, and how many do; null where they look like kinds. */
export function identifying(values: readonly string[]): { look: ValueLook; values: number; of: number } | null {
  const some = values.slice(0, LOOKED_AT);
  const telling = some.filter((value) => value.length >= SHORTEST || SIGNS.test(value));
  for (const look of LOOKS) {
    const found = telling.filter((value) => look.fits(value)).length;
    if (found >= look.least) {
      return { look, values: found, of: some.length };
    }
  }
  return null;
}

/**
 * What a value that looks like one of them is shown as: "mail address #0d3f…", the same for the same value. The hash has 53 bits and no
 * key: it keeps a value from being read, not from being guessed and tried. Null for a value that looks like a kind.
 */
export function pseudonymOf(value: string): string | null {
  const look = LOOKS.filter((one) => one.fits(value))[0];
  return look === undefined ? null : `${look.rule.to} #${hashOf(value)}`;
}

/** cyrb53: 53 bits of a text's UTF-16, as 14 digits. */
function hashOf(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  const mixed = (a: number, b: number) => {
    const once = Math.imul(a ^ (a >>> 16), 2_246_822_507);
    return once ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  };
  const [first, second] = [mixed(high, low), mixed(low, high)];
  const number = 4_294_967_296 * (2_097_151 & second) + (first >>> 0);
  return `0000000000000${number.toString(16)}`.slice(-14);
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
