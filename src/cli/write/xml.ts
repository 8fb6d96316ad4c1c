import { xmlText } from '../../incident/xmlText';

/** An element with text, or with elements in it. */
export function xml(
  name: string,
  attributes: Record<string, string | number>,
  inside: string,
  elements = false
): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlText(String(value), true)}"`);
  const content = elements ? inside : xmlText(inside, false);
  return content === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${content}</${name}>`;
}
