import { formatDuration } from '../core/duration';
import { eventsText, orDash, percent, points, short, timeText } from '../core/model/numberWords';
import { markdownTable } from '../core/model/tableText';
import { groupName } from '../core/output/results';
import type { Incident, Snapshot } from './incident';

/** A report for people: what moved, the timeline, what happened near, and the test. */
export function incidentMarkdown({ incidents, from, to }: Snapshot): string {
  const asked = `${timeText(from)} to ${timeText(to)}`;
  return incidents.length === 0 ? `# No drift\n\nFrom ${asked}.\n` : incidents.map(incidentText).join('\n');
}

function incidentText(incident: Incident): string {
  const { event, group, categoryLabel, query, baseline, categories, timeline, happened, explanation } = incident;
  const lead = event.moved[0]?.category;
  const named = groupName(group);
  return `# Drift: ${escaped(event.title)}${named ? ` (${escaped(named)})` : ''}

${facts(incident)
  .map(([name, value]) => `- ${name}: ${value}`)
  .join('\n')}

${escaped(event.text)}

## What moved

All windows of the drift together, against ${escaped(baseline)}.

${markdownTable(
  [escaped(categoryLabel) || 'category', 'events', 'expected', 'share', 'baseline', 'change'],
  categories.map((row) => [
    escaped(row.category),
    eventsText(row.count),
    orDash(row.expected, eventsText),
    orDash(row.share, percent),
    orDash(row.baseline, percent),
    orDash(row.delta, points),
  ])
)}

## Timeline

${markdownTable(
  ['window', 'events', 'p', 'effect w', 'state', ...(lead === undefined ? [] : [`share of ${escaped(lead)}`])],
  timeline.map(({ time, n, p, w, state, share }) => [
    timeText(time),
    orDash(n, eventsText),
    orDash(p, short),
    orDash(w, (effect) => effect.toFixed(3)),
    state,
    ...(lead === undefined ? [] : [orDash(share, percent)]),
  ])
)}
${happened.length > 0 ? `\n## What else happened\n\n${happened.map(({ time, text }) => `- ${timeText(time)}: ${escaped(text)}`).join('\n')}\n` : ''}
## How it was tested

${escaped(explanation)}${query ? `\n\nQuery: \`${query.replace(/`/g, "'")}\`` : ''}
`;
}

function facts({ event }: Incident): Array<[string, string]> {
  const { start, startEarliest, startLatest, decided, end, newNormal } = event;
  const between = startEarliest < startLatest ? ` (95 %: ${timeText(startEarliest)} to ${timeText(startLatest)})` : '';
  return [
    ['Began', `${timeText(start)}${between}`],
    ['Decided', `${timeText(decided)}, ${formatDuration(decided - start)} later`],
    end === null
      ? ['Ended', 'not yet']
      : [
          'Ended',
          `${timeText(end)}, after ${formatDuration(end - start)}${newNormal ? ': taken for the new normal' : ''}`,
        ],
  ];
}

/** What Markdown would read as its own. */
const escaped = (text: string): string => text.replace(/[\\`*_[\]<>|#]/g, '\\$&').replace(/\n/g, ' ');
