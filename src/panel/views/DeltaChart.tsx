export { LinesChart as DeltaChart } from './LinesChart';
