import { dateTime, type TimeRange } from '@grafana/data';
import { TimeRangePicker } from '@grafana/ui';
import React from 'react';

interface Props {
  range: TimeRange;
  onChange: (range: TimeRange) => void;
}

/** The range moved by a part of its length, and stretched about its middle. */
function moved({ from, to }: TimeRange, parts: number, stretch = 1): TimeRange {
  const length = to.valueOf() - from.valueOf();
  const middle = (from.valueOf() + to.valueOf()) / 2 + parts * length;
  const range = { from: dateTime(middle - (stretch * length) / 2), to: dateTime(middle + (stretch * length) / 2) };
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
