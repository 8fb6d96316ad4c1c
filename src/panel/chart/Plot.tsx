import { UPlotChart, type UPlotConfigBuilder } from '@grafana/ui';
import React, { useLayoutEffect, useMemo, useRef, type ReactNode } from 'react';
import type uPlot from 'uplot';

interface Props {
  /** What the plot is made of; another function makes another plot. */
  build: () => UPlotConfigBuilder;
  data: uPlot.AlignedData;
  width: number;
  height: number;
  /** Tooltips and the like, which hook into the plot's configuration. */
  plugins: (config: UPlotConfigBuilder) => ReactNode;
  /** Given the plot that is drawn now. */
  plotRef?: React.MutableRefObject<uPlot | null>;
}

/**
 * Every plot of the panel, right for any change of structure, size and data at once. `UPlotChart` alone follows one of them a render:
 * where the size changes, a change of structure or of data is lost. Here another structure is another chart, and data that the
 * chart passed over are set after it.
 */
export function Plot({ build, data, width, height, plugins, plotRef }: Props) {
  const own = useRef<uPlot | null>(null);
  const plot = plotRef ?? own;
  const room = width >= 1 && height >= 1;
  const config = useMemo(() => (room ? build() : null), [build, room]);

  useLayoutEffect(() => {
    if (config === null) {
      plot.current = null;
    } else if (plot.current !== null && plot.current.data !== data) {
      plot.current.setData(data);
    }
  }, [config, data, plot, width, height]);

  return config === null ? null : (
    <UPlotChart
      key={config.uid}
      {...{ config, data, width, height }}
      plotRef={(drawn) => {
        plot.current = drawn;
      }}
    >
      {plugins(config)}
    </UPlotChart>
  );
}
