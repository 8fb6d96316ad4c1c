import { categoryTests, type CategoryTests } from '../detect/categoryTests';
import type { Comparison } from '../detect/comparison';
import { mostSignificant, type Judged } from '../detect/group';
import { driftValue, stateOf } from '../detect/judge';
import type { Levels } from '../detect/levels';
import type { State } from '../model/output';
import type { NormalQuery } from '../normal';
import type { WindowContext } from '../registry';
import { credibleIntervals, type CredibleInterval } from '../stats/credibleIntervals';

/** Computes each thing once. Windows are many, so that this is a class: closures would be made for each of them. */
export class KnownWindow implements WindowContext {
  private knownIntervals: CredibleInterval[] | null | undefined;
  private knownTests: CategoryTests | undefined;
  private knownMostSignificant: ReturnType<typeof mostSignificant> | undefined;
  private knownLonger: Comparison[] | undefined;

  constructor(
    readonly comparison: Comparison,
    readonly query: NormalQuery,
    private readonly judged: Judged
  ) {}

  get levels(): Levels {
    return this.judged.levels;
  }

  private get drifting(): boolean {
    return this.judged.drifting[this.comparison.window] === 1;
  }

  drift(): number | null {
    return driftValue(this.comparison, this.drifting, this.query);
  }

  state(): State {
    return stateOf(this.comparison, this.drifting, this.query);
  }

  intervals(): CredibleInterval[] | null {
    if (this.knownIntervals === undefined) {
      const { n, counts } = this.comparison;
      this.knownIntervals = n > 0 ? credibleIntervals(counts) : null;
    }
    return this.knownIntervals;
  }

  categoryTests(): CategoryTests {
    return (this.knownTests ??= categoryTests(this.comparison, this.query.detect.correction));
  }

  sequential(): { p: number; since: number } | null {
    const { p, since } = this.judged.sequential();
    const { window } = this.comparison;
    return p[window] === p[window] ? { p: p[window], since: since[window] } : null;
  }

  mostSignificant(): { p: number; length: number } | null {
    if (this.knownMostSignificant === undefined) {
      this.knownMostSignificant = mostSignificant(this.judged, this.comparison.window, this.query);
    }
    return this.knownMostSignificant;
  }

  longer(): Comparison[] {
    return (this.knownLonger ??= this.judged.longer(this.comparison.window));
  }
}
