/** A rule of quadrature. */
export interface Quadrature {
  nodes: Float64Array;
  weights: Float64Array;
}

/**
 * Nodes and weights of the n-point Gauss-Legendre rule on [0, 1], exact for polynomials up to degree 2n - 1.
 *
 * Newton's method on Legendre's recurrence from Tricomi's estimate. Source: Abramowitz & Stegun 25.4.29.
 */
export function gaussLegendre(n: number): Quadrature {
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let z = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let step = 0; step < 6; step++) {
      let p = 1;
      let previous = 0;
      for (let k = 1; k <= n; k++) {
        const next = ((2 * k - 1) * z * p - (k - 1) * previous) / k;
        previous = p;
        p = next;
      }
      slope = (n * (z * p - previous)) / (z * z - 1);
      z -= p / slope;
    }
    nodes[i] = (1 - z) / 2;
    weights[i] = 1 / ((1 - z * z) * slope * slope);
  }
  return { nodes, weights };
}
