import { gate as decide, GATE_DEFAULTS, type GateOptions } from '../../core/gate';
import type { DistributionQuery, FrameJSON, QueryRange } from '../../core';
import { parseDuration } from '../../core/duration';
import { CliError } from '../error';
import { EXIT, type Command, type Host, type Values } from '../command';
import { instantOption, isDuration } from '../instant';
import { choice, number, shares, text } from '../parseOptions';
import { INPUT_OPTIONS, queryFrom } from '../readQuery';
import type { FileRoles } from '../read/fileColumns';
import { extentOf, usualRange, usualWindow } from '../read/extent';
import { readFile } from '../read/file';
import { askPrometheus, type Prometheus } from '../read/prometheus';
import { PROMETHEUS_WINDOW, prometheusOf, rangeBetween } from '../answer';
import { GATE_OUTPUTS, type GateReport } from '../write/gateReport';
import { CANARY, CONTROL, countsOf, countsQuery, TAGGED, taggedAs, type Sides } from './sides';

const HELP = `
multinomial gate [FILE]

Does a canary answer as its control does, or a split as it should? Reads counts by category as CSV or JSON, from FILE
or stdin, or from Prometheus. It may be asked after every window: the chance that an unchanged canary is ever said to
drift stays below alpha. Ask it with all windows since the start of the rollout, and with whole windows.

  psql --csv -c "select minute, version, code, count(*) …" | multinomial gate --side version --canary v2 --control v1
  multinomial gate canary.csv --against control.csv
  multinomial gate --shares a=50,b=50 buckets.csv
  multinomial gate --prometheus http://prometheus:9090 --from 2026-01-05T12:00:00Z \\
    --promql 'sum by (code) (increase(requests_total{track="canary"}[$__interval]))' \\
    --control-promql 'sum by (code) (increase(requests_total{track="stable"}[$__interval]))'

Exit code: 0 pass, 1 drift, 2 undecided (too few events so far; the output says how many more), 3 error.
`;

export const gate: Command = {
  name: 'gate',
  summary: 'Decide whether a canary differs from its control, or a split from what it should be.',
  help: HELP,
  options: {
    side: { type: 'string', value: 'COLUMN', help: 'Column or label that tells canary and control apart.' },
    canary: { type: 'string', value: 'VALUE', help: 'Its value for the canary. Default: canary.' },
    control: { type: 'string', value: 'VALUE', help: 'Its value for the control. Default: control.' },
    against: {
      type: 'string',
      value: 'FILE',
      help: 'The counts of the control, where they are in a file of their own.',
    },
    shares: {
      type: 'string',
      value: 'SHARES',
      help: 'Intended shares instead of a control: a=50,b=50, or @FILE#/pointer.',
    },
    'control-promql': { type: 'string', value: 'QUERY', help: 'The query for the control.' },
    categories: { type: 'string', value: 'NAMES', help: 'The expected categories. Default: those that are there.' },
    alpha: { type: 'string', value: 'P', help: 'Chance of calling an unchanged canary a drift. Default: 0.01.' },
    power: { type: 'string', value: 'P', help: 'Chance of finding the change below before it passes. Default: 0.9.' },
    relative: {
      type: 'string',
      value: 'PART',
      help: 'The change to find: this part of a category’s share … Default: 25%.',
    },
    points: { type: 'string', value: 'POINTS', help: '… and at least so many percentage points. Default: 0.5.' },
    ignore: {
      type: 'string',
      value: 'POINTS',
      help: 'What moved by less is no drift, however certain. Default: 0.05.',
    },
    ratio: {
      type: 'string',
      value: 'RATIO',
      help: 'How many times as much as chance allows windows vary. Default: auto.',
    },
    output: { type: 'string', value: 'FORM', help: 'human, json or junit. Default: human.' },
    ...INPUT_OPTIONS,
  },
  run,
};

async function run(values: Values, files: string[], host: Host): Promise<number> {
  const write = GATE_OUTPUTS[choice(values, 'output', ['human', 'json', 'junit'], 'human')];
  const options = optionsFrom(values);
  const intended = shares(values, 'shares');
  const prometheus = prometheusOf(values, host);
  const sides = sidesOf(values, prometheus !== null, intended !== undefined);
  const described = queryFrom({ ...values, against: undefined, shares: undefined });
  const query = countsQuery(described, sides, described.categories?.schema ?? []);
  const { asked, range, frames } =
    prometheus === null
      ? await fromFiles(query, sides, values, files, host)
      : await fromPrometheus(query, prometheus, values, host);
  const { counts, times } = countsOf(asked, range, frames, sides, intended, host.note);
  const report: GateReport = {
    ...decide(counts, options),
    from: times.length > 0 && asked.window?.size !== 'range' ? times[0] : null,
    to: asked.window?.size === 'range' ? null : range.to,
    options,
    against: intended === undefined ? 'control' : 'intended shares',
  };
  host.write(write(report));
  return EXIT[report.verdict];
}

