import { Storms } from './storms';

const RATE = 1e-5;

/** Bursts of `span` windows every 60, over so many windows. */
function bursts(span: number, windows: number, longest = 30): Storms {
  const storms = new Storms(30, longest);
  for (let j = 0; j < windows; j++) {
    storms.note(j, j % 60 < span && j >= 60);
  }
  return storms;
}

it('as many bursts are tolerated as come together by chance, each as long as they were', () => {
  const none = bursts(0, 400).tolerated(12, 3, RATE);
  const single = bursts(1, 400).tolerated(12, 3, RATE);
  expect(none).toBe(2);
  expect(single).toBeGreaterThan(none);
  expect(bursts(2, 400).tolerated(12, 3, RATE)).toBe(2 * single);
});

it('one burst of two windows says that such come back; one of four is believed as two, two are believed', () => {
  const [one, two] = [130, 190];
  expect(bursts(2, one).tolerated(12, 3, RATE)).toBeGreaterThan(bursts(1, one).tolerated(12, 3, RATE));
  expect(bursts(4, one).tolerated(12, 3, RATE)).toBe(bursts(2, one).tolerated(12, 3, RATE));
  expect(bursts(4, two).tolerated(12, 3, RATE)).toBeGreaterThan(bursts(2, two).tolerated(12, 3, RATE));
});

it('tolerates what Poisson bursts of two have, given one', () => {
  const storms = bursts(2, 60 * 200, 60);
  const rate = 1e-4;
  const length = 60;
  const often = 199.5 / (60 * 200);
  // windows of a burst and of those, by Poisson, that come with it
  const most = storms.tolerated(length, 3, rate);
  let tail = 1;
  let term = Math.exp(-often * length);
  for (let further = 0; 2 * (1 + further) <= most; further++) {
    tail -= term;
    term *= (often * length) / (further + 1);
  }
  expect(often * tail).toBeLessThan(rate);
  expect(often * (tail + term)).toBeGreaterThan(rate / 10);
});

it('a run that is too long for a burst says nothing about bursts', () => {
  expect(bursts(8, 400).tolerated(12, 3, RATE)).toBe(bursts(0, 400).tolerated(12, 3, RATE));
});

it('forgets all bursts when it begins again', () => {
  const storms = bursts(2, 400);
  storms.restart();
  expect(storms.tolerated(12, 3, RATE)).toBe(bursts(0, 1).tolerated(12, 3, RATE));
});

it('a burst that ran into a drift is as long as it was before the onset', () => {
  const [storms, single] = [new Storms(30, 30), new Storms(30, 30)];
  for (let j = 0; j < 400; j++) {
    const since = j % 100;
    single.note(j, since === 40);
    storms.note(j, since === 40 || since === 42 || since === 43);
    if (since === 43) {
      storms.forget(j - 1);
    }
  }
  expect(storms.tolerated(12, 3, RATE)).toBe(single.tolerated(12, 3, RATE));
});
