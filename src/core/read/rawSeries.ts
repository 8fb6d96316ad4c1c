import type { Labels } from '../model/frame';

/** Points with one set of labels, in ascending order of time, no time twice; NaN = no value. `times` null: no time column. */
export interface Series {
  labels: Labels;
  times: Float64Array | null;
  values: Float64Array;
}

/** A series as it stands in a frame: not yet ordered. */
export interface RawSeries extends Series {
  /** Name of the number field that it comes from. */
  field: string;
  /** Its labels as one text. */
  key: string;
  /** Its times are known to ascend. */
  ascending: boolean;
  long: boolean;
}
