import { eventsText, percent, points, timeText } from '../core/model/numberWords';
import { groupName } from '../core/output/results';
import type { Incident, Snapshot } from './incident';
import { xmlText } from './xmlText';

const WIDTH = 900;
const MARGIN = 12;
const LINE = 20;
const PLOT = 140;
/** Where bars begin: right of the categories' names. */
const BARS = 200;
/** Right of the bars: the share and its change. */
const NUMBERS = 190;
const SHOWN = 8;
const GREY = '#8e8e8e';
const RED = '#e02f44';
const BLUE = '#5794f2';

/** The reports as one picture, below each other: each drift's course, and what moved. Readable on light and on dark. */
export function incidentSvg({ incidents, from, to }: Snapshot): string {
  const parts = incidents.map(partOf);
  const empty = `<text x="${MARGIN}" y="24">No drift from ${timeText(from)} to ${timeText(to)}</text>`;
  let height = 0;
  const placed = parts.map(({ text, height: own }) => {
    const group = `<g transform="translate(0 ${height})">\n${text}\n</g>`;
    height += own;
    return group;
  });
  const label = incidents.length === 0 ? 'No drift' : incidents.map(({ event }) => `Drift: ${event.title}`).join('; ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${Math.max(40, height)}" width="${WIDTH}" height="${Math.max(40, height)}" font-family="sans-serif" font-size="13" fill="${GREY}" role="img" aria-label="${xmlText(label, true)}">
${placed.length > 0 ? placed.join('\n') : empty}
</svg>
`;
}

function partOf(incident: Incident): { text: string; height: number } {
  const { event, group } = incident;
  const named = groupName(group);
  const title = `<text x="${MARGIN}" y="24" font-size="16">${inText(`Drift: ${event.title}${named ? ` (${named})` : ''}`)}</text>`;
  const course = courseOf(incident, 40);
  const moved = movedOf(incident, 40 + course.height);
  return {
    text: [title, course.text, moved.text].filter((text) => text !== '').join('\n'),
    height: 40 + course.height + moved.height,
  };
}

/** The share of what moved most, window by window, beside its baseline; nothing where it has too few windows for a line. */
function courseOf({ event, timeline, categories, happened }: Incident, top: number): { text: string; height: number } {
  const lead = event.moved[0]?.category;
  const baseline = categories.find(({ category }) => category === lead)?.baseline ?? null;
  const known = timeline.flatMap(({ time, share }) => (share === null ? [] : [{ time, share }]));
  if (lead === undefined || known.length < 2) {
    return { text: '', height: 0 };
  }
  const begin = Math.min(timeline[0].time, ...happened.map(({ time }) => time));
  const last = timeline[timeline.length - 1].time;
  const most = Math.max(baseline ?? 0, ...known.map(({ share }) => share)) || 1;
  const x = (time: number): string => number(MARGIN + ((time - begin) / (last - begin)) * (WIDTH - 2 * MARGIN));
  const y = (share: number): string => number(top + LINE + PLOT - (share / most) * PLOT);
  const foot = top + LINE + PLOT;
  const upright = (time: number, dashes: string) =>
    `<path d="M${x(time)},${top + LINE}V${foot}" stroke="${GREY}" stroke-dasharray="${dashes}"/>`;
  const inside = (time: number | null): time is number => time !== null && time >= begin && time <= last;
  const words = [
    `share of ${lead}, up to ${percent(most)}${baseline === null ? '' : `; dashed: its baseline, ${percent(baseline)}`}`,
    `${timeText(begin)} to ${timeText(last)}: began ${timeText(event.start)}, decided ${timeText(event.decided)}${event.end === null ? '' : `, ended ${timeText(event.end)}`}`,
  ];
  const rows = happened.map(({ time, text }) => `${timeText(time)}: ${text}`);
  const text = [
    `<text x="${MARGIN}" y="${top + 12}">${inText(words[0])}</text>`,
    `<rect x="${x(Math.max(begin, event.start))}" y="${top + LINE}" width="${number(Number(x(Math.min(last, event.end ?? last))) - Number(x(Math.max(begin, event.start))))}" height="${PLOT}" fill="${RED}" opacity="0.12"/>`,
    ...(baseline === null
      ? []
      : [`<path d="M${MARGIN},${y(baseline)}H${WIDTH - MARGIN}" stroke="${GREY}" stroke-dasharray="6 4"/>`]),
    ...[event.start, event.decided, event.end].filter(inside).map((time) => upright(time, '2 3')),
    ...happened
      .map(({ time }) => time)
      .filter(inside)
      .map((time) => upright(time, '1 0')),
    `<path d="${known.map(({ time, share }, i) => `${i === 0 ? 'M' : 'L'}${x(time)},${y(share)}`).join('')}" fill="none" stroke="${RED}" stroke-width="2"/>`,
    ...[words[1], ...rows].map((row, i) => `<text x="${MARGIN}" y="${foot + 18 + i * LINE}">${inText(row)}</text>`),
  ];
  return { text: text.join('\n'), height: LINE + PLOT + 18 + (1 + rows.length) * LINE };
}

/** A bar per category: its share over the whole drift, and a mark at its baseline. */
function movedOf({ categories }: Incident, top: number): { text: string; height: number } {
  const shown = categories.slice(0, SHOWN);
  const most = Math.max(...shown.map(({ share, baseline }) => Math.max(share ?? 0, baseline ?? 0)), 0) || 1;
  const scale = (share: number): number => (share / most) * (WIDTH - BARS - NUMBERS);
  const rows = shown.map(({ category, count, share, baseline, delta }, i) => {
    const y = top + LINE + i * LINE;
    const numbers = [
      share === null ? eventsText(count) : percent(share),
      ...(delta === null ? [] : [points(delta)]),
    ].join(', ');
    return [
      `<text x="${BARS - 10}" y="${y + 12}" text-anchor="end">${inText(category.length > 24 ? `${category.slice(0, 23)}…` : category)}</text>`,
      `<rect x="${BARS}" y="${y}" width="${number(scale(share ?? 0))}" height="14" fill="${BLUE}"/>`,
      ...(baseline === null
        ? []
        : [`<path d="M${number(BARS + scale(baseline))},${y - 2}v18" stroke="${GREY}" stroke-width="3"/>`]),
      `<text x="${WIDTH - NUMBERS + 10}" y="${y + 12}">${inText(numbers)}</text>`,
    ].join('');
  });
  const head = `<text x="${MARGIN}" y="${top + 12}">share of all events of the drift; mark: expected</text>`;
  return { text: [head, ...rows].join('\n'), height: LINE + shown.length * LINE + MARGIN };
}

const inText = (text: string): string => xmlText(text, false);
const number = (value: number): string => value.toFixed(1);
