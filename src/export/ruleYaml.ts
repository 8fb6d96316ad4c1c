/** A rule of Prometheus: recording or alerting. */
export interface Rule {
  record?: string;
  alert?: string;
  expr: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
}

/** Its lines in a group of a rule file. */
export function yamlOf({ record, alert, expr, labels, annotations }: Rule): string[] {
  const map = (name: string, values: Record<string, string> | undefined): string[] =>
    values === undefined
      ? []
      : [
          `        ${name}:`,
          ...Object.entries(values).map(([key, value]) => `          ${key}: ${JSON.stringify(value)}`),
        ];
  return [
    `      - ${record === undefined ? `alert: ${alert}` : `record: ${JSON.stringify(record)}`}`,
    '        expr: |-',
    ...expr.split('\n').map((line) => `          ${line}`),
    ...map('labels', labels),
    ...map('annotations', annotations),
  ];
}
