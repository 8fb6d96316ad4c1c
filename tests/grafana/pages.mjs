import { assert, eventually } from '../lib/check.mjs';

/** The panel with this title, once it has drawn: its canvas holds more than one colour. @returns its locator */
export async function panelShows(page, title, seconds = 40) {
  const panel = page.getByTestId(`data-testid Panel header ${title}`).first();
  await panel.scrollIntoViewIfNeeded({ timeout: 30_000 });
  await panel
    .locator('canvas')
    .first()
    .waitFor({ timeout: seconds * 1000 });
  await eventually(`a drawing in "${title}"`, seconds, () =>
    panel
      .locator('canvas')
      .first()
      .evaluate((canvas) => {
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        const colours = new Set();
        for (let i = 0; i < data.length; i += 4 * 97) {
          colours.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
        }
        return colours.size > 3;
      })
  );
  const errors = await panel.getByTestId('data-testid Panel status error').count();
  assert(errors === 0, `"${title}" shows an error`);
  return panel;
}

/** Asks Prometheus for things that end in different codes, so that its own metrics have real categories. @returns ends it */
export function mixedTraffic(prometheusUrl) {
  const paths = [
    '/api/v1/query?query=up',
    '/api/v1/query?query=up',
    '/api/v1/labels',
    '/metrics',
    '/api/v1/query?query=%28',
    `/api/v1/query?query=${encodeURIComponent('label_replace(up, "~", "", "", "")')}`,
    '/',
  ];
  let i = 0;
  const timer = setInterval(() => {
    fetch(prometheusUrl + paths[i++ % paths.length]).then(
      (response) => response.arrayBuffer(),
      () => {}
    );
  }, 100);
  return () => clearInterval(timer);
}
