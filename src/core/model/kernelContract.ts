/** Waits for an answer. */
export type Later = () => Float64Array;

/**
 * The numeric road over flat arrays, so that a host may have it compiled: `npm run build:core` makes Go of src/core/kernel.ts and of all
 * that it needs. Arrays by bucket or by window of a group's table, row-major by category.
 */
export interface Kernel {
  /** Whether all values of some columns lie from `least` to `most`; NaN is none. */
  within(columns: Float64Array[], least: number, most: number): boolean;
  /** Whether every time is there, and later than the one before. */
  ascends(times: Float64Array): boolean;
  /** Whether two columns are alike, value by value. */
  alike(a: Float64Array, b: Float64Array): boolean;
  /** Rows of a table by what tells them apart, as numbers from 0 on, by first row: `read/rowKernel.ts` */
  numberCodes(values: Float64Array): Int32Array;
  pairCodes(a: Int32Array, b: Int32Array, manyA: number, manyB: number): Int32Array;
  firstRows(codes: Int32Array): Int32Array;
  codeStarts(codes: Int32Array, many: number): Int32Array;
  togetherByCode(values: Float64Array, codes: Int32Array, starts: Int32Array): Float64Array;
  /** Points in order, no time twice: `read/rowKernel.ts` */
  settled(times: Float64Array, values: Float64Array, adds: boolean): Float64Array;
  /** The usual gap of times, whether most are, and whether some is no multiple: `read/gaps.ts` */
  gaps(times: Float64Array): Float64Array;
  /** The bucket of each point, -1 outside of them; times are those of the intervals' `starts`, or of their ends. */
  placePoints(
    times: Float64Array,
    origin: number,
    stepMs: number,
    buckets: number,
    starts: boolean,
    at: Int32Array
  ): void;
  /** Each value times one number, by another. */
  scaled(values: Float64Array, times: number, by: number): Float64Array;
  /** Totals of a counter become increases, NaN where they aren't known; `broken` says where it fell. */
  increases(totals: Float64Array, values: Float64Array, broken: Uint8Array): void;
  /** Rows of so many numbers as columns. */
  transposed(rows: Float64Array, width: number): Float64Array;
  /** Σ of each column of rows of so many numbers. */
  columnTotals(rows: Float64Array, width: number): Float64Array;
  /** Σ of the values whose bucket is `from`, or one after it and before `until`. */
  sumBetween(at: Int32Array, values: Float64Array, from: number, until: number): number;
  /**
   * Adds the points of series to their groups' `sums` and marks where these have `points`; NaN is none. Lists have a group each, or a series
   * each; `places` are the group and the category of each series. `broken` is empty where nothing is.
   */
  addSeries(
    sums: Float64Array[],
    points: Float64Array[],
    partial: Uint8Array[],
    categories: number,
    places: Int32Array,
    at: Int32Array[],
    values: Float64Array[],
    broken: Uint8Array[]
  ): void;
  /** The buckets where a series is missing that was there just before, as pairs of a series and a bucket: `window/partial.ts` */
  missingSeries(points: Float64Array[], places: Int32Array, at: Int32Array[], values: Float64Array[]): Float64Array;
  /** Marks windows with less than a part of the mean of the usual ones before them: `window/quiet.ts` */
  markFew(n: Float64Array, present: Uint8Array, partial: Uint8Array, leastPart: number, perWindow: number): void;
  /** What a mean of states is taken over, into `points`: lists as `addSeries` has them; no times are one time. */
  countTimes(
    points: Float64Array[],
    places: Int32Array,
    times: Float64Array[],
    at: Int32Array[],
    values: Float64Array[]
  ): void;
  /** Samples that windows are compared with, of tables beside theirs: `baseline/sampleKernel.ts` */
  tableRows(
    counts: Float64Array[],
    n: Float64Array[],
    categories: number,
    from: number,
    length: number,
    perWindow: number,
    mean: boolean,
    weights: Float64Array,
    totals: Float64Array,
    squares: Float64Array
  ): void;
  poolRows(
    counts: Float64Array[],
    n: Float64Array[],
    partial: Uint8Array[],
    categories: number,
    pools: Int32Array,
    weights: Float64Array,
    totals: Float64Array,
    squares: Float64Array,
    present: Float64Array
  ): void;
  poolParts(
    pools: Int32Array,
    from: number,
    categories: number,
    parts: Float64Array,
    pooled: Float64Array,
    pooledTotals: Float64Array,
    pooledSquares: Float64Array,
    weights: Float64Array,
    totals: Float64Array,
    squares: Float64Array
  ): void;
  /** ln of a Dirichlet-multinomial probability: `stats/dirichletMultinomialLogPmf.ts` */
  lnDirichletMultinomial(x: Float64Array, alpha: Float64Array): number;
  /** Makes windows of buckets: sums over `perWindow` of them, or with `mean` the mean over their points. */
  sumWindows(
    sums: Float64Array,
    points: Float64Array,
    partial: Uint8Array,
    categories: number,
    perWindow: number,
    mean: boolean,
    counts: Float64Array,
    n: Float64Array,
    present: Uint8Array,
    partialWindows: Uint8Array
  ): void;
  /** Stretches of windows, and what is known of them: `baseline/stretchKernel.ts` */
  stretches(
    counts: Float64Array,
    n: Float64Array,
    categories: number,
    firstBucket: number,
    perWindow: number,
    length: number,
    first: number,
    rows: number,
    sums: Float64Array,
    spread: Float64Array,
    past: Float64Array
  ): void;
  spreadOver(sums: Float64Array, spread: Float64Array, pooled: Int32Array): Float64Array;
  /** Windows beside their baselines: `compare/comparedWindows.ts` */
  compareWindows(
    counts: Float64Array,
    n: Float64Array,
    present: Uint8Array,
    partial: Uint8Array,
    from: number,
    to: number,
    weights: Float64Array,
    totals: Float64Array,
    squares: Float64Array,
    sampled: number,
    judged: Uint8Array,
    said: number,
    past: Float64Array,
    pastLength: number,
    pastAt: number,
    settings: Float64Array,
    first: number,
    numbers: Float64Array
  ): void;
  departWindows(
    counts: Float64Array,
    n: Float64Array,
    from: number,
    to: number,
    weights: Float64Array,
    totals: Float64Array,
    sampled: number,
    judged: Uint8Array,
    variance: Float64Array,
    df: Float64Array,
    said: number,
    first: number,
    numbers: Float64Array
  ): void;
  /** Tests of these: `compare/testWindows.ts` */
  testWindows(
    numbers: Float64Array,
    first: number,
    n: Float64Array,
    from: number,
    judged: Uint8Array,
    said: number,
    past: Float64Array,
    pastLength: number,
    pastAt: number,
    codes: Float64Array
  ): number;
  /** Rows of counts as columns of shares: `compare/shareColumns.ts` */
  shareColumns(
    rows: Float64Array,
    first: number,
    windows: number,
    categories: number,
    sums: Float64Array,
    sumsAt: number,
    others: Float64Array,
    othersAt: number
  ): Float64Array;
  /** Whether windows are in a drift, and their states: `detect/stateKernel.ts` */
  driftNumbers(why: Float64Array, drifting: Uint8Array): Float64Array;
  stateNumbers(why: Float64Array, drifting: Uint8Array, p: Float64Array): Float64Array;
  /** The categories that a window or its baseline has: `compare/active.ts` */
  flatActive(counts: Float64Array, weights: Float64Array, n: number, m: number, certain: boolean): Float64Array;
  /** `stats/departureTest.ts` */
  departureTest(
    x: Float64Array,
    n: number,
    y: Float64Array,
    m: number,
    variance: Float64Array,
    df: Float64Array
  ): Float64Array;
  /** Marks the windows that can be judged; `totals` are empty where they have no references of their own. */
  markUsable(
    present: Uint8Array,
    partial: Uint8Array,
    n: Float64Array,
    totals: Float64Array,
    minN: number,
    usable: Uint8Array
  ): void;
  /**
   * The drift rule. `rule` and `place` as detect/flat.ts writes them, counts windows x categories, n and `usable` by window; `own` has
   * counts and then totals of the windows' own references, and is empty where they have none. What is said of the windows from `first`
   * on is written into `marks` and `numbers`, of which a host may still be busy until it has been asked for the drifts, which come one after
   * the other.
   */
  life(
    rule: Float64Array,
    place: Float64Array,
    counts: Float64Array,
    n: Float64Array,
    usable: Uint8Array,
    own: Float64Array,
    marks: Uint8Array,
    numbers: Float64Array
  ): Later;
  /** The same for changes that build up over hours, beside the windows of an earlier day. */
  slow(
    rule: Float64Array,
    place: Float64Array,
    counts: Float64Array,
    n: Float64Array,
    usable: Uint8Array,
    earlierCounts: Float64Array,
    earlierN: Float64Array,
    earlierUsable: Uint8Array,
    marks: Uint8Array,
    numbers: Float64Array
  ): Later;
}
