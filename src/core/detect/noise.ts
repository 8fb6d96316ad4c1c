import type { Beside } from './beside';

/** Squared standard deviations that an earlier departure counts at most: a storm is no noise. */
const CAP = 9;
/** Standard deviations that an earlier sum of squares counts at most. */
const MOST_SUM = 5;
/** First departures, of which the median says how large the cap is to begin with. */
const EARLY = 12;
const NORMAL_MEDIAN = 0.4549;
/** Windows that are added up at most to learn from, and how many times the one before the next length is that is learned from. */
const LONGEST_LEARNED = 30;
const APART = 2.5;
/** Windows' worth of trust that two series beside each other don't differ by themselves. */
const ALIKE = 10;
/** Standard errors that an excess over chance is lowered by, as far as it may be none. */
const DOUBT = 1.5;
/** Part of its degrees of freedom that a variance is taken to be known with where more is taken for possible than was seen. */
const WARY = 0.6;
/** Observations that longer windows are taken to have from windows that don't go together. */
const PRIOR = 8;
/** Observations that single windows lend to sums of them where those vary by chance alone; by the fourth power fewer where they don't. */
const LENT = 16;

/**
 * How far earlier windows departed from their own references beyond chance, by category and by how many windows are added up: τ² on
 * the arcsine scale, the capped second moment of the departures less what chance explains; about their mean where windows have
 * references of their own, since a lasting difference is no noise. `df` is what it is known with: fewer where windows go together.
 */
export class Noise {
  /** τ² and degrees of freedom, row-major category x length; length 0 is the single window. */
  readonly excess: Float64Array;
  readonly df: Float64Array;
  private readonly squares: Float64Array;
  private readonly sums: Float64Array;
  private readonly weights: Float64Array;
  private readonly number: Float64Array;
  private readonly clumps: Float64Array;
  private readonly summed: Float64Array;
  private readonly early: Float64Array;
  /** Single windows learned from. */
  seen = 0;
  /** The lengths that are learned from, by their place; those in between follow from them. */
  readonly learned: number[];

  /**
   * @param lengths numbers of windows, the first one 1
   * @param wary whether more is taken for possible than was seen
   */
  constructor(
    private readonly categories: number,
    private readonly lengths: number[],
    private readonly trailing: number,
    private readonly centred: boolean,
    private readonly wary: boolean
  ) {
    this.learned = learnedOf(lengths);
    const cells = categories * lengths.length;
    this.excess = new Float64Array(cells);
    this.df = new Float64Array(cells).fill(3);
    this.squares = new Float64Array(cells);
    this.sums = new Float64Array(cells);
    this.weights = new Float64Array(cells);
    this.number = new Float64Array(lengths.length);
    this.clumps = new Float64Array(lengths.length);
    this.summed = new Float64Array(lengths.length);
    this.early = new Float64Array(categories * EARLY);
  }

  /** Forgets all that was learned. */
  restart(): void {
    const { excess, squares, sums, weights, number, clumps, summed } = this;
    [excess, squares, sums, weights, number, clumps, summed].forEach((values) => values.fill(0));
    this.df.fill(3);
    this.seen = 0;
  }

  /** Learns from windows of the i-th length that are so far apart from their reference, by category. */
  learn(i: number, apart: Float64Array, chance: number, beside: Beside): void {
    if (i === 0) {
      this.seen++;
      if (this.seen <= EARLY) {
        this.begin(apart, chance);
        return;
      }
    }
    this.number[i]++;
    this.learnTogether(i, apart, chance, beside);
    const width = this.lengths.length;
    const { categories } = this;
    let at = i;
    for (let k = 0; k < categories; k++) {
      this.add(at, apart[k], chance);
      at += width;
    }
  }

  /**
   * How much the sum of the categories' squares varies: more than χ² where they move together (Rao & Scott 1984, second order). Each has
   * its say as far as it varies by chance alone, since what wanders moves all the others too.
   */
  private learnTogether(i: number, apart: Float64Array, chance: number, beside: Beside): void {
    const width = this.lengths.length;
    let sum = 0;
    let mean = 0;
    let spread = 0;
    const { excess, categories } = this;
    const { y, m } = beside;
    const counted = m < Infinity;
    let at = i;
    for (let k = 0; k < categories; k++) {
      const varies = chance + excess[at];
      const byChance = chance / varies;
      const say = (1 - (counted ? y[k] / m : y[k])) * byChance;
      const d = apart[k];
      sum += (say * d * d) / varies;
      mean += say;
      spread += say * byChance;
      at += width;
    }
    if (!(spread > 0)) {
      return;
    }
    const variance = 2 * spread;
    const most = mean + MOST_SUM * Math.sqrt(variance * this.clumping(i));
    const off = (sum < most ? sum : most) - mean;
    this.summed[i]++;
    this.clumps[i] += (off * off) / variance;
  }

  /** By how much that sum varies more than χ² does, at least 1: it counts as so much less, with as many fewer degrees of freedom. */
  clumping(i: number): number {
    const own = this.summed[i];
    const shared = i === 0 ? 1 : this.clumping(0);
    return Math.max(1, (this.clumps[i] + PRIOR * shared) / (own + PRIOR));
  }

  private add(at: number, d: number, v: number): void {
    const { squares, sums, weights } = this;
    const mean = this.centred ? this.meanAt(at) : 0;
    const cap = Math.sqrt(CAP * (v + this.excess[at]));
    const off = d - mean;
    const capped = mean + (off > cap ? cap : off < -cap ? -cap : off);
    squares[at] += (capped * capped) / v;
    sums[at] += capped / v;
    weights[at] += 1 / v;
  }

