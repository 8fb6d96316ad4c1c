import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
};

/**
 * Serves the preview page, the demo shop's series, and, for the backend, the one piece of Grafana's HTTP API that it uses.
 *
 * @param {{store: import('./store.mjs').ShopStore, folders: Array<[string, string]>, backendUrl: string | null, token: string,
 *   shopUrl: string}} parts
 *   folders: [URL prefix, folder with static files]
 */
export function previewServer({ store, folders, backendUrl, token, shopUrl }) {
  return createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://127.0.0.1');
    try {
      if (request.method === 'POST' && pathname === '/shop/query') {
        const { query, range } = await body(request);
        json(response, 200, { frames: store.query(query, range) });
      } else if (pathname === '/shop/metrics') {
        json(response, 200, store.describe());
      } else if (request.method === 'POST' && pathname === '/shop/shift') {
        json(response, 200, await forward(`${shopUrl}/shift`, await body(request)));
      } else if (request.method === 'POST' && pathname === '/api/ds/query') {
        dataSourceQuery(request, response, await body(request));
      } else if (request.method === 'GET' && pathname.startsWith('/api/datasources/uid/')) {
        dataSourceInfo(request, response, pathname.split('/').at(-1));
      } else if (request.method === 'POST' && pathname === '/backend/query') {
        await backend(response, await body(request));
      } else {
        file(response, pathname);
      }
    } catch (error) {
      json(response, error.status ?? 400, { message: error.message });
    }
  });

  /** As Grafana answers its own /api/ds/query for a data source "shop". */
  function dataSourceQuery(request, response, { queries, from, to }) {
    if (!authorised(request, response)) {
      return;
    }
    const results = {};
    for (const query of queries) {
      try {
        const frames = store.query(query, { from: Number(from), to: Number(to), stepMs: query.intervalMs });
        results[query.refId] = { status: 200, frames };
      } catch (error) {
        results[query.refId] = { status: 400, error: error.message };
      }
    }
    json(response, 200, { results });
  }

  function dataSourceInfo(request, response, uid) {
    if (authorised(request, response)) {
      json(
        response,
        uid === 'shop' ? 200 : 404,
        uid === 'shop' ? { uid, name: 'Demo shop', type: 'shop' } : { message: 'Data source not found' }
      );
    }
  }

  function authorised(request, response) {
    if (request.headers.authorization === `Bearer ${token}`) {
      return true;
    }
    json(response, 401, { message: 'Unauthorized' });
    return false;
  }

  async function backend(response, message) {
    if (!backendUrl) {
      json(response, 503, { message: 'The backend was not built: this machine has no Go.' });
      return;
    }
    json(response, 200, await forward(`${backendUrl}/query`, message));
  }

  function file(response, pathname) {
    const path = fileOf(pathname === '/' ? '/index.html' : pathname);
    if (!path) {
      json(response, 404, { message: `nothing at ${pathname}` });
      return;
    }
    response.writeHead(200, {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'cache-control': 'no-store',
    });
    createReadStream(path).pipe(response);
  }

  /** The file behind a URL path, from the first folder that has it; undefined where none has. */
  function fileOf(pathname) {
    return folders
      .filter(([prefix]) => pathname.startsWith(prefix))
      .map(([prefix, folder]) => [folder, normalize(pathname.slice(prefix.length))])
      .filter(([, name]) => !name.split(sep).includes('..'))
      .map(([folder, name]) => join(folder, name))
      .find((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
  }
}

async function forward(url, message) {
  const answer = await fetch(url, {
    method: 'POST',
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(30_000),
  });
  const text = await answer.text();
  if (!answer.ok) {
    throw new Error(text);
  }
  return JSON.parse(text);
}

async function body(request) {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > 5_000_000) {
      throw Object.assign(new Error('the request is larger than 5 MB'), { status: 413 });
    }
  }
  return JSON.parse(text);
}

function json(response, status, value) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}
