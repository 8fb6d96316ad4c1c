/** Posts to Grafana's API. */
export async function post(url, path, body) {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) {
    throw new Error(`${path}: ${response.status} ${await response.text()}`);
  }
}

/** What counts the processor time of a page's main thread. */
export async function threadOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return session;
}

/** Processor time of the page's main thread so far in ms, by what it was spent on. */
export async function thread(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name) => metrics.find((metric) => metric.name === name).value * 1000;
  return { task: of('TaskDuration'), script: of('ScriptDuration') };
}

/** Waits until the main thread has done nothing to speak of for half a second; what it had done by then. */
export async function idle(page, session) {
  for (let before = await thread(session); ;) {
    await page.waitForTimeout(500);
    const now = await thread(session);
    if (now.task - before.task < 15) {
      return now;
    }
    before = now;
  }
}
