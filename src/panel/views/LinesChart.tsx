import { useTheme2 } from '@grafana/ui';
import React, { useCallback, useMemo } from 'react';
import { stackArea } from '../chart/area';
import { plotData } from '../chart/drawn';
import { Names } from '../chart/Names';
import { lastWindow, type End } from '../chart/placeNames';
import { TimeChart, type ChartProps } from '../chart/TimeChart';
import { linesConfig } from './linesConfig';
import { linesModel, type LinesModel } from './linesModel';

/** Each share, or count, as a line with its 95 % credible interval, against its baseline as a dashed line. */
export function LinesChart(props: ChartProps) {
  const { options, host, gutter, width, height, speech, unit } = props;
  const theme = useTheme2();
  const { timeZone, timeRange, sync, ownKey } = host;
  const { shareAxis, showBorders } = options;
  const { decimals } = speech;
  const model = useMemo(() => linesModel(props.model, shareAxis), [props.model, shareAxis]);
  const { lines, log, amount } = model;
  const build = useCallback(
    () =>
      linesConfig(
        { theme, timeZone, sync, ownKey },
        { lines: lines.length, log, amount, gutter, decimals, unit, showBorders }
      ),
    [theme, timeZone, sync, ownKey, lines.length, log, amount, gutter, decimals, unit, showBorders]
  );
  const [from, to] = [timeRange.from.valueOf(), timeRange.to.valueOf()];
  const data = useMemo(
    () =>
      plotData(
        model,
        [from, to],
        model.lines.map(({ amounts }) => amounts)
      ),
    [model, from, to]
  );
  const area = stackArea(width, height, gutter, theme.spacing.gridSize);
  return (
    <TimeChart {...props} {...{ build, data, area }} id="lines" under={(at, value) => nearest(model, at, value)}>
      <Names ends={lineEnds(model)} {...{ area, gutter }} />
    </TimeChart>
  );
}

/** The line that is nearest to a place on the axis. */
function nearest({ lines }: LinesModel, index: number, value: number) {
  const off = ({ amounts }: (typeof lines)[number]) => Math.abs((amounts[index] ?? Infinity) - value);
  return [...lines].sort((a, b) => off(a) - off(b))[0]?.layer;
}

function lineEnds(model: LinesModel): End[] {
  const last = lastWindow(model);
  const [from, to] = model.axis;
  return model.lines
    .map(({ layer, amounts }) => {
      const at = (last === null ? null : amounts[last]) ?? from;
      return { look: layer.look, middle: 1 - (at - from) / (to - from), weight: at };
    })
    .sort((a, b) => b.middle - a.middle);
}
