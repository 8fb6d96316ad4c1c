import { categories } from './categories';
import { events } from './events';
import { latest } from './latest';
import type { OutputFormat } from './outputFormat';
import { series } from './series';
import { words } from './words';

/** Every output format, in the order of the editor's list. */
export const OUTPUT_FORMATS: readonly OutputFormat[] = [series, latest, categories, events, words];
