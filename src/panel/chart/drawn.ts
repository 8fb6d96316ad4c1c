import type uPlot from 'uplot';
import type { StackModel } from './stackModel';

const models = new WeakMap<object, StackModel>();

/** uPlot's columns for a model: times, then each layer's upper edge. */
export function stackData(model: StackModel): uPlot.AlignedData {
  const data: uPlot.AlignedData = [model.times, ...model.layers.map((layer) => layer.upper)];
  models.set(data, model);
  return data;
}

/** The model behind the data that a plot draws now: draw hooks outlive the data that they were made for. */
export function modelOf(u: uPlot): StackModel | undefined {
  return models.get(u.data);
}
