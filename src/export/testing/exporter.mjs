/** Counters of two regions and three codes that grow with the clock; prints its port. */
import { createServer } from 'node:http';

const SHARES = { eu: { 200: 900, 404: 60, 500: 40 }, us: { 200: 860, 404: 60, 500: 80 } };
const START = Date.now();

const server = createServer((_, response) => {
  const seconds = (Date.now() - START) / 1000;
  const lines = Object.entries(SHARES).flatMap(([region, shares]) =>
    Object.entries(shares).map(([code, rate], k) => {
      const wave = 1 + 0.2 * Math.sin(seconds / 3 + k);
      return `requests_total{job="shop",region="${region}",code="${code}"} ${Math.floor(rate * seconds * wave + 1000 * seconds)}`;
    })
  );
  response.end(`${lines.join('\n')}\n`);
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
