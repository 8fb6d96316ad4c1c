import { useTheme2 } from '@grafana/ui';
import React, { useCallback, useMemo } from 'react';
import { stackArea } from '../chart/area';
import { plotData } from '../chart/drawn';
import { TimeChart, type ChartProps } from '../chart/TimeChart';
import { besideConfig } from './besideConfig';
import { besideModel } from './besideModel';
import { Differences } from './Differences';
import { RowNames } from './RowNames';
import { ViewNote } from './ViewNote';
import { say } from '../words/say';

/** Canary beside control: how far each share is from its baseline, over time and together, and how sure that is. */
export function BesideChart(props: ChartProps) {
  const { host, gutter, width, height, speech } = props;
  const theme = useTheme2();
  const { timeZone, timeRange, sync, ownKey } = host;
  const model = useMemo(() => besideModel(props.model), [props.model]);
  const rows = model.rows.length;
  const build = useCallback(
    () => besideConfig({ theme, timeZone, sync, ownKey }, rows, gutter),
    [theme, timeZone, sync, ownKey, rows, gutter]
  );
  const [from, to] = [timeRange.from.valueOf(), timeRange.to.valueOf()];
  const data = useMemo(() => plotData(model, [from, to], model.middles), [model, from, to]);
  const area = stackArea(width, height, gutter, theme.spacing.gridSize);
  const weights = model.rows.map(({ over }) => Math.abs(over.difference ?? 0));
  const empty = model.rows.every(({ windows }) => windows.every(({ difference }) => difference === null));
  return (
    <TimeChart {...props} {...{ build, data, area }} id="beside" under={(_, value) => model.layers[Math.floor(value)]}>
      <RowNames {...{ layers: model.layers, weights, area }} />
      {!empty && area.height > 0 && <Differences {...{ model, weights, area, gutter, speech }} />}
      {empty && model.times.length > 0 && <ViewNote area={area} needs={say`count and baseline`} />}
    </TimeChart>
  );
}
