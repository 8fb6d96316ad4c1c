import { TooltipPlugin2, type UPlotConfigBuilder } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import type { PlotHost } from './plotHost';

interface Props {
  config: UPlotConfigBuilder;
  host: Pick<PlotHost, 'onZoom' | 'sync' | 'syncScope'>;
  /** A drag zooms, and nothing is shown. */
  hidden: boolean;
  /** What it shows of the window at an index. */
  children: (index: number) => ReactNode;
}

/** `TooltipHoverMode.xAll`: the enum itself isn't exported. */
const EVERY_SERIES = 1;

/** Shows the window that the pointer is in, here or in a panel whose tooltip is synced; a drag zooms. */
export function HoverTooltip({ config, host, hidden, children }: Props) {
  return (
    <TooltipPlugin2
      config={config}
      hoverMode={EVERY_SERIES}
      queryZoom={host.onZoom}
      syncMode={host.sync}
      syncScope={host.syncScope}
      render={(_u, indexes) => {
        const at = indexes.find((index) => index != null);
        return at == null || hidden ? null : children(at);
      }}
    />
  );
}
