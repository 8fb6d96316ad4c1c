import { eventually } from '../lib/check.mjs';

/** Brings a preset to the front. */
export async function openTab(page, name) {
  await page.getByRole('tab', { name }).click();
  await page.getByRole('tab', { name, selected: true }).waitFor({ timeout: 10_000 });
}

/** The latest window as the page's table has it, by the browser: {n, p, w, state, drift}, as text. */
export function latest(page) {
  return eventually('the table of the latest window', 30, async () => {
    const table = page.getByRole('region', { name: 'Browser and backend' }).getByRole('table');
    const cells = await table
      .first()
      .locator('tbody tr:has(td)')
      .evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)))
      .catch(() => []);
    const browser = Object.fromEntries(cells.map(([name, value]) => [name, value]));
    return (
      browser.N !== undefined && {
        n: browser.N,
        p: browser.p,
        w: browser['effect w'],
        state: browser.state,
        drift: browser.drift,
      }
    );
  });
}

/** How the two hosts' answers compare, as the page says it. */
export async function comparison(page) {
  const text = await page.getByTestId('hosts-compared').textContent({ timeout: 30_000 });
  const [, values, identical, worst] = text.match(
    /(\d+) values compared, (\d+) identical, worst relative difference (\S+)/
  );
  return { values: Number(values), identical: Number(identical), worst: Number(worst) };
}

/** Chooses another baseline in the query editor. */
export async function chooseBaseline(page, name) {
  await page.getByRole('region', { name: 'Query', exact: true }).getByRole('combobox', { name: 'baseline' }).click();
  await page.getByRole('option', { name }).click();
}

/** Texts that are cut off: beyond an ancestor that hides what overflows, or beyond the page. Scrolled ones can be reached. */
export function clippedText(page) {
  return page.evaluate(() => {
    const SLACK = 1.5;
    const found = [];
    const hidden = (style) =>
      style.visibility === 'hidden' || style.opacity === '0' || style.clipPath !== 'none' || style.clip !== 'auto';
    const boundary = (element) => {
      for (let at = element; at && at !== document.body; at = at.parentElement) {
        const style = getComputedStyle(at);
        if (hidden(style) || at.clientWidth === 1) {
          return null;
        }
        if (style.overflowX !== 'visible' && style.display !== 'inline') {
          return style.overflowX === 'hidden' || style.overflowX === 'clip' ? at.getBoundingClientRect() : null;
        }
      }
      return { left: 0, right: document.documentElement.clientWidth };
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent.trim();
      if (!text || ['STYLE', 'SCRIPT', 'TITLE'].includes(node.parentElement.tagName)) {
        continue;
      }
      const range = document.createRange();
      range.selectNodeContents(node);
      const rect = range.getBoundingClientRect();
      const bounds = rect.width > 0 && boundary(node.parentElement);
      if (bounds && (rect.right > bounds.right + SLACK || rect.left < bounds.left - SLACK)) {
        found.push(text);
      }
    }
    for (const input of document.querySelectorAll('input')) {
      if (input.value && input.offsetParent && input.scrollWidth > input.clientWidth + SLACK) {
        found.push(`${input.ariaLabel ?? input.id}: ${input.value}`);
      }
    }
    return found;
  });
}
