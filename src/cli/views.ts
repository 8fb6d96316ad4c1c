import { readViewJSON, type DistributionView, type FrameJSON } from '../core';
import { REPORTED } from '../incident/incident';
import { CliError } from './error';
import type { Host, Values } from './command';
import { queryFrom } from './readQuery';
import { answer } from './answer';

/** A view per group of the windows that the options ask for. */
export async function viewsFrom(values: Values, files: string[], host: Host) {
  const known = queryFrom(values);
  const { query, range, frames } = await answer(
    { ...known, format: 'series', statistics: REPORTED },
    values,
    files,
    host
  );
  return { query, range, views: viewsOf(frames) };
}

/** The views in an answer, of which there has to be one. */
export function viewsOf(frames: FrameJSON[]): DistributionView[] {
  const views = readViewJSON(frames);
  if (views.length === 0) {
    throw new CliError('There are no counts in the input.', 'Check the query and its time range.');
  }
  return views;
}
