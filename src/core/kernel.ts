import { aggregate } from './baseline/aggregates';
import { life, markUsable, slow } from './detect/driftKernel';
import type { Kernel } from './model/kernelContract';
import { alike, ascends, scaled, sumInside, within } from './read/pointKernel';
import { increases } from './read/increases';
import { departureTest } from './stats/departureTest';
import { markMissing } from './window/partial';
import { addPoints, sumWindows } from './window/table';

/** What is compiled for the backend; hosts with a compiler of their own run it as it is. */
export {
  addPoints,
  aggregate,
  alike,
  ascends,
  departureTest,
  increases,
  life,
  markMissing,
  markUsable,
  scaled,
  slow,
  sumInside,
  sumWindows,
  within,
};

export const KERNEL: Kernel = {
  addPoints,
  aggregate,
  alike,
  ascends,
  departureTest,
  increases,
  life: (...of) => done(life(...of)),
  markMissing,
  markUsable,
  scaled,
  slow: (...of) => done(slow(...of)),
  sumInside,
  sumWindows,
  within,
};

const done = (drifts: Float64Array) => () => drifts;
