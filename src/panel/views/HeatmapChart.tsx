export { LinesChart as HeatmapChart } from './LinesChart';
