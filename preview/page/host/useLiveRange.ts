import { rangeUtil, type RawTimeRange, type TimeRange } from '@grafana/data';
import { useCallback, useEffect, useState } from 'react';

const REFRESH_MS = 5000;
const TIME_ZONE = 'browser';
const FIRST: RawTimeRange = { from: 'now-30m', to: 'now' };

/** The chosen time range. One that is relative to now moves on by itself. */
export function useLiveRange(): [TimeRange, (range: TimeRange) => void] {
  const [range, setRange] = useState(() => rangeUtil.convertRawToRange(FIRST, TIME_ZONE));
  const relative = rangeUtil.isRelativeTimeRange(range.raw);
  useEffect(() => {
    if (!relative) {
      return;
    }
    const timer = setInterval(() => setRange(({ raw }) => rangeUtil.convertRawToRange(raw, TIME_ZONE)), REFRESH_MS);
    return () => clearInterval(timer);
  }, [relative]);
  const choose = useCallback((chosen: TimeRange) => setRange(rangeUtil.convertRawToRange(chosen.raw, TIME_ZONE)), []);
  return [range, choose];
}
