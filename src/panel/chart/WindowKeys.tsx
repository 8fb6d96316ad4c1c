import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import type { TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import type uPlot from 'uplot';
import { timeSpan } from '../format';
import type { PlotArea } from './area';
import type { StackModel } from './stackModel';
import { say } from '../words/say';

interface Props {
  model: StackModel;
  area: PlotArea;
  timeZone: TimeZone;
  plotRef: React.RefObject<uPlot | null>;
}

/** Windows that Page Up and Page Down pass. */
const PAGE = 10;
/** `detail` of the events that stand in for the pointer's: no hand chose their height. */
const BY_KEYBOARD = -1;

/**
 * Every window by keyboard: arrows, Page Up and Down, Home and End; Enter keeps its tooltip open, Escape closes it. The keys point at
 * the plot as a mouse would, so that tooltip, strips and other panels follow.
 */
export function WindowKeys({ model, area, timeZone, plotRef }: Props) {
  const styles = useStyles2(getStyles);
  const { times, stepMs, view } = model;
  const last = times.length - 1;
  const [chosen, setChosen] = useState<number | null>(null);
  const at = Math.min(chosen ?? last, last);

  const go = (index: number) => {
    const to = Math.min(Math.max(index, 0), last);
    setChosen(to);
    point(plotRef.current, times[to] + stepMs / 2, 'mouseenter', 'mousemove');
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const moves: Record<string, () => void> = {
      ArrowLeft: () => go(at - 1),
      ArrowDown: () => go(at - 1),
      ArrowRight: () => go(at + 1),
      ArrowUp: () => go(at + 1),
      PageDown: () => go(at - PAGE),
      PageUp: () => go(at + PAGE),
      Home: () => go(0),
      End: () => go(last),
      Enter: () => point(plotRef.current, times[at] + stepMs / 2, 'mousemove', 'mousedown', 'mouseup', 'click'),
      Escape: () => point(plotRef.current, times[at], 'mouseleave'),
    };
    if (event.key in moves && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      moves[event.key]();
    }
  };

  return (
    <div
      className={styles.windows}
      style={{ left: area.left, top: area.top, width: area.width, height: area.height }}
      role="slider"
      tabIndex={0}
      aria-label={say`Windows of ${view.meta.groupName || view.meta.categoryLabel}`}
      aria-valuemin={1}
      aria-valuemax={times.length}
      aria-valuenow={at + 1}
      aria-valuetext={timeSpan(times[at], times[at] + view.meta.windowMs, timeZone)}
      onFocus={() => go(at)}
      onBlur={() => point(plotRef.current, times[at], 'mouseleave')}
      onKeyDown={onKeyDown}
      data-testid="distribution-windows"
    />
  );
}

/** Whether the cursor stands where a key put it. */
export const isByKeyboard = (u: uPlot): boolean => u.cursor.event?.detail === BY_KEYBOARD;

function point(u: uPlot | null, time: number, ...types: string[]): void {
  if (u === null) {
    return;
  }
  const { left, top, height } = u.over.getBoundingClientRect();
  const where = { clientX: left + u.valToPos(time, 'x'), clientY: top + height / 2, detail: BY_KEYBOARD };
  types.forEach((type) => u.over.dispatchEvent(new MouseEvent(type, { ...where, bubbles: type !== 'mouseleave' })));
}

const getStyles = (theme: GrafanaTheme2) => ({
  windows: css({
    position: 'absolute',
    pointerEvents: 'none',
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: '1px' },
  }),
});
