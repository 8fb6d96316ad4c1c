import { firings, perWeek } from '../../app/alert/firings';
import type { DistributionView, DriftEvent } from '../../core';
import { groupName } from '../../core/output/results';
import { counted, timeText } from '../../core/model/numberWords';
import { EXIT, type Command } from '../command';
import { choice } from '../parseOptions';
import { QUERY_OPTIONS } from '../readQuery';
import { viewsFrom } from '../views';

const HELP = `
multinomial replay [FILE]

What a query would have found in a recorded range: windows, drifts, and how often an alert rule on it would have paged.
The first windows are the trailing baseline of the others; an hour of them is enough.

  multinomial replay last-week.csv --category code --group-by region
  multinomial replay --query query.json --prometheus http://prometheus:9090 --from 7d

Exit code: 0, or 3 for an error.
`;

interface GroupReplay {
  group: Record<string, string>;
  windows: number;
  driftWindows: number;
  pages: number;
  pagesPerWeek: number;
  drifts: DriftEvent[];
}

export const replay: Command = {
  name: 'replay',
  summary: 'Run a query over a recorded range: windows, drifts, pages.',
  help: HELP,
  options: {
    output: { type: 'string', value: 'FORM', help: 'human or json. Default: human.' },
    ...QUERY_OPTIONS,
  },
  run: async (values, files, host) => {
    const output = choice(values, 'output', ['human', 'json'], 'human');
    const { range, views } = await viewsFrom(values, files, host);
    const groups = views.map((view) => replayOf(view, range.to - range.from));
    host.write(
      output === 'json'
        ? `${JSON.stringify({ from: range.from, to: range.to, groups }, null, 2)}\n`
        : groups.map((group) => `${human(group)}\n`).join('\n')
    );
    return EXIT.pass;
  },
};

function replayOf(view: DistributionView, lengthMs: number): GroupReplay {
  const flag = Array.from(view.statistics.drift ?? []);
  const pages = firings(view.times, flag, { condition: { op: 'gt', value: 0.5 } }).length;
  return {
    group: view.meta.group,
    windows: view.times.length,
    driftWindows: flag.filter((on) => on === 1).length,
    pages,
    pagesPerWeek: perWeek(pages, lengthMs),
    drifts: view.events,
  };
}

function human({ group, windows, driftWindows, pages, pagesPerWeek, drifts }: GroupReplay): string {
  const name = groupName(group);
  const rate = `${Number(pagesPerWeek.toPrecision(2))} a week`;
  const head = `${name ? `${name}: ` : ''}${counted(windows, 'window', 'windows')}, ${driftWindows} in a drift; ${counted(pages, 'page', 'pages')} (${rate})`;
  return [head, ...drifts.map((event) => `  ${driftLine(event)}`)].join('\n');
}

function driftLine({ start, decided, end, newNormal, title, text }: DriftEvent): string {
  const until = end === null ? 'still on' : `${newNormal ? 'new normal from' : 'until'} ${timeText(end)}`;
  return `${timeText(start)} ${title}, decided ${timeText(decided)}, ${until}. ${text}`;
}
