import { readViewJSON, type DistributionView, type FrameJSON, type SeriesMeta } from '../../../src/core';
import { compareFrames } from '../../../tests/lib/compare.mjs';

/** One number or word of the latest window, by both hosts. */
export interface Row {
  name: string;
  browser: string;
  backend: string;
  difference: string;
}

export interface HostsCompared {
  groups: Array<{ name: string; rows: Row[] }>;
  values: number;
  identical: number;
  /** Largest relative difference of two numbers. */
  worst: number;
}

type Shown = string | number | null | undefined;

const ABSENT = '–';

/** Both hosts' frames, value by value. Throws when they differ in more than numbers: in frames, fields, rows or words. */
export function compareHosts(browser: FrameJSON[], backend: FrameJSON[]): HostsCompared {
  return {
    groups: groupsOf(readViewJSON(browser), readViewJSON(backend)),
    ...compareFrames(browser, backend, Infinity),
  };
}

function groupsOf(browser: DistributionView[], backend: DistributionView[]): HostsCompared['groups'] {
  return browser.map(({ meta }, i) => ({ name: meta.groupName, rows: rowsOf(meta, backend[i]?.meta) }));
}

function rowsOf(ours: SeriesMeta, theirs: SeriesMeta | undefined): Row[] {
  const [a, b] = [ours.latest, theirs?.latest];
  return [
    row('N', a?.n, b?.n),
    row('p', a?.p, b?.p),
    row('effect w', a?.w, b?.w),
    row('state', a?.state, b?.state),
    row('drift', ours.drifting ? 'yes' : 'no', theirs && (theirs.drifting ? 'yes' : 'no')),
  ];
}

function row(name: string, browser: Shown, backend: Shown): Row {
  return { name, browser: textOf(browser), backend: textOf(backend), difference: differenceOf(browser, backend) };
}

/** Enough digits to read; the comparison is of all of them. */
function textOf(value: Shown): string {
  return typeof value === 'number' ? String(Number(value.toPrecision(6))) : (value ?? ABSENT);
}

function differenceOf(a: Shown, b: Shown): string {
  if ((a ?? ABSENT) === (b ?? ABSENT)) {
    return 'none';
  }
  return typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b).toExponential(1) : 'differs';
}
