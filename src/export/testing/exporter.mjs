/** Counters of two regions and three codes that grow by chance, the second region's with more errors; prints its port. */
import { createServer } from 'node:http';

const TICK = 50;
/** Events in a tick, on average. */
const RATES = { eu: { 200: 18, 404: 1.2, 500: 0.8 }, us: { 200: 17, 404: 1.2, 500: 1.8 } };
const counters = {};

/** About Poisson, by many small chances. */
function events(mean) {
  let count = 0;
  for (let i = 0; i < 100; i++) {
    count += Math.random() < mean / 100 ? 1 : 0;
  }
  return count;
}

function grow() {
  for (const [region, rates] of Object.entries(RATES)) {
    for (const [code, mean] of Object.entries(rates)) {
      const series = `requests_total{job="shop",region="${region}",code="${code}"}`;
      counters[series] = (counters[series] ?? 0) + events(mean);
    }
  }
}

grow();
setInterval(grow, TICK);
const server = createServer((_, response) => {
  const lines = Object.entries(counters).map(([series, value]) => `${series} ${value}`);
  response.end(`${lines.join('\n')}\n`);
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
