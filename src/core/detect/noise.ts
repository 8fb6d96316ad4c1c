import type { Tape } from './tape';

/** Squared standard deviations that an earlier departure counts at most: a storm is no noise. */
const CAP = 9;
/** Part of it under which a square is below, however it was rounded. */
const NEARLY = 0.999;
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
  /** τ² and degrees of freedom, row-major length x category; length 0 is the single window. */
  readonly excess: Float64Array;
  readonly df: Float64Array;
  private readonly squares: Float64Array;
  private readonly sums: Float64Array;
  private readonly weights: Float64Array;
  private readonly number: Float64Array;
  private readonly clumps: Float64Array;
  private readonly summed: Float64Array;
  private readonly early: Float64Array;
  /** By length: how much more its sums share of a trailing reference than single windows do, and windows that tell as much as one that is apart. */
  private readonly sharing: Float64Array;
  private readonly apiece: Float64Array;
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
    trailing: number,
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
    this.sharing = new Float64Array(lengths.length);
    this.apiece = new Float64Array(lengths.length);
    for (let i = 0; i < lengths.length; i++) {
      this.sharing[i] = (1 + lengths[i] / trailing) / (1 + 1 / trailing);
      this.apiece[i] = lengths[i] / 1.5;
    }
  }

  /** Forgets all that was learned. */
  restart(): void {
    const { excess, squares, sums, weights, number, clumps, summed } = this;
    [excess, squares, sums, weights, number, clumps, summed].forEach((values) => values.fill(0));
    this.df.fill(3);
    this.seen = 0;
  }

  /** Writes down, or reads back, all that was learned. */
  pass(tape: Tape): void {
    const { categories, learned, excess, df, squares, sums, weights, number, clumps, summed, early } = this;
    this.seen = tape.whole(this.seen);
    tape.array(excess, 0, excess.length);
    tape.array(df, 0, df.length);
    tape.array(number, 0, number.length);
    tape.array(clumps, 0, clumps.length);
    tape.array(summed, 0, summed.length);
    tape.array(early, 0, early.length);
    for (let a = -1; a < learned.length; a++) {
      const from = (a < 0 ? 0 : learned[a]) * categories;
      tape.array(squares, from, from + categories);
      tape.array(sums, from, from + categories);
      tape.array(weights, from, from + categories);
    }
  }

  /**
   * Learns from windows of the i-th length that are so far apart from their reference, by category.
   *
   * @param from where those are in `apart`
   * @param shares of the reference
   */
  learn(i: number, apart: Float64Array, from: number, chance: number, shares: Float64Array): void {
    if (i === 0) {
      this.seen++;
      if (this.seen <= EARLY) {
        this.begin(apart, from, chance);
        return;
      }
    }
    this.number[i]++;
    this.learnTogether(i, apart, from, chance, shares);
    const { categories } = this;
    const base = i * categories;
    const weight = 1 / chance;
    for (let k = 0; k < categories; k++) {
      this.add(base + k, apart[from + k], chance, weight);
    }
  }

  /**
   * How much the sum of the categories' squares varies: more than χ² where they move together (Rao & Scott 1984, second order). Each has
   * its say as far as it varies by chance alone, since what wanders moves all the others too.
   */
  private learnTogether(i: number, apart: Float64Array, from: number, chance: number, shares: Float64Array): void {
    let sum = 0;
    let mean = 0;
    let spread = 0;
    const { excess, categories } = this;
    const base = i * categories;
    for (let k = 0; k < categories; k++) {
      const varies = chance + excess[base + k];
      const byChance = chance / varies;
      const say = (1 - shares[k]) * byChance;
      const d = apart[from + k];
      sum += (say * d * d) / varies;
      mean += say;
      spread += say * byChance;
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

  /** @param weight 1 / v */
  private add(at: number, d: number, v: number, weight: number): void {
    const { squares, sums, weights } = this;
    const mean = this.meanAt(at);
    const most = CAP * (v + this.excess[at]);
    let off = d - mean;
    // few are, and a root takes long
    if (off * off > NEARLY * most) {
      const cap = Math.sqrt(most);
      off = off > cap ? cap : off < -cap ? -cap : off;
    }
    const capped = mean + off;
    squares[at] += (capped * capped) / v;
    sums[at] += capped / v;
    weights[at] += weight;
  }

  private meanAt(at: number): number {
    return this.centred && this.weights[at] > 0 ? this.sums[at] / this.weights[at] : 0;
  }

  /** The first windows only give the cap its size, then count as any. */
  private begin(d: Float64Array, from: number, v: number): void {
    const { early, categories, seen, excess, lengths } = this;
    const root = Math.sqrt(v);
    for (let k = 0; k < categories; k++) {
      early[k * EARLY + seen - 1] = d[from + k] / root;
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
      excess[k] = Math.max(0, spread - 1) * v;
      for (let i = 0; i < EARLY; i++) {
        this.add(k, own[i] * root, v, 1 / v);
      }
      for (let i = 1; i < lengths.length; i++) {
        excess[i * categories + k] = excess[k] / lengths[i];
      }
    }
  }

  /** With fewer: their mean square, known as badly as so few tell it. */
  private roughly(v: number): void {
    const { early, categories, seen, lengths, excess } = this;
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
      for (let i = 0; i < lengths.length; i++) {
        excess[i * categories + k] = beyond / lengths[i];
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
    const base = i * categories;
    let most = 0;
    for (let k = 0; k < categories; k++) {
      const beyond = excess[base + k];
      most = beyond > most ? beyond : most;
    }
    return 1 + most * n * lengths[i];
  }

  /** Takes τ² and its degrees of freedom anew from what was learned. */
  refit(): void {
    const { lengths, learned, number, weights, excess, df, seen, categories, sharing, apiece, centred, wary } = this;
    const singles = number[0];
    if (singles === 0) {
      return;
    }
    for (let k = 0; k < categories; k++) {
      excess[k] = this.beyondChance(k, singles);
      const single = singles / weights[k] + excess[k];
      // how many windows go together: the variance of a sum beside that of as many independent windows
      let together = 1;
      let known = 0;
      for (let a = 0; a < learned.length; a++) {
        const i = learned[a];
        const n = number[i];
        if (n === 0) {
          continue;
        }
        const at = i * categories + k;
        const length = lengths[i];
        const prior = excess[k] / length;
        excess[at] = (n * this.beyondChance(at, n) + PRIOR * prior) / (n + PRIOR);
        together = Math.max(together, (length * (n / weights[at] + excess[at])) / single / sharing[i]);
        this.between(k, known, i);
        known = i;
      }
      this.beyond(k, known);
      // squares of departures that go together tell less than the departures do
      const correlated = 1.5 * together - 0.5;
      const byChance = singles / weights[k] / single;
      const lent = (LENT * (byChance === 1 ? 1 : Math.pow(byChance, 4))) / correlated;
      const alike = (seen + ALIKE) / correlated;
      for (let i = 0; i < apiece.length; i++) {
        const of = apiece[i];
        const own = seen / (of > correlated ? of : correlated) + lent;
        const observations = centred ? alike : own < seen ? own : seen;
        const known = wary ? WARY * observations : observations;
        df[i * categories + k] = known > 3 ? known : 3;
      }
    }
  }

  /** Lengths between two that are learned from: what sums vary by grows in proportion. */
  private between(k: number, low: number, high: number): void {
    const { lengths, excess, categories } = this;
    const from = excess[low * categories + k] * lengths[low];
    const slope = (excess[high * categories + k] * lengths[high] - from) / (lengths[high] - lengths[low]);
    for (let i = low + 1; i < high; i++) {
      excess[i * categories + k] = (from + slope * (lengths[i] - lengths[low])) / lengths[i];
    }
  }

  /** Longer ones: as if windows no longer went together. */
  private beyond(k: number, last: number): void {
    const { lengths, excess, categories } = this;
    const from = excess[last * categories + k] * lengths[last];
    for (let i = last + 1; i < lengths.length; i++) {
      excess[i * categories + k] = from / lengths[i];
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
