import { dateTime, type TimeRange } from '@grafana/data';
import { TimeRangePicker } from '@grafana/ui';
import React from 'react';

interface Props {
  range: TimeRange;
  onChange: (range: TimeRange) => void;
}

/** The range moved by a part of its length, and stretched about its middle; back from the future, where the shop has no traffic. */
function moved({ from, to }: TimeRange, parts: number, stretch = 1): TimeRange {
  const length = to.valueOf() - from.valueOf();
  const middle = (from.valueOf() + to.valueOf()) / 2 + parts * length;
  const end = Math.min(middle + (stretch * length) / 2, Date.now());
  const range = { from: dateTime(end - stretch * length), to: dateTime(end) };
  return { ...range, raw: range };
}

/** Grafana's own time range picker, in the time zone of the browser. */
export function TimeControls({ range, onChange }: Props) {
  return (
    <TimeRangePicker
      value={range}
      timeZone="browser"
      onChange={onChange}
      onChangeTimeZone={() => undefined}
      onMoveBackward={() => onChange(moved(range, -0.5))}
      onMoveForward={() => onChange(moved(range, 0.5))}
      onZoom={() => onChange(moved(range, 0, 2))}
      isOnCanvas
    />
  );
}
