/**
 * Grafana's DataFrameJSON: the columnar form in which frames enter and leave the core, in the browser
 * (`dataFrameToJSON` / `dataFrameFromJSON`) and in the backend (the plugin SDK's JSON). Only what the core reads
 * or writes is typed.
 */
export type FieldType =
  'time' | 'number' | 'string' | 'boolean' | 'enum' | 'other' | 'trace' | 'geo' | 'frame' | 'nestedFrames';

export type Labels = Record<string, string>;

/** Shown on the frame by Grafana: in the panel header, the query editor and the inspector. */
export interface Notice {
  severity: 'info' | 'warning' | 'error';
  text: string;
}

export interface FieldJSON {
  name: string;
  type: FieldType;
  /** What the backend needs to read the column: `time.Time`, `float64`, `string`. */
  typeInfo?: { frame: string; nullable?: boolean };
  labels?: Labels;
  config?: Record<string, unknown>;
}

/** Positions of the values that JSON cannot carry. */
export interface FieldEntities {
  NaN?: number[];
  Inf?: number[];
  NegInf?: number[];
  Undef?: number[];
}

export interface FrameJSON {
  schema: {
    refId?: string;
    name?: string;
    meta?: FrameMeta;
    fields: FieldJSON[];
  };
  data: {
    /**
     * A column a field. Of numbers or times a host may hand over a Float64Array, NaN where there is none: what reads a column by place,
     * or goes through it, sees no difference.
     */
    values: unknown[][];
    entities?: Array<FieldEntities | null>;
    /** Of a column of texts a host may say which rows have the same: an Int32Array of numbers from 0 on, by their first row. */
    codes?: Array<Int32Array | null>;
    nanos?: Array<number[] | null>;
  };
}

/** A column of numbers as JSON has it: null where there is no number. */
export function plainNumbers(values: Float64Array): Array<number | null> {
  const list: Array<number | null> = [];
  const { length } = values;
  for (let i = 0; i < length; i++) {
    const value = values[i];
    list.push(value === value ? value : null);
  }
  return list;
}

/** A frame as views read it: Grafana's DataFrame is one as it stands. */
export interface Frame {
  fields: Array<{ name: string; type: string; labels?: Labels; values: ArrayLike<unknown> }>;
  meta?: { custom?: Record<string, unknown> };
}

/** Frames of JSON as views read them. */
export const frameFromJSON = ({ schema, data }: FrameJSON): Frame => ({
  fields: schema.fields.map((field, i) => ({ ...field, values: data.values[i] })),
  meta: schema.meta,
});

export interface FrameMeta {
  /** Dataplane type, with `typeVersion` [0, 1]: server-side expressions then read nulls as "no data". */
  type?: string;
  typeVersion?: [number, number];
  preferredVisualisationType?: string;
  /** The panel that draws the frame in Explore. */
  preferredVisualisationPluginId?: string;
  notices?: Notice[];
  custom?: Record<string, unknown>;
  executedQueryString?: string;
}
