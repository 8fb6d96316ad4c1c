import type { Limits } from '../limits';
import type { Kernel } from '../model/kernelContract';
import type { ValueMeaning } from '../model/query';

/** How answers are read. */
export interface ReadSettings {
  values: ValueMeaning;
  valueField: string;
  /** Category and groups where the user named them: in a long table they can be columns of any type. */
  named: string[];
  kernel: Kernel;
  limits: Limits;
}
