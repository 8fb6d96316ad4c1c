/** Hue of a status code's class, by its first digit. */
const CLASSES = ['purple', 'green', 'blue', 'orange', 'red'];
/** Shades of a hue, in the order in which codes take them. */
const SHADES = ['', 'light-', 'semi-dark-', 'dark-', 'super-light-'];
/** The usual codes of each class, each with a shade of its own. */
const USUAL = ['200 400 500 301 101', '201 404 503 302', '204 401 502 304', '206 429 504 307', '202 403 501 308'].map(
  (codes) => codes.split(' ')
);

/** Words and the colour that they usually have. */
const WORDS: Array<[color: string, words: string]> = [
  [
    'green',
    'ok success succeeded successful pass passed healthy up ready running hit allow allowed completed done green',
  ],
  ['red', 'error err fail failed failure unhealthy down deny denied rejected crashloopbackoff red'],
  ['dark-red', 'critical crit fatal emergency emerg panic alert'],
  ['orange', 'warn warning miss timeout degraded throttled pending retry retried orange'],
  ['yellow', 'stale expired slow yellow'],
  ['blue', 'info informational notice bypass skipped blue'],
  ['purple', 'debug trace purple'],
  ['#8e8e8e', 'unknown none'],
];

const COLORS = new Map(WORDS.flatMap(([color, words]) => words.split(' ').map((word) => [word, color] as const)));

/**
 * The colour, by Grafana's name for it, that a category has by what it means: classes of HTTP status codes ("5xx", "503"), outcomes,
 * severities, cache states, the colour that it is named by (blue and green deployments). Null for a name that means none of these.
 */
export function meaningColor(category: string): string | null {
  const name = category.trim().toLowerCase();
  const code = /^([1-5])(xx|\d\d)$/.exec(name);
  if (code === null) {
    return COLORS.get(name) ?? null;
  }
  const hue = CLASSES[Number(code[1]) - 1];
  if (code[2] === 'xx') {
    return hue;
  }
  const usual = USUAL.findIndex((codes) => codes.includes(name));
  return SHADES[usual < 0 ? Number(name) % SHADES.length : usual] + hue;
}
