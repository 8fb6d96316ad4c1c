import { Storms } from './storms';

const RATE = 1e-5;

/** Bursts of `span` windows every 60, over so many windows. */
function bursts(span: number, windows: number, possible = 1): Storms {
  const storms = new Storms(30, possible);
  for (let j = 0; j < windows; j++) {
    storms.note(j, j % 60 < span && j >= 60);
  }
  return storms;
}

it('as many bursts are tolerated as come together by chance, each as long as two of them were', () => {
  const none = bursts(0, 400).tolerated(12, 3, RATE);
  const single = bursts(1, 400).tolerated(12, 3, RATE);
  expect(none).toBeLessThan(single);
  expect(bursts(2, 400).tolerated(12, 3, RATE)).toBe(2 * single);
  expect(bursts(2, 130).tolerated(12, 3, RATE)).toBeLessThan(2 * single);
});

it('a run that is too long for a burst says nothing about bursts', () => {
  expect(bursts(8, 400).tolerated(12, 3, RATE)).toBe(bursts(0, 400).tolerated(12, 3, RATE));
});

it('bursts that turn out to be part of something else are forgotten, the others kept', () => {
  const odd = new Uint8Array(400);
  const storms = bursts(2, 400);
  storms.except(odd);
  expect(storms.tolerated(12, 3, RATE)).toBe(bursts(2, 400).tolerated(12, 3, RATE));
  storms.except(odd.fill(1));
  expect(storms.tolerated(12, 3, RATE)).toBe(bursts(0, 400).tolerated(12, 3, RATE));
});

it('a burst that ran into a drift is as long as it was before the onset', () => {
  const [storms, single] = [new Storms(30, 1), new Storms(30, 1)];
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

it('bursts of two windows are tolerated unseen where they are taken for possible', () => {
  const [seen, unseen] = [bursts(1, 400), bursts(1, 400, 2)].map((storms) => storms.tolerated(12, 3, RATE));
  expect(unseen).toBe(2 * seen);
});
