/**
 * What Stirling's formula leaves: ln Γ(x) - [(x - 1/2) ln x - x + ln(2π)/2], for x > 0.
 *
 * Stirling's series from 12 on, Σ B(2k) / (2k (2k - 1) x^(2k - 1)): the rest is under 1e-17 there. Below by the recurrence
 * Γ(x) = Γ(x + m) / (x (x + 1) … (x + m - 1)). The error is absolute (under 1e-14): δ stands in exponents.
 */
export function stirlingError(x: number): number {
  return x < 12 ? shifted(x) : series(x);
}

/** Written out, since a loop costs an interpreter more than the sum. */
function series(x: number): number {
  const r = 1 / (x * x);
  return (
    (1 / 12 +
      r * (-1 / 360 + r * (1 / 1260 + r * (-1 / 1680 + r * (1 / 1188 + r * (-691 / 360360 + r * (1 / 156))))))) /
    x
  );
}

function shifted(x: number): number {
  let z = x;
  let product = 1;
  for (; z < 12; z++) {
    product *= z;
  }
  const steps = z - x;
  return series(z) + (z - 0.5) * Math.log(z) - (x - 0.5) * Math.log(x) - steps - Math.log(product);
}
