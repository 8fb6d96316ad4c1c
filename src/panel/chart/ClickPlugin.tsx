import type { UPlotConfigBuilder } from '@grafana/ui';
import { useLayoutEffect } from 'react';
import type uPlot from 'uplot';
import { useLatest } from '../useLatest';

interface Props {
  config: UPlotConfigBuilder;
  onClick: (u: uPlot, event: MouseEvent) => void;
}

/**
 * A click on the plot, neither the end of a drag nor with ctrl or cmd. It stands before `TooltipPlugin2`, whose own way of keeping a
 * tooltip open on a click ends with the next refresh, and then does not see the click.
 */
export function ClickPlugin({ config, onClick }: Props) {
  const call = useLatest(onClick);
  useLayoutEffect(() => {
    config.addHook('init', (u) =>
      u.over.addEventListener('click', (event) => {
        if (event.target === u.over && !event.ctrlKey && !event.metaKey) {
          event.stopImmediatePropagation();
          call(u, event);
        }
      })
    );
  }, [config, call]);
  return null;
}
