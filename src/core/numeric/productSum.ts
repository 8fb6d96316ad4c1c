const SPLITTER = 134217729;

/** The rounding error of u * v, by Veltkamp's split and Dekker's product. */
function productError(u: number, v: number, product: number): number {
  const cu = SPLITTER * u;
  const uHigh = cu - (cu - u);
  const uLow = u - uHigh;
  const cv = SPLITTER * v;
  const vHigh = cv - (cv - v);
  const vLow = v - vHigh;
  return uLow * vLow - (product - uHigh * vHigh - uLow * vHigh - uHigh * vLow);
}

/** a x + b x - c with the digits of the products kept through the subtraction. Source: Dekker (1971). */
export function productSum(a: number, b: number, x: number, c: number): number {
  const p = a * x;
  const q = b * x;
  const sum = p + q;
  const back = sum - p;
  const sumError = p - (sum - back) + (q - back);
  return sum - c + (sumError + productError(a, x, p) + productError(b, x, q));
}
