/** A standard normal draw by Marsaglia's polar method; the second of the pair is not kept, so that a draw has no memory. */
export function sampleNormal(uniform: () => number): number {
  for (;;) {
    const u = 2 * uniform() - 1;
    const v = 2 * uniform() - 1;
    const s = u * u + v * v;
    if (s > 0 && s < 1) {
      return u * Math.sqrt((-2 * Math.log(s)) / s);
    }
  }
}
