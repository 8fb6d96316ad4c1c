import { EXIT, type Command } from '../command';
import { choice, list } from '../parseOptions';
import { queryFrom, QUERY_OPTIONS } from '../readQuery';
import { answer } from '../answer';
import { framesToCsv } from '../write/framesToCsv';

const HELP = `
multinomial derive [FILE]

Counts in, statistics out: the numbers that the dashboard and the alert rules show, for notebooks and scripts.

  multinomial derive counts.csv --category code --statistics share,p,w,drift
  multinomial derive --query query.json --prometheus http://prometheus:9090 --from 6h --output json

Exit code: 0, or 3 for an error.
`;

export const derive: Command = {
  name: 'derive',
  summary: 'Turn counts into statistics of their distribution.',
  help: HELP,
  options: {
    statistics: {
      type: 'string',
      value: 'IDS',
      help: 'Which, by their id: p, w, drift, kl, entropy, share …\nThe list is in docs/statistics.md.',
    },
    format: { type: 'string', value: 'FORMAT', help: 'series, latest, categories or events. Default: series.' },
    output: { type: 'string', value: 'FORM', help: 'csv, or json (Grafana’s data frames). Default: csv.' },
    ...QUERY_OPTIONS,
  },
  run: async (values, files, host) => {
    const output = choice(values, 'output', ['csv', 'json'], 'csv');
    const query = queryFrom(values);
    const statistics = list(values, 'statistics');
    const asked = {
      ...query,
      format: choice(
        values,
        'format',
        ['series', 'latest', 'categories', 'events'],
        (query.format as 'series') ?? 'series'
      ),
      statistics: statistics.length > 0 ? statistics : query.statistics,
    };
    const { frames } = await answer(asked, values, files, host);
    host.write(output === 'json' ? `${JSON.stringify({ frames })}\n` : framesToCsv(frames, query.groupBy ?? []));
    return EXIT.pass;
  },
};
