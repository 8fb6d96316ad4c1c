import { lnGamma } from '../numeric';

/** In units of the largest term. */
const NEGLIGIBLE = 1e-18;
/** Standard deviations to either side of the largest term: what lies beyond is below 1e-17 of the sum. */
const REACH = 9;
/** The same where terms fall no faster than a Poisson law's: so many more, and so many terms. */
const [FAR, FURTHER] = [2 * REACH, 20];
/** Standard deviations below which all terms are taken. */
const LEAST_SPREAD = 6.5;
/**
 * Least standard deviations for a sum over every h-th term, times h. X is a sum of independent events of different chances, so that the sum
 * is off by at most 2 exp(-sd² (1 - cos(2 π / h))): below 1e-17.
 */
const STRIDES: ReadonlyArray<[stride: number, spread: number]> = [
  [16, 25.6],
  [8, 12.8],
  [4, LEAST_SPREAD],
];
/** Factors that are divided by as many at once: each stride is a multiple. */
const FACTORS = 4;
/** Beyond these strides: standard deviations from where on, and points per standard deviation. */
const [WIDE, POINTS] = [64, 2];

/**
 * ln E exp(λ X) for X hypergeometric: of `n` + `m` events `s` are of a kind, and X of these fall to the `n`. Exact for few events; for many
 * the sums take every h-th term, which a law as smooth as this one does not notice.
 *
 * @param n, m, s whole numbers, s at most n + m
 * @param lambdas log odds ratios λ
 */
export function lnTiltedHypergeometric(n: number, m: number, s: number, lambdas: readonly number[]): number[] {
  const least = Math.max(0, s - m);
  if (least === Math.min(n, s)) {
    return lambdas.map((lambda) => lambda * least);
  }
  const law = new Law(n, m, s);
  let [low, high] = [0, 0];
  for (const lambda of lambdas) {
    low = Math.min(low, lambda);
    high = Math.max(high, lambda);
  }
  law.within(low, high);
  const untilted = law.lnSum(0);
  return lambdas.map((lambda) => law.lnSum(lambda) - untilted);
}

/** What a term is of the one a stride before it, and the inverse; NaN until it is needed. For one law at a time. */
interface Ladder {
  ratios: Float64Array;
  inverses: Float64Array;
}

const LADDERS: Ladder[] = STRIDES.map(() => ({ ratios: new Float64Array(0), inverses: new Float64Array(0) }));

/** All terms in units of n! m! s! (n + m - s)! / (n + m)!, which all tilts share. */
class Law {
  private first = 0;
  private last = 0;
  /** Which ladders are this law's. */
  private begun = 0;

  constructor(
    private readonly n: number,
    private readonly m: number,
    private readonly s: number
  ) {}

  /** Leaves out terms that no tilt between these notices. */
  within(low: number, high: number): void {
    const { n, m, s } = this;
    const [bottom, top] = [this.modeOf(Math.exp(low)), this.modeOf(Math.exp(high))];
    this.first = Math.max(0, s - m, Math.floor(bottom - FAR * this.spreadAt(bottom)) - FURTHER);
    this.last = Math.min(n, s, Math.ceil(top + FAR * this.spreadAt(top)) + FURTHER);
  }

  /** ln of the sum of all terms times exp(λ x). */
  lnSum(lambda: number): number {
    const odds = Math.exp(lambda);
    const peak = this.modeOf(odds);
    const spread = this.spreadAt(peak);
    if (spread > WIDE) {
      return this.everyNth(lambda, peak, spread);
    }
    if (spread < LEAST_SPREAD) {
      return this.lnTerm(peak) + lambda * peak + Math.log(this.everyTerm(odds, peak));
    }
    let level = 0;
    while (spread < STRIDES[level][1]) {
      level++;
    }
    return this.byLadder(lambda, peak, level);
  }

  /** The sum of all terms in units of the one at `peak`, each from its neighbour. */
  private everyTerm(odds: number, peak: number): number {
    const { n, m, s } = this;
    const others = m - s;
    let sum = 1;
    for (let x = peak, term = 1; term > NEGLIGIBLE; x++) {
      term *= ((n - x) * (s - x) * odds) / ((x + 1) * (others + x + 1));
      sum += term;
    }
    for (let x = peak, term = 1; term > NEGLIGIBLE; x--) {
      term *= (x * (others + x)) / ((n - x + 1) * (s - x + 1) * odds);
      sum += term;
    }
    return sum;
  }

  /** The same by every h-th term, which is computed once for all tilts. */
  private byLadder(lambda: number, peak: number, level: number): number {
    const [stride] = STRIDES[level];
    const { ratios, inverses } = this.ladder(level, stride);
    const { first, last } = this;
    const start = Math.min(Math.round((peak - first) / stride), Math.floor((last - first) / stride));
    const odds = Math.exp(lambda * stride);
    let sum = 1;
    for (let i = start, x = first + start * stride, term = 1; term > NEGLIGIBLE && x < last; i++, x += stride) {
      if (ratios[i] !== ratios[i]) {
        ratios[i] = this.step(x, stride);
        inverses[i] = 1 / ratios[i];
      }
      term *= ratios[i] * odds;
      sum += term;
    }
    const against = 1 / odds;
    for (let i = start - 1, term = 1; term > NEGLIGIBLE && i >= 0; i--) {
      if (ratios[i] !== ratios[i]) {
        ratios[i] = this.step(first + i * stride, stride);
        inverses[i] = 1 / ratios[i];
      }
      term *= inverses[i] * against;
      sum += term;
    }
    const x = first + start * stride;
    return this.lnTerm(x) + lambda * x + Math.log(sum * stride);
  }

