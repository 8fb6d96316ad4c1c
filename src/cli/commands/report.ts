import { incidentOf, snapshotOf, type Snapshot } from '../../incident/incident';
import { incidentMarkdown } from '../../incident/incidentMarkdown';
import { incidentSvg } from '../../incident/incidentSvg';
import { CliError } from '../error';
import { EXIT, type Command } from '../command';
import { instantOption } from '../instant';
import { choice, text } from '../parseOptions';
import { QUERY_OPTIONS } from '../readQuery';
import { viewsFrom } from '../views';

const HELP = `
multinomial report [FILE]

An incident report of the latest drift: when it began, was decided and ended, what moved, and window by window from the
first unusual one to the return. For the text of a postmortem, as a picture, or as JSON.

  multinomial report incident.csv --category code > incident.md
  multinomial report incident.csv --category code --output svg > incident.svg
  multinomial report --query query.json --prometheus http://prometheus:9090 --from 6h --at 2026-01-05T12:40:00Z

Exit code: 0, or 3 for an error. A range without a drift is reported as such.
`;

const WRITTEN = {
  markdown: incidentMarkdown,
  svg: incidentSvg,
  json: (snapshot: Snapshot) => `${JSON.stringify(snapshot, null, 2)}\n`,
};

export const report: Command = {
  name: 'report',
  summary: 'Write the report of an incident as Markdown, a picture or JSON.',
  help: HELP,
  options: {
    at: { type: 'string', value: 'TIME', help: 'The drift that was on at this time. Default: the latest.' },
    output: { type: 'string', value: 'FORM', help: 'markdown, svg or json. Default: markdown.' },
    ...QUERY_OPTIONS,
  },
  run: async (values, files, host) => {
    const output = choice(values, 'output', ['markdown', 'svg', 'json'], 'markdown');
    const at = text(values, 'at');
    const instant = at === undefined ? null : instantOption(at, 'at', host.now);
    const { query, range, views } = await viewsFrom(values, files, host);
    const incidents = views.flatMap((view) => {
      const events = view.events.filter(
        ({ start, end }) => instant === null || (start <= instant && (end === null || instant < end))
      );
      return events.length > 0 ? [incidentOf(view, events[events.length - 1], query)] : [];
    });
    if (instant !== null && incidents.length === 0) {
      throw new CliError(
        `There was no drift at ${at}.`,
        'Leave out --at for the latest one, or choose a longer range.'
      );
    }
    const snapshot = snapshotOf(range, incidents);
    host.write(WRITTEN[output](snapshot));
    return EXIT.pass;
  },
};
