type Yaml = string | number | boolean | null | undefined | Yaml[] | { [key: string]: Yaml };

const PLAIN = /^[A-Za-z_][\w ./-]*$/;
const WORDS = /^(true|false|null|yes|no|on|off|y|n)$/i;

/** A value as block YAML. */
export function toYaml(value: Yaml, indent = ''): string {
  if (Array.isArray(value)) {
    return value.length === 0
      ? ' []\n'
      : '\n' + value.map((item) => `${indent}- ${inItem(item, `${indent}  `)}`).join('');
  }
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return entries.length === 0
      ? ' {}\n'
      : '\n' + entries.map(([key, inner]) => `${indent}${scalar(key)}:${toYaml(inner, `${indent}  `)}`).join('');
  }
  return ` ${scalar(value)}\n`;
}

/** The first line of an item stands beside its dash. */
const inItem = (item: Yaml, indent: string) => toYaml(item, indent).replace(/^\n?\s*/, '');

function scalar(value: string | number | boolean | null | undefined): string {
  if (typeof value !== 'string') {
    return String(value ?? null);
  }
  return PLAIN.test(value) && !WORDS.test(value) && !value.endsWith(' ') ? value : JSON.stringify(value);
}