  private ladder(level: number, stride: number): Ladder {
    const ladder = LADDERS[level];
    if ((this.begun & (1 << level)) === 0) {
      this.begun |= 1 << level;
      const length = Math.ceil((this.last - this.first) / stride) + 1;
      if (ladder.ratios.length < length) {
        ladder.ratios = new Float64Array(2 * length);
        ladder.inverses = new Float64Array(2 * length);
      }
      ladder.ratios.fill(NaN, 0, length);
    }
    return ladder;
  }

  /** The term at x + stride in units of that at x; 0 where there is none there. */
  private step(from: number, stride: number): number {
    const { n, m, s } = this;
    const others = m - s;
    let step = 1;
    // a division takes as long as several products, and products of four can't overflow
    for (let x = from; x < from + stride; x += FACTORS) {
      let above = 1;
      let below = 1;
      for (let at = x; at < x + FACTORS; at++) {
        above *= (n - at) * (s - at);
        below *= (at + 1) * (others + at + 1);
      }
      step *= above / below;
    }
    return step;
  }

  private everyNth(lambda: number, peak: number, spread: number): number {
    const stride = Math.floor(spread / POINTS);
    const least = Math.max(this.first, peak - REACH * spread);
    const most = Math.min(this.last, peak + REACH * spread);
    const top = this.lnTerm(peak) + lambda * peak;
    let sum = 1;
    for (let x = peak + stride; x <= most; x += stride) {
      sum += Math.exp(this.lnTerm(x) + lambda * x - top);
    }
    for (let x = peak - stride; x >= least; x -= stride) {
      sum += Math.exp(this.lnTerm(x) + lambda * x - top);
    }
    return top + Math.log(sum * stride);
  }

  private lnTerm(x: number): number {
    const { n, m, s } = this;
    return -(lnFactorial(x) + lnFactorial(n - x) + lnFactorial(s - x) + lnFactorial(m - s + x));
  }

  /** Where the tilted law is largest: (n - x)(s - x) e^λ = (x + 1)(m - s + x + 1), solved without cancellation. */
  private modeOf(odds: number): number {
    const { n, m, s } = this;
    const a = odds - 1;
    const b = odds * (n + s) + m - s + 2;
    const c = odds * n * s - (m - s + 1);
    const root = Math.sqrt(Math.max(0, b * b - 4 * a * c));
    const mode = Math.ceil((2 * c) / (b + root));
    return Math.min(Math.max(mode, 0, s - m), n, s);
  }

  /** Standard deviation of the law whose mode is at x, about. */
  private spreadAt(x: number): number {
    const { n, m, s } = this;
    return Math.sqrt(1 / (1 / (x + 1) + 1 / (n - x + 1) + 1 / (s - x + 1) + 1 / (m - s + x + 1)));
  }
}

/**
 * The least of two bounds on the same, for any λ: the binomial's (Hoeffding 1963, theorem 4) for the fewest draws that X can be told from, which is sharp
 * where the kind or one side is rare, and λ E X + λ² d (1 - (d - 1) / (n + m)) / 8 for d draws (Serfling 1974), which is where all are even. In
 * between ln E exp(λ (X - E X)) is up to a half too large.
 *
 * @param n, m, s events, fractions as well, s at most n + m
 */
export function lnTiltedHypergeometricBound(n: number, m: number, s: number, lambdas: readonly number[]): number[] {
  const all = n + m;
  const part = n / all;
  const share = s / all;
  const mean = s * part;
  const spread = Math.min(s * left(s, all), n * left(n, all)) / 8;
  const draws = Math.min(s, n, m, all - s);
  return lambdas.map((lambda) => {
    const binomial =
      draws === s
        ? s * Math.log1p(part * Math.expm1(lambda))
        : draws === n
          ? n * Math.log1p(share * Math.expm1(lambda))
          : // what falls to the other side, or is of another kind
            draws === m
            ? lambda * s + m * Math.log1p(share * Math.expm1(-lambda))
            : lambda * n + draws * Math.log1p(part * Math.expm1(-lambda));
    return Math.min(binomial, lambda * mean + lambda * lambda * spread);
  });
}

/** By how much less d draws of `all` vary, since what is drawn isn't put back. */
const left = (draws: number, all: number): number => Math.min(1, Math.max(0, 1 - (draws - 1) / all));

/** The longest table of ln k! that is made, 8 MB. */
const LONGEST = 2 ** 20;
let table = new Float64Array(0);

/** ln k!, from a table where k is small: twice as long as it has to be, since k grows with the counts. */
function lnFactorial(k: number): number {
  if (k >= table.length) {
    if (k >= LONGEST) {
      return lnGamma(k + 1);
    }
    const known = table;
    table = new Float64Array(Math.min(LONGEST, Math.max(1024, 2 * k)));
    table.set(known);
    for (let i = known.length; i < table.length; i++) {
      table[i] = lnGamma(i + 1);
    }
  }
  return table[k];
}
