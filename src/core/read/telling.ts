/** Names that mostly hold a kind, most telling first. */
export const TELLING = [
  'code',
  'status',
  'status_code',
  'statuscode',
  'http_status',
  'http_status_code',
  'response_code',
  'grpc_code',
  'phase',
  'result',
  'outcome',
  'reason',
  'state',
  'variant',
  'bucket',
  'class',
  'verdict',
  'level',
  'severity',
  'category',
  'kind',
  'type',
];

/** Whether a label or column of this name is likely to hold kinds; the last part of a path such as `http.response.status_code` tells. */
export function isTelling(name: string): boolean {
  const own = name.toLowerCase();
  return TELLING.indexOf(own) >= 0 || TELLING.indexOf(own.slice(own.lastIndexOf('.') + 1)) >= 0;
}
