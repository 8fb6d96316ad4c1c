import type { FrameJSON } from '../model/frame';
import { frameOf, type Results } from './results';

/** No group at all: an empty frame, which an alert rule takes for "no data", with what to do. */
export function noDataFrame({ query }: Results): FrameJSON {
  const text =
    'The upstream answered without any series in this range. Check its query, the time range and the group labels.';
  return frameOf(query.format, { notices: [{ severity: 'warning', text }] }, []);
}
