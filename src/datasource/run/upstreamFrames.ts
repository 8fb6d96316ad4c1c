import {
  dataFrameFromJSON,
  dataFrameToJSON,
  DataTopic,
  toDataFrame,
  type DataFrame,
  type DataFrameJSON,
  type DataQueryResponseData,
} from '@grafana/data';
import type { FrameJSON } from '../../core';

/** An upstream's answer, in whichever form, as frames; annotations that come along are none of the counts. */
export function upstreamFrames(data: DataQueryResponseData[]): DataFrame[] {
  return data.map((item) => toDataFrame(item)).filter((frame) => frame.meta?.dataTopic !== DataTopic.Annotations);
}

/** The core's frames are Grafana's DataFrameJSON with both parts present. */
export const toCoreFrame = (frame: DataFrame): FrameJSON => dataFrameToJSON(frame) as FrameJSON;

export const fromCoreFrame = (frame: FrameJSON): DataFrame => dataFrameFromJSON(frame as DataFrameJSON);
