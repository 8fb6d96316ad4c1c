/** A cell of an engine's CSV, which is empty where SQL has NULL. */
export const numberIn = (text: string): number | null => (text === '' ? null : Number(text));

/** Expects an engine's number to be the core's, to a relative tolerance; what is less than a thousandth, as if it were one. */
export function expectNear(actual: number | null, expected: number | null, tolerance: number, where: string): void {
  if (expected === null || actual === null) {
    expect([where, actual]).toEqual([where, expected]);
  } else if (Math.abs(actual - expected) > tolerance * Math.max(1e-3, Math.abs(expected))) {
    throw new Error(`${where}: ${actual} instead of ${expected}`);
  }
}
