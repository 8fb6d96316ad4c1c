import { createServer } from 'node:http';

const MINUTE = 60_000;

/**
 * An upstream that speaks Prometheus' language over simulated worlds: a series per category of the world that the expression names, with
 * the events of each step. Its clock can be set: `at(t)` makes now the end of window t of every world, and from there on it goes as
 * the real one does.
 *
 * @param worlds by expression: [{labels, names, traffic}], the categories of each group of series, and its counts {windows, categories,
 *   counts} of windows of a minute
 */
export async function packUpstream(worlds) {
  let begin = 0;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) {
      body += part;
    }
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    const asked = new URLSearchParams(body || searchParams);
    const known = pathname.endsWith('/query_range') && worlds[asked.get('query')];
    const data = known && { resultType: 'matrix', result: known.flatMap((group) => series(group, asked, begin)) };
    response.writeHead(data ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(data ? { status: 'success', data } : { status: 'error', errorType: 'not_found' }));
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    at: (t) => {
      begin = Math.floor(Date.now() / MINUTE) * MINUTE - t * MINUTE;
    },
    close: () => server.close(),
  };
}

/** A point stands for the step that it ends. */
function series({ labels, names, traffic }, asked, begin) {
  const [start, end, step] = ['start', 'end', 'step'].map((name) => Number(asked.get(name)) * 1000);
  const all = names.map((code, k) => {
    const values = [];
    for (let time = start; time <= end; time += step) {
      const [from, to] = [(time - step - begin) / MINUTE, (time - begin) / MINUTE];
      if (from >= 0 && to <= traffic.windows) {
        let sum = 0;
        for (let t = from; t < to; t++) {
          sum += traffic.counts[t * traffic.categories + k];
        }
        values.push([time / 1000, String(sum)]);
      }
    }
    return { metric: { ...labels, code }, values };
  });
  return all.filter(({ values }) => values.length > 0);
}
