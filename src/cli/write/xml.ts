const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;' };
/** What XML 1.0 has no way to write. */
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const escaped = (text: string, inAttribute: boolean): string =>
  text.replace(IMPOSSIBLE, '?').replace(inAttribute ? /[&<>"\n]/g : /[&<>]/g, (mark) => ESCAPES[mark]);

/** An element with text, or with elements in it. */
export function xml(
  name: string,
  attributes: Record<string, string | number>,
  inside: string,
  elements = false
): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value), true)}"`);
  const content = elements ? inside : escaped(inside, false);
  return content === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${content}</${name}>`;
}
