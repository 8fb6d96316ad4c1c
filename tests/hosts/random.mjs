/** mulberry32: a seeded generator of numbers in [0, 1), with what the cases draw from it. */
export function seeded(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (low, high) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    whole,
    pick: (list) => list[whole(0, list.length - 1)],
    chance: (p) => next() < p,
    /** Close to normal, by the sum of four uniform draws. */
    noise: () => (next() + next() + next() + next() - 2) * Math.sqrt(3),
  };
}
