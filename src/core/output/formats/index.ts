import { DistributionError } from '../../model/errors';
import { OUTPUT_FORMATS } from './list';
import type { OutputFormat } from './outputFormat';

/** The format of that id; an unknown one is the query's mistake. */
export function formatOf(id: string): OutputFormat {
  const found = OUTPUT_FORMATS.filter((format) => format.id === id)[0];
  if (found === undefined) {
    throw new DistributionError(
      'query',
      `Format "${id}" is unknown.`,
      `Choose one of: ${OUTPUT_FORMATS.map((format) => format.id).join(', ')}.`
    );
  }
  return found;
}

export { OUTPUT_FORMATS };