function optionsFrom(values: Values): GateOptions {
  return {
    alpha: number(values, 'alpha', 1e-12, 0.5) ?? GATE_DEFAULTS.alpha,
    power: number(values, 'power', 0.5, 0.9999) ?? GATE_DEFAULTS.power,
    relative: number(values, 'relative', 0, 10) ?? GATE_DEFAULTS.relative,
    points: number(values, 'points', 0.0001, 100) ?? GATE_DEFAULTS.points,
    ignore: number(values, 'ignore', 0, 100) ?? GATE_DEFAULTS.ignore,
    ratio: text(values, 'ratio') === 'auto' ? 'auto' : (number(values, 'ratio', 1, 1e6) ?? GATE_DEFAULTS.ratio),
  };
}

function sidesOf(values: Values, prometheus: boolean, intended: boolean): Sides {
  const column = text(values, 'side');
  const apart = text(values, prometheus ? 'control-promql' : 'against') !== undefined;
  const ways = [column !== undefined && !intended, apart, intended].filter(Boolean).length;
  if (ways !== 1) {
    const own = prometheus ? '--control-promql QUERY' : '--against FILE';
    throw new CliError(
      ways === 0
        ? 'There is nothing to compare the canary with.'
        : 'There is more than one thing to compare the canary with.',
      `Give one of --side COLUMN, ${own} or --shares a=50,b=50.`
    );
  }
  const canary = text(values, 'canary') ?? CANARY;
  return apart ? TAGGED : { column, canary, control: text(values, 'control') ?? CONTROL };
}

interface Input {
  asked: DistributionQuery;
  range: QueryRange;
  frames: FrameJSON[];
}

async function fromFiles(
  query: DistributionQuery,
  sides: Sides,
  values: Values,
  files: string[],
  host: Host
): Promise<Input> {
  const control = text(values, 'against');
  if (files.length > 1) {
    throw new CliError(`There are ${files.length} files.`, 'Name the canary’s, and the control’s with --against.');
  }
  const roles: FileRoles = {
    time: text(values, 'time'),
    count: text(values, 'count'),
    words: [query.category, control === undefined ? sides.column : undefined].filter((name) => name !== undefined),
  };
  const own = await readFile(files[0] ?? '-', roles, host);
  const frames =
    control === undefined
      ? own
      : [...taggedAs(CANARY, own), ...taggedAs(CONTROL, await readFile(control, roles, host))];
  const extent = extentOf(frames);
  const size = text(values, 'window') ?? usualWindow(extent);
  const usual = usualRange(extent, size === 'range' ? 1 : parseDuration(size, '--window'));
  const { from, to } = rangeBetween(values, host.now, usual);
  return { asked: { ...query, window: { size } }, range: { from, to, now: to }, frames };
}

async function fromPrometheus(
  query: DistributionQuery,
  prometheus: Prometheus,
  values: Values,
  host: Host
): Promise<Input> {
  const promql = text(values, 'promql');
  const from = text(values, 'from');
  if (promql === undefined || from === undefined) {
    throw new CliError(
      `Prometheus needs ${promql === undefined ? '--promql' : '--from'}.`,
      'Give --promql with the canary’s counts, and --from with the start of the rollout.'
    );
  }
  if (isDuration(from)) {
    host.note(
      `warning: --from ${from} moves with the clock. Give the time at which the rollout began where it is asked more than once.`
    );
  }
  const asked = { ...query, window: { size: text(values, 'window') ?? PROMETHEUS_WINDOW } };
  const to = instantOption(text(values, 'to') ?? 'now', 'to', host.now);
  const range = { from: instantOption(from, 'from', host.now), to, now: host.now };
  const ask = async (expr: string): Promise<FrameJSON[]> => {
    const upstream = { datasource: { uid: 'prometheus', type: 'prometheus' }, query: { expr } };
    const responses = await askPrometheus(prometheus, { ...asked, upstream }, range);
    return responses.flatMap(({ frames }) => frames);
  };
  const control = text(values, 'control-promql');
  const frames =
    control === undefined
      ? await ask(promql)
      : [...taggedAs(CANARY, await ask(promql)), ...taggedAs(CONTROL, await ask(control))];
  return { asked, range, frames };
}
