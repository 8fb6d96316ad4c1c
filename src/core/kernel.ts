import { life, slow } from './detect/driftKernel';
import type { Kernel } from './model/kernelContract';
import { markMissing } from './window/partial';
import { addPoints, sumWindows } from './window/table';

/** What is compiled for the backend; hosts with a compiler of their own run it as it is. */
export { addPoints, life, markMissing, slow, sumWindows };

export const KERNEL: Kernel = { addPoints, life, markMissing, slow, sumWindows };
