export type ErrorCode =
  | 'query' // the query is incomplete or contradicts itself
  | 'data' // the upstream's answer can't be read as a distribution
  | 'limit' // a named limit is passed
  | 'upstream'; // the upstream itself failed: downstream, in Grafana's words

/** An error a person can act on: what is wrong, then what to do about it. */
export class DistributionError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly problem: string,
    readonly remedy: string,
    readonly status?: number
  ) {
    super(`${problem} ${remedy}`);
    this.name = 'DistributionError';
  }
}
