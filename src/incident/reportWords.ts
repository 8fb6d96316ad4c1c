export const whole = (value: number): string => Math.round(value).toLocaleString('en');

export const percent = (part: number | null): string =>
  part === null ? '-' : `${Number((part * 100).toPrecision(3))} %`;

/** A difference of shares in percentage points, with its sign. */
export function points(delta: number | null): string {
  if (delta === null) {
    return '-';
  }
  const value = Number((delta * 100).toPrecision(2));
  return `${value > 0 ? '+' : ''}${value}`;
}

export const timeText = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');
