import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SERIOUS = ['serious', 'critical'];

/**
 * Axe's serious and critical findings as the page is drawn, as "rule: element".
 * @param include selector of what is looked at
 * @param exclude selectors of parts in it that are not ours
 */
export async function seriousFindings(page, include, exclude = []) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((context) => window.axe.run(context), { include: [include], exclude });
  return violations
    .filter(({ impact }) => SERIOUS.includes(impact))
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}
