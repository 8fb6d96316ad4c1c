export { gate } from './gate';
export { GATE_DEFAULTS } from './model';
export type { GateCategory, GateCounts, GateOptions, GateResult } from './model';
