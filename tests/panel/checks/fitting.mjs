import { assert, check } from '../../lib/check.mjs';
import { show } from '../browser.mjs';

const PARTS = ['distribution-table', 'distribution-strip-events', 'distribution-strip-p', 'distribution-baseline'];

/** Any size: parts leave in order, and what stays is neither cut nor covered. */
export async function fitting(page) {
  const gone = async () => {
    const counts = await Promise.all(PARTS.map((part) => page.getByTestId(part).count()));
    return PARTS.filter((_, i) => counts[i] === 0);
  };
  const inOrder = async (sizes) => {
    const seen = new Set();
    for (const size of sizes) {
      await show(page, { panels: [{ scenario: 'drift', ...size }] });
      const left = await gone();
      assert(left.join() === PARTS.slice(0, left.length).join(), `${size.width}x${size.height}: without ${left}`);
      assert((await page.getByTestId('distribution-title').count()) === 1, 'the title line left');
      assert((await page.getByTestId('distribution-stack').count()) === 1, 'the stack left');
      seen.add(left.length);
    }
    return [...seen];
  };

  await check('parts leave in order as the panel gets lower', async () => {
    const seen = await inOrder([600, 420, 360, 300, 250, 200, 150, 110].map((height) => ({ width: 1000, height })));
    assert(
      [0, 1, 2, 3, 4].every((left) => seen.includes(left)),
      `steps seen: ${seen}`
    );
  });

  await check('parts leave in order as the panel gets narrower', async () => {
    const seen = await inOrder([500, 330, 260, 220, 180].map((width) => ({ width, height: 700 })));
    assert(
      [0, 1, 2, 3, 4].every((left) => seen.includes(left)),
      `steps seen: ${seen}`
    );
  });

  const scenarios = [
    'drift',
    'gaps',
    'many',
    'groups',
    'fixed',
    'over',
    'latest',
    'failed',
    'noData',
    'plainOneCategory',
  ];
  const inViews = ['drift', 'many'].flatMap((scenario) =>
    ['lines', 'delta', 'heatmap'].map((view) => [scenario, view])
  );
  for (const [scenario, view] of [...scenarios.map((name) => [name, 'stack']), ...inViews, ['groups', 'rows']]) {
    await check(`nothing is cut off or covered, at any size (${scenario}, ${view})`, async () => {
      const wrong = [];
      for (const width of [200, 400, 800, 1600]) {
        for (const height of [150, 300, 480, 800]) {
          await show(page, { panels: [{ scenario, width, height, options: { view } }] });
          const found = await page.locator('[data-panel]').evaluate(badlyPlaced);
          wrong.push(...found.map((text) => `${width}x${height}: ${text}`));
        }
      }
      assert(wrong.length === 0, [...new Set(wrong)].slice(0, 12).join('\n'));
    });
  }
}

/** Runs in the page: texts that are cut off by their own box or by the panel, and texts that cover each other. */
function badlyPlaced(panel) {
  const wrong = [];
  const frame = panel.getBoundingClientRect();
  const walker = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT);
  const boxes = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent.trim();
    const element = node.parentElement;
    if (
      text === '' ||
      element.closest('caption, [data-testid="distribution-title"] [role="status"], [class*="singleValue"]')
    ) {
      continue;
    }
    const range = document.createRange();
    range.selectNodeContents(node);
    let { left, right, top, bottom } = range.getBoundingClientRect();
    const scroller = element.closest(
      '[data-testid="distribution-table"], [data-testid="distribution-legend"], [data-testid="distribution-rows-scroll"], [role="status"], [role="alert"]'
    );
    const scrolls = scroller && scroller.dataset.testid !== 'distribution-title';
    if (scrolls) {
      // What can be scrolled to is not cut off, but its width must fit.
      const view = scroller.getBoundingClientRect();
      if (right > view.right + 1) {
        wrong.push(`"${text}" is wider than its scrolling box`);
      }
      if (element.closest('thead') === null && scroller.dataset.testid === 'distribution-table') {
        const head = scroller.querySelector('thead').getBoundingClientRect();
        top = Math.max(top, head.bottom);
      }
      top = Math.max(top, view.top);
      bottom = Math.min(bottom, view.bottom);
      if (bottom - top < 2) {
        continue;
      }
    }
    for (let box = element; box !== panel; box = box.parentElement) {
      const style = getComputedStyle(box);
      // a name that gives way has dots where it ends, and all of it on hover
      const dotted = style.textOverflow === 'ellipsis' && box.closest('[title]')?.title.includes(text);
      if (style.overflowX === 'hidden' || style.overflowX === 'clip') {
        const clip = box.getBoundingClientRect();
        if (dotted) {
          [left, right] = [Math.max(left, clip.left), Math.min(right, clip.right)];
        } else if (left < clip.left - 1 || right > clip.right + 1) {
          wrong.push(`"${text}" is cut off`);
        }
      }
    }
    if (left < frame.left - 1 || right > frame.right + 1 || (!scrolls && bottom > frame.bottom + 1)) {
      wrong.push(`"${text}" leaves the panel`);
    }
    boxes.push({ text, element, left, right, top, bottom });
  }
  boxes.forEach((a, i) =>
    boxes.slice(i + 1).forEach((b) => {
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (a.element !== b.element && wide > 2 && high > 5) {
        wrong.push(`"${a.text}" covers "${b.text}"`);
      }
    })
  );
  return wrong;
}
