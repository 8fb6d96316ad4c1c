import { categoryTests, type CategoryTests } from '../compare/categoryTests';
import type { Comparison } from '../compare/comparison';
import { sinceOnset, type SinceOnset } from '../compare/sinceOnset';
import { mostSignificant, type Judged } from '../detect/group';
import { driftValue, stateOf } from '../detect/judge';
import type { Levels } from '../detect/levels';
import type { State } from '../model/output';
import type { NormalQuery } from '../model/normalQuery';
import type { WindowContext } from '../registry';
import { credibleIntervals, type CredibleInterval } from '../stats/credibleIntervals';
import type { ErrorBudget } from '../window/errorBudget';

/** Computes each thing once. Windows are many, so that this is a class: closures would be made for each of them. */
export class KnownWindow implements WindowContext {
  private knownIntervals?: CredibleInterval[] | null;
  private knownTests?: CategoryTests;
  private knownMostSignificant?: { p: number; length: number } | null;

  constructor(
    readonly comparison: Comparison,
    readonly query: NormalQuery,
    private readonly judged: Judged,
    private readonly budget: ErrorBudget | null
  ) {}

  get levels(): Levels {
    return this.judged.levels;
  }

  private get drifting(): boolean {
    return this.judged.drifting[this.comparison.window - this.judged.first] === 1;
  }

  drift(): number | null {
    return driftValue(this.comparison, this.drifting, this.query);
  }

  state(): State {
    return stateOf(this.comparison, this.drifting, this.query);
  }

  intervals(): CredibleInterval[] | null {
    return this.knownIntervals === undefined ? (this.knownIntervals = this.newIntervals()) : this.knownIntervals;
  }

  private newIntervals(): CredibleInterval[] | null {
    const { n, counts } = this.comparison;
    return n > 0 ? credibleIntervals(counts) : null;
  }

  categoryTests(): CategoryTests {
    return this.knownTests === undefined ? (this.knownTests = this.newTests()) : this.knownTests;
  }

  private newTests(): CategoryTests {
    const { compared, counts } = this.comparison;
    return categoryTests(compared, counts.length, this.query.detect.correction);
  }

  sequential(): { p: number; since: number } | null {
    const { p, since } = this.judged.sequential();
    const { window } = this.comparison;
    return p[window] === p[window] ? { p: p[window], since: since[window] } : null;
  }

  sinceOnset(): SinceOnset | null {
    const { drifts, judgedAt, perWindow } = this.judged;
    const { window } = this.comparison;
    const drift = drifts.filter(({ entry, end }) => entry <= window && (end < 0 || end > window))[0];
    // where each window is judged by itself, a drift can have begun before what the range reads
    const onset = judgedAt === null ? window : drift?.onset;
    return drift === undefined ? null : sinceOnset(this.comparison, onset!, perWindow);
  }

  mostSignificant(): { p: number; length: number } | null {
    return this.knownMostSignificant === undefined
      ? (this.knownMostSignificant = mostSignificant(this.judged, this.comparison.window, this.query))
      : this.knownMostSignificant;
  }

  spent(ms: number): { bad: number; total: number } | null {
    return this.budget === null ? null : this.budget.over(this.comparison.window, ms);
  }

  longer(): Comparison[] {
    return this.judged.longer(this.comparison.window);
  }
}
