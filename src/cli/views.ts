import { readView, type DistributionQuery, type DistributionView, type QueryRange } from '../core';
import { frameFromJSON } from '../core/model/frame';
import { CliError } from './error';
import type { Host, Values } from './host';
import { queryFrom } from './query';
import { run } from './run';

/** What a drift is told from. */
const STATISTICS = ['share', 'count', 'baseline', 'delta', 'n', 'p', 'w', 'drift', 'state', 'test'];

/** A view per group of the windows that the options ask for. */
export async function viewsFrom(values: Values, files: string[], host: Host) {
  const known = queryFrom(values);
  const { query, range, frames } = await run(
    { ...known, format: 'series', statistics: STATISTICS },
    values,
    files,
    host
  );
  const views = readView(frames.map(frameFromJSON));
  if (views.length === 0) {
    throw new CliError('There are no counts in the input.', 'Check the query and its time range.');
  }
  return { query, range, views } satisfies { query: DistributionQuery; range: QueryRange; views: DistributionView[] };
}
