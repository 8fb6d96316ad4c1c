import { useTheme2 } from '@grafana/ui';
import React, { useCallback, useMemo } from 'react';
import { stackArea } from '../chart/area';
import { plotData } from '../chart/drawn';
import { Names } from '../chart/Names';
import { lastWindow, type End } from '../chart/placeNames';
import { TimeChart, type ChartProps } from '../chart/TimeChart';
import { deltaConfig } from './deltaConfig';
import { changeAt, deltaModel, type DeltaModel } from './deltaModel';
import { ViewNote } from './ViewNote';
import { say } from '../words/say';

/** Each share less its baseline share: what grew above the line, what shrank below it. */
export function DeltaChart(props: ChartProps) {
  const { options, host, gutter, width, height, speech } = props;
  const theme = useTheme2();
  const { timeZone, timeRange, sync, ownKey } = host;
  const { deltaUnit } = options;
  const { decimals } = speech;
  const model = useMemo(() => deltaModel(props.model, deltaUnit), [props.model, deltaUnit]);
  const changes = model.changes.length;
  const build = useCallback(
    () => deltaConfig({ theme, timeZone, sync, ownKey }, { changes, gutter, decimals }),
    [theme, timeZone, sync, ownKey, changes, gutter, decimals]
  );
  const [from, to] = [timeRange.from.valueOf(), timeRange.to.valueOf()];
  const data = useMemo(
    () =>
      plotData(
        model,
        [from, to],
        model.changes.map((change) => change.to)
      ),
    [model, from, to]
  );
  const empty = model.changes.every(({ to: ends }) => ends.every((end) => end === null));
  const area = stackArea(width, height, gutter, theme.spacing.gridSize);
  return (
    <TimeChart {...props} {...{ build, data, area }} id="delta" under={(at, value) => changeAt(model, at, value)}>
      <Names ends={changeEnds(model)} {...{ area, gutter }} />
      {empty && model.times.length > 0 && <ViewNote area={area} needs={say`share and baseline`} />}
    </TimeChart>
  );
}

function changeEnds(model: DeltaModel): End[] {
  const last = lastWindow(model);
  const [low, high] = model.axis;
  return model.changes
    .map(({ layer, from, to }) => {
      const [a, b] = [from, to].map((values) => (last === null ? null : values[last]) ?? 0);
      const at = model.unit === 'points' ? (a + b) / 2 : b;
      return { look: layer.look, middle: (high - at) / (high - low), weight: Math.abs(b - a) };
    })
    .sort((a, b) => b.middle - a.middle);
}
