import type { Statistic } from './declare';
import { REGISTRY } from '.';

/** What a statistic is called, stands for and is drawn like: all of its entry but how it is computed. */
export type Declared<S extends Statistic = Statistic> = S extends Statistic ? Omit<S, 'compute' | 'column'> : never;

/**
 * Every statistic, for those who draw or describe it. Bundles have the value that this file exports, computed when they are built
 * (`webpack.config.ts`), so that a panel doesn't load what computes statistics: it is data as JSON has it.
 */
export const DECLARED: readonly Declared[] = REGISTRY.map(
  (entry) => Object.fromEntries(Object.entries(entry).filter(([, value]) => typeof value !== 'function')) as never
);
