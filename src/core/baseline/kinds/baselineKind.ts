import type { Labels } from '../../model/frame';
import type { Notices } from '../../model/notices';
import type { Kernel } from '../../model/kernelContract';
import type { NormalBaseline, NormalQuery } from '../../model/normalQuery';
import type { DistributionQuery, Kept, UpstreamQuery, UpstreamRef } from '../../model/query';
import type { Shape, ShapeOf } from '../../model/shape';
import type { CategorySet } from '../../pool/categorySet';
import type { WindowGrid } from '../../window/grid';
import type { GroupTable } from '../../window/table';
import type { ClockSpan } from '../../window/zone';
import type { Baseline } from '../baseline';
import type { TrailingSums } from '../trailingSums';

/** An answer that a baseline needs beside the observed one. */
export interface BaselineRequest {
  /** Responses carry it back. */
  id: string;
  /** How errors call the answer. */
  what: string;
  /** Another upstream and query than the observed one's. */
  upstream?: { datasource: UpstreamRef; query: UpstreamQuery };
  /** How much earlier than the observed windows its windows are. */
  shiftMs: number;
  /** Its windows, where they are others than the observed ones (before the shift). */
  windows?: (grid: WindowGrid) => WindowGrid;
  /** Times that are not counted, by the clock of the time zone. */
  leaveOut?: ClockSpan[];
}

/** What a counted baseline is counted from, for one group. */
export interface Counted {
  /** The windows before each window; null where one window spans the range. */
  trailing: TrailingSums | null;
  gap: number;
  /** The group's windows in each of the baseline's own answers. */
  tables: GroupTable[];
  /** The observed windows. */
  grid: WindowGrid;
  group: Labels;
  set: CategorySet;
  /** Windows that evidence is added up over, at most. */
  longest: number;
  /** Values are states, of which means are taken. */
  states: boolean;
  kernel: Kernel;
}

/** How texts of settings are filled in: variables in dashboards. */
export interface Fill {
  /** A variable of several values becomes several texts. */
  texts(texts: string[]): string[];
  datasource(ref: UpstreamRef): UpstreamRef;
  /** An upstream's own query; without a `ref` one of the observed upstream. */
  query(query: UpstreamQuery, ref: UpstreamRef | undefined): UpstreamQuery;
}

/**
 * A kind of baseline: all that is particular to it. `plan` asks its requests, `derive` takes its shares or its sample; the query's checks,
 * the editor, the alert builder and the panel's plain series follow from it.
 */
export interface BaselineKind<
  S extends { kind: string } = { kind: string },
  N extends NormalBaseline = NormalBaseline,
> {
  /** As queries have it. */
  id: S['kind'];
  /** As the editor calls it, with a few words below that. */
  label: string;
  description: string;
  /**
   * - `intended`: shares that were never counted
   * - `trailing`: the windows before each window
   * - `paired`: a sample for each window, so that a season or a common burst is in both
   * - `sample`: one sample for all windows
   */
  source: 'intended' | 'trailing' | 'paired' | 'sample';
  /** It can be run as soon as it is chosen: nothing has yet to be written. */
  complete: boolean;
  /** Only a query has room for its settings: it is not offered for plain series in a panel. */
  queryOnly?: boolean;
  /** What its settings have to be. */
  shape: ShapeOf<Omit<S, 'kind'>>;
  /** Settings to begin with. */
  begin(query: DistributionQuery): S;
  /** The settings checked, and their defaults filled in. Throws `DistributionError`. */
  normal(settings: S, about: { upstream: UpstreamRef; size: number | 'auto' | 'range' }): N;
  /** "trailing 60 windows, gap 1": what stands below a panel. */
  text(baseline: N, query: Pick<NormalQuery, 'trailing' | 'window'>): string;
  /** The same for settings as they are written, in one line of a collapsed query. */
  describe(settings: S): string;
  requests?(baseline: N): BaselineRequest[];
  /** Categories that it names: kept by name, however small. */
  named?(baseline: N): string[];
  /** Intended shares by category, summing to 1. */
  shares?(baseline: N, set: CategorySet, notices: Notices): Float64Array;
  /** The sample beside each window. */
  sample?(baseline: N, counted: Counted): Baseline;
  /** Whether the windows that were judged normal are the baseline itself. */
  followsNormal?(baseline: N): boolean;
  /** Windows that a sample is as certain as, of so many trailing ones; Infinity where windows don't share one. */
  shared?(baseline: N, windows: number): number;
  /** How many times as often as usual a false drift may be found: of what is looked at for hours, not for months. */
  often?: number;
  fill?(settings: S, fill: Fill): S;
  /** Settings with what the data source keeps put in, where they name it. */
  kept?(settings: S, kept: Kept): S;
  /** Upstreams of its own that it reads. */
  upstreams?(settings: S): UpstreamRef[];
}

/** A kind as the table has it, where settings of all kinds meet. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what a kind is handed is what it made itself
export type AnyBaselineKind = Omit<BaselineKind<any, any>, 'shape'> & { shape: Shape };

export const baselineKind = <S extends { kind: string }, N extends NormalBaseline>(
  kind: BaselineKind<S, N>
): BaselineKind<S, N> => kind;
