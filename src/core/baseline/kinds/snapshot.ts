import { atLeastZero, instant, wholeNumber } from '../../model/settingChecks';
import { DistributionError } from '../../model/errors';
import type { Labels } from '../../model/frame';
import type { SettingsOf } from '../../model/query';
import { rangeText } from '../../model/numberWords';
import type { CategorySet } from '../../pool/categorySet';
import { sampleBaseline, type BaselineSample } from '../baseline';
import { baselineKind } from './baselineKind';

/** What was counted in one group. */
export interface PinnedGroup {
  /** Its labels; none: for every group that has no counts of its own. */
  group?: Labels;
  /** Events by category; how many were in each state on average, where values are states. */
  counts: Record<string, number>;
  /** Windows that they were counted in, at least 1. */
  windows?: number;
}

declare module '../../model/query' {
  interface SettingsByKind {
    /**
     * Counts that were pinned, with their time range (ms since the epoch) and what is known of them; `shared` names those that the data
     * source's settings keep.
     */
    snapshot: {
      shared?: string;
      pinned?: PinnedGroup[];
      from?: number;
      to?: number;
      deploy?: string;
      author?: string;
      note?: string;
    };
  }
}

interface Normal extends Omit<SettingsOf<'snapshot'>, 'pinned'> {
  pinned: PinnedGroup[];
}

const COUNTS = { group: 'object', counts: 'object', windows: 'number' } as const;

/** Counts that somebody pinned. */
export const snapshot = baselineKind<SettingsOf<'snapshot'>, Normal>({
  id: 'snapshot',
  label: 'pinned counts',
  description: 'Kept in the query, or shared: a release, say',
  source: 'sample',
  complete: false,
  queryOnly: true,
  shape: {
    shared: 'text',
    pinned: { each: COUNTS },
    from: 'number',
    to: 'number',
    deploy: 'text',
    author: 'text',
    note: 'text',
  },
  begin: () => ({ kind: 'snapshot' }),
  normal: ({ pinned: given, ...about }) => {
    const pinned = given ?? [];
    if (pinned.length === 0 && about.shared) {
      throw new DistributionError(
        'query',
        `The data source’s settings have no snapshot “${about.shared}”.`,
        'Choose another one, or pin counts in the query.'
      );
    }
    if (pinned.length === 0) {
      throw new DistributionError('query', 'Nothing is pinned yet.', 'Pin the counts of a time range.');
    }
    pinned.forEach((one) => requireCounts(one));
    [about.from, about.to].forEach((at, i) => {
      if (at !== undefined && at !== null) {
        instant(`${i === 0 ? 'Start' : 'End'} of the pinned range`, at);
      }
    });
    return { ...about, pinned };
  },
  text: (own) => sentence(own),
  describe: (own) => ((own.pinned ?? []).length === 0 && !own.shared ? 'nothing pinned yet' : sentence(own)),
  fill: (own, { texts }) => (own.shared ? { ...own, shared: texts([own.shared])[0] } : own),
  kept: (own, { snapshots = {} }) =>
    own.shared && Object.prototype.hasOwnProperty.call(snapshots, own.shared)
      ? { ...snapshots[own.shared], kind: 'snapshot', shared: own.shared }
      : own,
  named: ({ pinned }) => Array.from(new Set(pinned.flatMap(({ counts }) => Object.keys(counts)))),
  sample: ({ pinned }, { group, set, longest }) =>
    sampleBaseline(sampleFor(pinned, group, set), set.names.length, longest),
});

function sentence({ shared, from, to, deploy }: SettingsOf<'snapshot'>): string {
  const when = typeof from === 'number' && typeof to === 'number' ? ` of ${rangeText(from, to)}` : '';
  return `counts${when} that were pinned${shared ? ` as “${shared}”` : ''}${deploy ? `, deploy ${deploy}` : ''}`;
}

function requireCounts(pinned: PinnedGroup): void {
  const counts = Object.entries(pinned.counts ?? {});
  counts.forEach(([name, count]) => atLeastZero(`The pinned count of \`${name}\``, count));
  if (!counts.some(([, count]) => count > 0)) {
    throw new DistributionError('query', 'Pinned counts have no events.', 'Pin a time range that has some.');
  }
  wholeNumber('The number of pinned windows', pinned.windows ?? 1, 1);
}

/** The counts of a group: its own, else those of all groups; null without either. */
function sampleFor(pinned: PinnedGroup[], group: Labels, set: CategorySet): BaselineSample | null {
  const own = pinned.filter((one) => isSame(one.group ?? {}, group))[0];
  const found = own ?? pinned.filter((one) => Object.keys(one.group ?? {}).length === 0)[0];
  if (found === undefined) {
    return null;
  }
  const weights = new Float64Array(set.names.length);
  let total = 0;
  Object.entries(found.counts).forEach(([name, count]) => {
    weights[set.indexOf[name]] += count;
    total += count;
  });
  // as if its windows were alike in size
  return { weights, total, squares: (total * total) / (found.windows ?? 1) };
}

function isSame(a: Labels, b: Labels): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
