import type { DataQueryRequest } from '@grafana/data';
import type uPlot from 'uplot';
import { windowAt } from './stackModel';
import { isByKeyboard } from './WindowKeys';

/** What was asked for, by which panel: what leads from a window to a query starts from it. */
export interface Asked {
  panelId: number;
  title: string;
  request: DataQueryRequest | undefined;
}

/** A window that was clicked. */
export interface Chosen {
  /** Its start: after a refresh it is the same window, at another place in the data. */
  time: number;
  /** Where the click was, in the browser's window. */
  x: number;
  y: number;
  /** The category that was clicked. */
  category?: string;
  byKeyboard: boolean;
}

/** The window that a click is in, and the hover's tooltip out of its way; null between windows. */
export function chosenBy(u: uPlot, event: MouseEvent, times: number[], stepMs: number): Chosen | null {
  const { clientX: x, clientY: y } = event;
  const at = windowAt(times, stepMs, u.posToVal(x - u.over.getBoundingClientRect().left, 'x'));
  const byKeyboard = isByKeyboard(u);
  u.setCursor({ left: -10, top: -10 });
  return at === null ? null : { time: times[at], x, y, byKeyboard };
}