  private meanAt(at: number): number {
    return this.centred && this.weights[at] > 0 ? this.sums[at] / this.weights[at] : 0;
  }

  /** The first windows only give the cap its size, then count as any. */
  private begin(d: Float64Array, v: number): void {
    const { early, categories, seen } = this;
    const width = this.lengths.length;
    for (let k = 0; k < categories; k++) {
      early[k * EARLY + seen - 1] = d[k] / Math.sqrt(v);
    }
    if (seen < EARLY) {
      this.roughly(v);
      return;
    }
    this.number[0] = EARLY;
    for (let k = 0; k < categories; k++) {
      const own = early.subarray(k * EARLY, (k + 1) * EARLY);
      const centre = this.centred ? medianOf(own) : 0;
      const spread = medianOf(own.map((z) => (z - centre) * (z - centre))) / NORMAL_MEDIAN;
      const at = k * width;
      this.excess[at] = Math.max(0, spread - 1) * v;
      for (let i = 0; i < EARLY; i++) {
        this.add(at, own[i] * Math.sqrt(v), v);
      }
      for (let i = 1; i < width; i++) {
        this.excess[at + i] = this.excess[at] / this.lengths[i];
      }
    }
  }

  /** With fewer: their mean square, known as badly as so few tell it. */
  private roughly(v: number): void {
    const { early, categories, seen, lengths, excess } = this;
    const width = lengths.length;
    for (let k = 0; k < categories; k++) {
      let sum = 0;
      let squares = 0;
      for (let i = 0; i < seen; i++) {
        const z = early[k * EARLY + i];
        sum += z;
        squares += z * z;
      }
      const free = this.centred ? Math.max(1, seen - 1) : seen;
      const beyond = Math.max(0, (this.centred ? squares - (sum * sum) / seen : squares) / free - 1) * v;
      for (let i = 0; i < width; i++) {
        excess[k * width + i] = beyond / lengths[i];
      }
    }
    this.df.fill(this.centred ? seen - 1 + ALIKE : seen);
  }

  /**
   * By how much sums of windows of `n` events each vary more than by chance, in the category that does most: of the longest sums that are
   * learned from.
   */
  inflation(n: number): number {
    const { lengths, learned, excess, categories } = this;
    const i = learned.length > 0 ? learned[learned.length - 1] : 0;
    let most = 0;
    for (let k = 0; k < categories; k++) {
      const beyond = excess[k * lengths.length + i];
      most = beyond > most ? beyond : most;
    }
    return 1 + most * n * lengths[i];
  }

  /** Takes τ² and its degrees of freedom anew from what was learned. */
  refit(): void {
    const { lengths, number, weights, excess, df, trailing, seen } = this;
    const width = lengths.length;
    if (number[0] === 0) {
      return;
    }
    for (let k = 0; k < this.categories; k++) {
      const at = k * width;
      excess[at] = this.beyondChance(at, number[0]);
      const single = number[0] / weights[at] + excess[at];
      // how many windows go together: the variance of a sum beside that of as many independent windows
      let together = 1;
      let known = 0;
      for (let i = 1; i < width; i++) {
        const n = number[i];
        if (n === 0) {
          continue;
        }
        const length = lengths[i];
        const prior = excess[at] / length;
        excess[at + i] = (n * this.beyondChance(at + i, n) + PRIOR * prior) / (n + PRIOR);
        const shared = (1 + length / trailing) / (1 + 1 / trailing);
        together = Math.max(together, (length * (n / weights[at + i] + excess[at + i])) / single / shared);
        this.between(at, known, i);
        known = i;
      }
      this.beyond(at, known);
      // squares of departures that go together tell less than the departures do
      const correlated = 1.5 * together - 0.5;
      const byChance = number[0] / weights[at] / single;
      const lent = (LENT * Math.pow(byChance, 4)) / correlated;
      for (let i = 0; i < width; i++) {
        const observations = this.centred
          ? (seen + ALIKE) / correlated
          : Math.min(seen, seen / Math.max(lengths[i] / 1.5, correlated) + lent);
        df[at + i] = Math.max(3, this.wary ? WARY * observations : observations);
      }
    }
  }

  /** Lengths between two that are learned from: what sums vary by grows in proportion. */
  private between(at: number, low: number, high: number): void {
    const { lengths, excess } = this;
    const from = excess[at + low] * lengths[low];
    const slope = (excess[at + high] * lengths[high] - from) / (lengths[high] - lengths[low]);
    for (let i = low + 1; i < high; i++) {
      excess[at + i] = (from + slope * (lengths[i] - lengths[low])) / lengths[i];
    }
  }

  /** Longer ones: as if windows no longer went together. */
  private beyond(at: number, last: number): void {
    const { lengths, excess } = this;
    for (let i = last + 1; i < lengths.length; i++) {
      excess[at + i] = (excess[at + last] * lengths[last]) / lengths[i];
    }
  }

  /** What the squares exceed chance by, less what they do by chance where there is nothing: much of a small excess, little of a large one. */
  private beyondChance(at: number, number: number): number {
    const mean = this.meanAt(at);
    const squares = this.squares[at];
    const doubt = DOUBT * Math.sqrt(2 * number) * Math.min(1, number / squares);
    return Math.max(0, (squares - number - doubt) / this.weights[at] - mean * mean);
  }
}

function medianOf(values: Float64Array): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[sorted.length >> 1];
}

function learnedOf(lengths: number[]): number[] {
  const learned: number[] = [];
  let last = 0;
  lengths.forEach((length, i) => {
    if (i > 0 && length <= LONGEST_LEARNED && length >= APART * last) {
      learned.push(i);
      last = length;
    }
  });
  return learned;
}
