import { aggregate } from './baseline/aggregates';
import { life, markUsable, slow } from './detect/driftKernel';
import type { Kernel } from './model/kernelContract';
import { alike, ascends, scaled, sumInside, within } from './read/pointKernel';
import { gaps } from './read/gaps';
import { increases } from './read/increases';
import { departureTest } from './stats/departureTest';
import { markMissing } from './window/partial';
import { addPoints, placePoints, sumWindows } from './window/table';

/** What is compiled for the backend; hosts with a compiler of their own run it as it is. */
export {
  addPoints,
  aggregate,
  alike,
  ascends,
  departureTest,
  gaps,
  increases,
  life,
  markMissing,
  markUsable,
  placePoints,
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
  gaps,
  increases,
  life: (...of) => done(life(...of)),
  markMissing,
  markUsable,
  placePoints,
  scaled,
  slow: (...of) => done(slow(...of)),
  sumInside,
  sumWindows,
  within,
};

const done = (drifts: Float64Array) => () => drifts;
