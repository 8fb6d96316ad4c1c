import type { DataQueryError, DataQueryResponse } from '@grafana/data';
import { toDataQueryError } from '@grafana/runtime';
import { DistributionError } from '../../core';

/** The core's sentence (what is wrong, what to do), on the query that it is about. */
export function toQueryError(error: unknown, refId: string): DataQueryError {
  if (error instanceof DistributionError) {
    return { refId, message: error.message, ...(error.status === undefined ? {} : { status: error.status }) };
  }
  return { ...toDataQueryError(error), refId };
}

/** What an upstream threw or put into its answer, as the core takes it. */
export function upstreamFailure(error: unknown): { message: string; status?: number } {
  const { message, data, status, statusText } = toDataQueryError(error);
  const text = data?.message || message || statusText || 'it gave no reason';
  return { message: /[.!?]$/.test(text) ? text : `${text}.`, ...(status === undefined ? {} : { status }) };
}

/** The first error of an answer; `error` is the older form of `errors`. */
export function errorIn(response: DataQueryResponse): DataQueryError | undefined {
  // many data sources still fill only the older one
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return response.errors?.[0] ?? response.error;
}
