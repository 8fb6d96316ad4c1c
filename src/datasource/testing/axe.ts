import { run } from 'axe-core';

/** Axe's serious and critical findings, as "rule: element", and a wrong order of headings. Colours aren't drawn by jsdom. */
export async function seriousFindings(element: Element): Promise<string[]> {
  const { violations } = await run(element, {
    rules: { 'color-contrast': { enabled: false } },
    resultTypes: ['violations'],
    // nothing here comes by way of a stylesheet's or a medium's address
    preload: false,
    iframes: false,
  });
  return violations
    .filter(({ impact, id }) => impact === 'serious' || impact === 'critical' || id === 'heading-order')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
