/** Throws unless `value` is a finite number above 0. */
export function requirePositive(name: string, value: number): void {
  if (!(value > 0 && value < Infinity)) {
    throw new RangeError(`${name} must be positive and finite: ${value}`);
  }
}
