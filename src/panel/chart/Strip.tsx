import { css } from '@emotion/css';
import { DashboardCursorSync, type GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { useCallback, useMemo, useState } from 'react';
import type { TooltipOptions } from '../options';
import { smallFontSize, textWidth } from '../textWidth';
import { chosenBy, type Chosen } from './chosenBy';
import { ChosenWindow } from './ChosenWindow';
import { ClickPlugin } from './ClickPlugin';
import { plotData } from './drawn';
import type { Gutters } from './gutters';
import { HoverTooltip } from './HoverTooltip';
import { Plot } from './Plot';
import type { StackModel } from './stackModel';
import type { PlotHost } from './plotHost';
import { stripConfig } from './stripConfig';
import type { StripModel } from './stripModel';
import { Tooltip } from './Tooltip';

interface Props {
  strip: StripModel;
  model: StackModel;
  tooltip: TooltipOptions;
  host: PlotHost;
  gutter: Gutters;
  width: number;
  height: number;
}

const CAPTION = 2;

/** A strip below the stack, window for window under it. */
export function Strip({ strip, model, tooltip, host, gutter, width, height }: Props) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const { timeZone, timeRange, sync, ownKey } = host;
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const build = useCallback(() => {
    const builder = stripConfig({ theme, timeZone, sync, ownKey }, gutter);
    if (sync === DashboardCursorSync.Tooltip) {
      builder.setCursor({ sync: { key: host.syncScope, scales: ['x', null] } });
    }
    return builder;
  }, [theme, timeZone, sync, ownKey, gutter, host.syncScope]);
  const [from, to] = [timeRange.from.valueOf(), timeRange.to.valueOf()];
  const data = useMemo(() => plotData(strip, [from, to], [strip.values]), [strip, from, to]);
  const captionHeight = CAPTION * theme.spacing.gridSize;
  const fontSize = smallFontSize(theme);
  const caption = strip.captions.find((text) => textWidth(text, theme, { fontSize }) <= width - gutter.left);
  return (
    <div role="group" aria-label={strip.summary} data-testid={`distribution-strip-${strip.id}`}>
      <div className={styles.caption} style={{ height: captionHeight, paddingLeft: gutter.left }} title={strip.hover}>
        {caption ?? ''}
      </div>
      <Plot
        {...{ build, data, width, height: height - captionHeight }}
        plugins={(config) =>
          // Where tooltips are synced the stack shows it for this strip too, and a second one would cover it.
          sync !== DashboardCursorSync.Tooltip && (
            <>
              <ClickPlugin
                config={config}
                onClick={(u, event) => setChosen(chosenBy(u, event, model.times, model.stepMs))}
              />
              <HoverTooltip {...{ config, host }} hidden={tooltip.mode === 'none'}>
                {(index) => <Tooltip {...{ model, index, timeZone, tooltip }} />}
              </HoverTooltip>
            </>
          )
        }
      />
      <ChosenWindow {...{ chosen, model, timeZone }} asked={host.asked} onClose={() => setChosen(null)} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  caption: css({
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    lineHeight: theme.spacing(2),
  }),
});
