import type uPlot from 'uplot';

/** What every plot of the panel draws over time: windows, each as long as a step. */
export interface DrawnWindows {
  times: number[];
  stepMs: number;
}

interface Drawn {
  model: DrawnWindows;
  /** The time axis' ends. */
  range: [number, number];
}

const drawn = new WeakMap<object, Drawn>();

/**
 * uPlot's columns, with what they were made of: hooks and scales read it off the data that the plot has now, so that new data need no
 * new plot.
 */
export function plotData(
  model: DrawnWindows,
  range: [number, number],
  columns: Array<Array<number | null>>
): uPlot.AlignedData {
  const data: uPlot.AlignedData = [model.times, ...columns];
  drawn.set(data, { model, range });
  return data;
}

/** The time axis' ends of what a plot draws now. */
export const timesDrawn = (u: uPlot): [number, number] => drawn.get(u.data)?.range ?? [0, 1];

/** The model behind what a plot draws now; its hooks know which kind that is. */
export const modelDrawn = <Model extends DrawnWindows>(u: uPlot): Model | undefined =>
  drawn.get(u.data)?.model as Model | undefined;
