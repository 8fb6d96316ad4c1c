import type { DataFrame, DataQueryRequest, MetricFindValue } from '@grafana/data';
import { lastValueFrom } from 'rxjs';
import { plan, REGISTRY } from '../../core';
import { naturally } from '../../core/pool/categorySet';
import { mappingOf } from '../../core/pool/mapping';
import { guessCategory, valuesOf } from '../../core/read/labels';
import { toCoreQuery, type DistributionTarget, type DistributionVariable } from '../types';
import { toCoreFrame } from './upstreamFrames';
import { interpolateOwn } from './interpolate';
import { queryRange } from './range';
import { runUpstream } from './upstream';
import type { Upstreams } from './upstreams';

/**
 * What a variable can be: statistics by id; the categories that the upstream's answer over the range has, mapped as the query maps them; or
 * the values of a label that it groups by, the first one where none is named. One request, and none for statistics.
 *
 * @throws Error with the upstream's words, where it fails
 */
export async function listed(
  request: DataQueryRequest<DistributionVariable>,
  upstreams: Upstreams
): Promise<MetricFindValue[]> {
  const [variable] = request.targets;
  if (variable.list === 'statistics') {
    return REGISTRY.map(({ id, name }) => ({ text: name, value: id }));
  }
  if (!variable.upstream?.datasource?.uid) {
    // as a query that is not written yet
    return [];
  }
  const target = interpolateOwn(variable, request.scopedVars);
  const frames = (await labelsOf(target, upstreams, request)).map(toCoreFrame);
  const { groupBy = [], categories = {} } = target;
  if (variable.list === 'groups') {
    const label = target.groupLabel || groupBy[0];
    return texts(label === undefined ? [] : valuesOf(frames, label));
  }
  const category = target.category || guessCategory(frames, groupBy);
  return texts(category === null ? [] : valuesOf(frames, category).map(mappingOf(categories.map ?? [])));
}

const texts = (values: string[]): MetricFindValue[] =>
  Array.from(new Set(values.filter((value) => value !== '')))
    .sort(naturally)
    .map((text) => ({ text, value: text }));

/** The upstream's answer over a range, with as few points as tell its labels. */
async function labelsOf(
  target: DistributionTarget,
  upstreams: Upstreams,
  request: DataQueryRequest<DistributionVariable>
): Promise<DataFrame[]> {
  const { refId, upstream, category, groupBy, timeZone } = toCoreQuery(target);
  const query = { refId, upstream, category, groupBy, timeZone, window: { size: 'auto' } };
  const range = queryRange(query, request.range, request.timezone);
  const [observed] = plan(query, range).requests;
  const planned = { ...observed, from: range.from, to: range.to };
  const { frames, error, empty } = await lastValueFrom(runUpstream(planned, request, refId ?? 'A', upstreams));
  if (error) {
    throw new Error(`The upstream failed: ${error.message}`);
  }
  return empty ? [] : frames;
}
