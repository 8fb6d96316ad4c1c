import { derive } from './derive';
import type { Kernel } from './model/kernelContract';
import { DistributionError } from './model/errors';
import type { Deploy, DistributionQuery, Kept, QueryRange, UpstreamResponse } from './model/query';
import { plan } from './plan';

/** What the backend asks, as one JSON text. */
interface Question {
  query: DistributionQuery;
  range: QueryRange;
  forAlert?: boolean;
  /** Of the data source's settings. */
  kept?: Kept;
  deploys?: Deploy[];
}

/** `plan` for a host that has only strings: {query, range, kept} -> {ok: Plan} or {error: {code, problem, remedy, status?}}. */
export function planJSON(question: string): string {
  return answer(question, ({ query, range, kept }) => plan(query, range, kept));
}

/** An answer in a form that a host reads quickly: text for what is small, arrays for what is large. */
export interface Parts {
  /** {ok: {groups, frames, deploys?}}, where columns are empty, or {error}. */
  head: string;
  /** The values of each column of each frame. */
  columns: unknown[][][];
}

/**
 * `derive` for a host that asks in text: {query, range, forAlert, kept, deploys} -> its answer in parts.
 *
 * @param responses the upstream's answers, whose columns of numbers may be arrays as they lie in memory
 * @param kernel the numeric road compiled, where the host has it
 */
export function deriveParts(question: string, responses: UpstreamResponse[], kernel?: Kernel): Parts {
  let columns: unknown[][][] = [];
  const head = answer(question, ({ query, range, forAlert, kept, deploys }) => {
    const {
      frames,
      groups,
      deploys: wanted,
    } = derive(query, range, responses, { forAlert: forAlert === true, kept, deploys, kernel, flat: true });
    columns = frames.map(({ data }) => data.values);
    return {
      groups,
      ...(wanted && { deploys: wanted }),
      frames: frames.map(({ schema, data }) => ({ schema, data: { values: data.values.map(() => []) } })),
    };
  });
  return { head, columns };
}

function answer(question: string, work: (question: Question) => unknown): string {
  try {
    return JSON.stringify({ ok: work(JSON.parse(question) as Question) });
  } catch (error) {
    return JSON.stringify({ error: told(error) });
  }
}

function told(error: unknown): { code: string; problem: string; remedy: string; status?: number } {
  if (error instanceof DistributionError) {
    const { code, problem, remedy, status } = error;
    return { code, problem, remedy, ...(status === undefined ? {} : { status }) };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'internal', problem: `Internal error: ${message}`, remedy: 'Please report it with the query.' };
}
