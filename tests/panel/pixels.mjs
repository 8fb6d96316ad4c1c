/** Reading what was drawn: pixels of a plot's canvas, and where its plotting area lies. */

const PLOT = {
  stack: 'distribution-stack',
  lines: 'distribution-lines',
  delta: 'distribution-delta',
  heatmap: 'distribution-heatmap',
  beside: 'distribution-beside',
  events: 'distribution-strip-events',
  p: 'distribution-strip-p',
};
const plot = (page, part, panel) => page.locator(`[data-panel="${panel}"] [data-testid="${PLOT[part]}"]`).first();

/** Colours down a column of the plotting area, top first; `x` in CSS pixels from its left edge, `from` from its top. */
export function column(page, x, { part = 'stack', panel = 0, from = 0 } = {}) {
  return read(page, part, panel, { x, y: from, width: 1, height: null });
}

/** Colours along a row of the plotting area, left first; `y` in CSS pixels from its top. */
export function row(page, y, { part = 'stack', panel = 0 } = {}) {
  return read(page, part, panel, { x: 0, y, width: null, height: 1 });
}

/** Colours of the strip of canvas below the plotting area, where the time axis has its labels. */
export function timeAxis(page, panel = 0) {
  return read(page, 'stack', panel, { x: 0, y: null, width: null, height: 20 });
}

function read(page, part, panel, where) {
  return plot(page, part, panel).evaluate((element, { x, y, width, height }) => {
    const canvas = element.querySelector('canvas');
    const over = element.querySelector('.u-over').getBoundingClientRect();
    const box = canvas.getBoundingClientRect();
    const ratio = canvas.width / box.width;
    const scaled = (value) => Math.round(value * ratio);
    const data = canvas
      .getContext('2d')
      .getImageData(
        scaled(over.left - box.left + x),
        scaled(over.top - box.top + (y ?? over.height)),
        width ?? scaled(over.width),
        height ?? scaled(over.height)
      ).data;
    return Array.from({ length: data.length / 4 }, (_, i) => [...data.slice(4 * i, 4 * i + 4)]);
  }, where);
}

/** The plotting area on the page. */
export function area(page, { part = 'stack', panel = 0 } = {}) {
  return plot(page, part, panel)
    .locator('.u-over')
    .evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return { left, top, width, height };
    });
}

/** Colour of a category's swatch in the table. */
export function swatch(page, name, panel = 0) {
  return page
    .locator(`[data-panel="${panel}"] [data-testid="distribution-table"] tbody tr`, { hasText: name })
    .locator('button span')
    .first()
    .evaluate((element) =>
      getComputedStyle(element)
        .backgroundColor.match(/[\d.]+/g)
        .slice(0, 3)
        .map(Number)
    );
}

export const near = (a, b, tolerance = 6) => [0, 1, 2].every((i) => Math.abs(a[i] - b[i]) <= tolerance);
