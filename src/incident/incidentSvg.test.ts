import type { Incident, Snapshot } from './incident';
import { incidentSvg } from './incidentSvg';

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 0, 5, 12);

const incident: Incident = {
  group: { region: 'eu' },
  categoryLabel: 'code',
  query: 'x',
  baseline: 'trailing 60 windows',
  event: {
    start: NOON + 2 * MINUTE,
    startEarliest: NOON,
    startLatest: NOON + 3 * MINUTE,
    decided: NOON + 5 * MINUTE,
    end: NOON + 9 * MINUTE,
    newNormal: false,
    title: '503 +4 pt',
    text: '',
    moved: [{ category: '503', share: 0.05, baseline: 0.01, delta: 0.04 }],
    p: 0,
    w: 0.4,
    n: 1000,
  } as Incident['event'],
  categories: [
    { category: '503', count: 50, expected: 10, share: 0.05, baseline: 0.01, delta: 0.04 },
    { category: 'a<b & "c"', count: 950, expected: 990, share: 0.95, baseline: 0.99, delta: -0.04 },
  ],
  timeline: Array.from({ length: 10 }, (_, t) => ({
    time: NOON + t * MINUTE,
    n: 1000,
    p: 0.1,
    w: 0.1,
    state: 'ok',
    share: t >= 2 && t < 9 ? 0.05 : 0.01,
  })),
  happened: [{ time: NOON - MINUTE, text: 'deploy 8f2c' }],
  explanation: '',
};
const of = (incidents: Incident[]): Snapshot => ({ version: 1, from: NOON, to: NOON + 60 * MINUTE, incidents });

/** The picture as a browser reads it: one that is no XML throws. */
function read(svg: string): SVGSVGElement {
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
  expect(parsed.querySelector('parsererror')).toBeNull();
  return parsed.documentElement as unknown as SVGSVGElement;
}

it('draws the course of the drift and a bar for each category, with what happened near it', () => {
  const picture = read(incidentSvg(of([incident])));
  expect(picture.getAttribute('aria-label')).toBe('Drift: 503 +4 pt');
  const text = picture.textContent!;
  for (const words of [
    '503 +4 pt (region=eu)',
    'its baseline, 1 %',
    'decided 2026-01-05 12:05 UTC',
    'deploy 8f2c',
    'a<b & "c"',
  ]) {
    expect(text).toContain(words);
  }
  const [shaded, ...bars] = Array.from(picture.querySelectorAll('rect')).map((one) =>
    Number(one.getAttribute('width'))
  );
  // ten minutes from the deploy to the last window, seven of them within the drift
  expect(shaded).toBeCloseTo((876 * 7) / 10, 0);
  expect(bars[0] / bars[1]).toBeCloseTo(0.05 / 0.95, 2);
});

it('puts drifts below each other, and says where there is none', () => {
  const height = (svg: string) => Number(read(svg).getAttribute('height'));
  const short: Incident = { ...incident, timeline: incident.timeline.slice(0, 1), happened: [] };
  expect(height(incidentSvg(of([incident, short])))).toBe(
    height(incidentSvg(of([incident]))) + height(incidentSvg(of([short])))
  );
  expect(read(incidentSvg(of([]))).textContent).toContain('No drift from 2026-01-05 12:00 UTC');
});
