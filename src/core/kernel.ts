import { poolParts, poolRows, tableRows } from './baseline/sampleKernel';
import { spreadOver, stretches } from './baseline/stretchKernel';
import { flatActive } from './compare/active';
import { shareColumns } from './compare/shareColumns';
import { compareWindows, departWindows } from './compare/comparedWindows';
import { testWindows } from './compare/testWindows';
import { life, lifeFrom, markUsable, slow } from './detect/driftKernel';
import { driftNumbers, stateNumbers } from './detect/stateKernel';
import type { Kernel } from './model/kernelContract';
import { alike, ascends, columnTotals, scaled, sumBetween, transposed, within } from './read/pointKernel';
import { codeStarts, firstRows, numberCodes, pairCodes, settled, togetherByCode } from './read/rowKernel';
import { gaps } from './read/gaps';
import { increases } from './read/increases';
import { lnDirichletMultinomial } from './stats/dirichletMultinomialLogPmf';
import { departureTest } from './stats/departureTest';
import { missingSeries } from './window/partial';
import { markFew } from './window/quiet';
import { addSeries, countTimes, placePoints, sumWindows } from './window/table';

/** What is compiled for the backend; hosts with a compiler of their own run it as it is. */
export {
  addSeries,
  alike,
  ascends,
  codeStarts,
  columnTotals,
  compareWindows,
  countTimes,
  departureTest,
  departWindows,
  driftNumbers,
  firstRows,
  flatActive,
  gaps,
  increases,
  life,
  lifeFrom,
  lnDirichletMultinomial,
  markFew,
  markUsable,
  missingSeries,
  numberCodes,
  pairCodes,
  poolParts,
  poolRows,
  placePoints,
  scaled,
  shareColumns,
  settled,
  slow,
  spreadOver,
  stateNumbers,
  stretches,
  sumBetween,
  sumWindows,
  testWindows,
  tableRows,
  togetherByCode,
  transposed,
  within,
};

export const KERNEL: Kernel = {
  addSeries,
  alike,
  ascends,
  codeStarts,
  columnTotals,
  compareWindows,
  countTimes,
  departureTest,
  departWindows,
  driftNumbers,
  firstRows,
  flatActive,
  gaps,
  increases,
  life: (...of) => done(life(...of)),
  lnDirichletMultinomial,
  markFew,
  markUsable,
  missingSeries,
  numberCodes,
  pairCodes,
  poolParts,
  poolRows,
  placePoints,
  scaled,
  shareColumns,
  settled,
  slow: (...of) => done(slow(...of)),
  spreadOver,
  stateNumbers,
  stretches,
  sumBetween,
  sumWindows,
  testWindows,
  tableRows,
  togetherByCode,
  transposed,
  within,
};

const done = (drifts: Float64Array) => () => drifts;
