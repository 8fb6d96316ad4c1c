import { css } from '@emotion/css';
import { EventBusPlugin, type UPlotConfigBuilder } from '@grafana/ui';
import React, { useRef, useState, type ReactNode } from 'react';
import type uPlot from 'uplot';
import type { PanelOptions } from '../options';
import type { Speech } from '../title/wordings';
import type { PlotArea } from './area';
import { chosenBy, type Chosen } from './chosenBy';
import { ChosenWindow } from './ChosenWindow';
import { ClickPlugin } from './ClickPlugin';
import type { Gutters } from './gutters';
import { HoverTooltip } from './HoverTooltip';
import { Marks } from './Marks';
import type { Happening } from './placeHappenings';
import { Plot } from './Plot';
import type { PlotHost } from './plotHost';
import type { Layer, StackModel } from './stackModel';
import { Tooltip } from './Tooltip';
import { isByKeyboard, WindowKeys } from './WindowKeys';

/** What every view of a distribution over time is given. */
export interface ChartProps {
  model: StackModel;
  options: PanelOptions;
  host: PlotHost;
  gutter: Gutters;
  width: number;
  height: number;
  /** What it shows, and the state in words, for those who don't see it. */
  label: string;
  speech: Speech;
  /** Of shares. */
  unit: string;
  happenings: Happening[];
}

interface Props extends ChartProps {
  /** What is drawn: another function makes another plot. */
  build: () => UPlotConfigBuilder;
  data: uPlot.AlignedData;
  area: PlotArea;
  /** The category that the pointer stands on, in the window at `index`, at `value` of the y axis. */
  under: (index: number, value: number) => Layer | undefined;
  id: string;
  /** What lies beside the plot. */
  children?: ReactNode;
}

/** A plot of windows over time, with what all views have in common: tooltip, keys, annotations and flags of drifts. */
export function TimeChart(props: Props) {
  const { model, options, host, width, height, build, data, area, under, label, id, speech, happenings, children } =
    props;
  const { timeZone, timeRange, asked } = host;
  const { tooltip } = options;
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const plotRef = useRef<uPlot | null>(null);
  const pointedAt = (index: number) => {
    const value = valueUnder(plotRef.current);
    return value === null ? undefined : under(index, value);
  };
  const clicked = (u: uPlot, event: MouseEvent): Chosen | null => {
    // before the cursor leaves
    const value = valueUnder(u);
    const one = chosenBy(u, event, model.times, model.stepMs);
    const layer = one && value !== null ? under(model.times.indexOf(one.time), value) : undefined;
    return one && { ...one, category: layer?.look.category };
  };
  return (
    <div className={CHART} role="group" aria-label={label} data-testid={`distribution-${id}`}>
      <Plot
        {...{ build, data, width, height, plotRef }}
        plugins={(config) => (
          <>
            <EventBusPlugin config={config} eventBus={host.eventBus} />
            <ClickPlugin config={config} onClick={(u, event) => setChosen(clicked(u, event))} />
            <HoverTooltip {...{ config, host }} hidden={tooltip.mode === 'none'}>
              {(index) => <Tooltip {...{ model, index, timeZone, tooltip }} under={pointedAt(index)} />}
            </HoverTooltip>
          </>
        )}
      />
      {children}
      <ChosenWindow {...{ chosen, model, timeZone, asked }} onClose={() => setChosen(null)} />
      {area.width > 0 && area.height > 0 && (
        <>
          {model.times.length > 0 && <WindowKeys {...{ model, area, timeZone, plotRef }} />}
          <Marks {...{ happenings, model, area, timeRange, timeZone, speech }} />
        </>
      )}
    </div>
  );
}

/** Where the pointer stands on the y axis; null when it stands in another panel, or keys moved it. */
function valueUnder(u: uPlot | null): number | null {
  return u?.cursor.event && u.cursor.top != null && !isByKeyboard(u) ? u.posToVal(u.cursor.top, 'y') : null;
}

const CHART = css({ position: 'relative' });
