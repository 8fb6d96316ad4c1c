/** Texts of a language by their en-US ones, which are the ids: `{0}`, `{1}` stand for what is filled in. */
export interface Catalogue {
  panel: Readonly<Record<string, string>>;
  /** What the core writes: the first that a text fits is taken. */
  core: Readonly<Record<string, string>>;
}

export const EN_US: Catalogue = { panel: {}, core: {} };

let catalogue = EN_US;
let patterns: Array<[pattern: RegExp, text: string]> | null = null;

/** From now on texts are those of this catalogue; what it doesn't have stays en-US. */
export function speak(texts: Catalogue): void {
  catalogue = texts;
  patterns = null;
}

/** A text of the panel in the language that is spoken: say`none of ${50} groups is in drift`. */
export function say(parts: TemplateStringsArray, ...values: Array<string | number>): string {
  return filled(catalogue.panel[idOf(parts)] ?? idOf(parts), values);
}

/** The id of a text: its parts with numbered places between them. */
export const idOf = (parts: readonly string[]): string => parts.reduce((text, part, i) => `${text}{${i - 1}}${part}`);

const filled = (text: string, values: Array<string | number>) =>
  text.replace(/\{(\d)\}/g, (place, i: string) => String(values[Number(i)] ?? place));

/**
 * A text that the core has written, in the language that is spoken: answers come with their sentences in en-US, whichever host wrote
 * them. The first id that the text fits tells what was filled in, which is put into words likewise. What fits none stays as it is.
 */
export function said(text: string): string {
  const whole = catalogue.core[text] ?? catalogue.panel[text];
  if (whole !== undefined) {
    return whole;
  }
  patterns ??= Object.entries(catalogue.core)
    .filter(([id]) => id.includes('{0}'))
    .map(([id, translated]) => [new RegExp(`^${idPattern(id)}$`, 's'), translated]);
  for (const [pattern, translated] of patterns) {
    const found = pattern.exec(text);
    if (found !== null) {
      return filled(translated, found.slice(1).map(said));
    }
  }
  return text;
}

const idPattern = (id: string) => id.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\d\}/g, '(.+?)');
