/** A Prometheus for the examples of docs/gate.md: it answers for whichever canary STATE names. Prints its port. */
import { createServer } from 'node:http';

const MINUTE = 60;
const START = Date.parse(process.env.START) / 1000;
const [events, errors] = { good: [1000, 5], bad: [1000, 40], young: [3, 0], absent: [0, 0] }[process.env.STATE];

const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    const query = new URLSearchParams(body);
    const canary = query.get('query').includes('track="canary"');
    if (query.get('query').includes('$') || query.get('step') !== '60') {
      response.end(JSON.stringify({ status: 'error', error: `not asked by the minute: ${body}` }));
      return;
    }
    const [n, bad] = canary ? [events, errors] : [5000, 25];
    const times = [];
    for (let at = Number(query.get('start')); at <= Number(query.get('end')); at += MINUTE) {
      times.push(at);
    }
    const series = (code, value) => ({
      metric: { code },
      values: times.filter((at) => at > START && at <= START + 60 * MINUTE).map((at) => [at, String(value)]),
    });
    const result = n === 0 ? [] : [series('200', n - bad), series('500', bad)];
    response.end(JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } }));
  });
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
