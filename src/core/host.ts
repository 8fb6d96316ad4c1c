import { derive } from './derive';
import { DistributionError } from './model/errors';
import type { DistributionQuery, QueryRange, UpstreamResponse } from './model/query';
import { plan } from './plan';

/** What the backend sends: one JSON text in, one out. */
interface Question {
  query: DistributionQuery;
  range: QueryRange;
  responses?: UpstreamResponse[];
  forAlert?: boolean;
}

/** `plan` for a host that has only strings: {query, range} -> {ok: Plan} or {error: {code, problem, remedy, status?}}. */
export function planJSON(question: string): string {
  return answer(question, ({ query, range }) => plan(query, range));
}

/** `derive` for a host that has only strings: {query, range, responses, forAlert} -> {ok: Derived} or {error}. */
export function deriveJSON(question: string): string {
  return answer(question, ({ query, range, responses, forAlert }) =>
    derive(query, range, responses ?? [], { forAlert: forAlert === true })
  );
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
