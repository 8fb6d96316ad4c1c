import type { DataFrame, DataLink, DataQueryRequest, DataSourceApi, Labels } from '@grafana/data';
import type { DistributionQuery, PlannedRequest, SeriesMeta } from '../../core';
import { mappingOf } from '../../core/pool/mapping';
import { toldByName } from '../../core/read/byName';
import { SERIES_LABEL, seriesLabels, shapeOf } from '../../core/read/frameShape';
import { valuesOf } from '../../core/read/labels';
import { may } from '../../may';
import { filtered, type Wanted } from './filtered';
import { upstreamRequest } from './request';
import { toCoreFrame } from './upstreamFrames';

/** Where derived frames come from. */
interface Origin {
  query: DistributionQuery;
  /** About the observed windows, and the upstream's answer to it. */
  planned: PlannedRequest;
  answer: DataFrame[];
  upstream: DataSourceApi;
  request: DataQueryRequest;
}

/**
 * Gives each column of a category the data links that the upstream's own series of it have, and one to the upstream in Explore, over the
 * range that is shown and filtered to the category and its group. Links are made when they are asked for, so that they cost nothing before.
 */
export function addLinks(frames: DataFrame[], origin: Origin): void {
  const views = frames.filter((frame) => metaOf(frame) !== undefined);
  const [first] = views;
  const kept = first === undefined ? new Map<string, DataLink[]>() : keptLinks(metaOf(first)!, origin);
  const explores = may('datasources:explore');
  views.forEach((frame) => {
    const meta = metaOf(frame)!;
    const known = new Set(meta.categories);
    frame.fields.forEach((field) => {
      const category = field.labels?.[meta.categoryLabel];
      if (category !== undefined && known.has(category)) {
        const own = kept.get(keyOf(category, meta, meta.group)) ?? [];
        const links = explores ? [...own, toExplore(category, meta, origin)] : own;
        field.config = { ...field.config, ...(links.length > 0 && { links }) };
      }
    });
  });
}

const metaOf = (frame: DataFrame): SeriesMeta | undefined => frame.meta?.custom?.multinomial;

/** The data links of the upstream's series, by category and group. Those of a table are about its rows, which are counted together. */
function keptLinks(meta: SeriesMeta, { query, answer }: Origin): Map<string, DataLink[]> {
  const kept = new Map<string, DataLink[]>();
  const linked = answer.filter(({ fields }) => fields.some(({ config }) => config?.links?.length));
  const mapping = mappingOf(query.categories?.map ?? []);
  toldByName(linked.map(toCoreFrame), [meta.categoryLabel]).forEach((frame) =>
    frame.schema.fields.forEach((field) => {
      const links = field.config?.links as DataLink[] | undefined;
      if (field.type === 'number' && links?.length && shapeOf(frame, [meta.categoryLabel]) === 'labelled') {
        const labels = seriesLabels(frame, field);
        const key = keyOf(mapping(labels[meta.categoryLabel] ?? ''), meta, labels);
        kept.set(key, [...(kept.get(key) ?? []), ...links]);
      }
    })
  );
  return kept;
}

const keyOf = (category: string, { group }: SeriesMeta, labels: Labels): string =>
  JSON.stringify([category, ...Object.keys(group).map((name) => labels[name] ?? '')]);

function toExplore(category: string, meta: SeriesMeta, origin: Origin): DataLink {
  const { planned, upstream, request } = origin;
  return {
    title: `Explore ${category} in ${upstream.name}`,
    url: '',
    internal: {
      datasourceUid: planned.datasource.uid,
      datasourceName: upstream.name,
      range: request.range,
      query: () => {
        const asked = upstreamRequest(planned, request, 'A');
        return filtered(upstream, asked.targets[0], wantedOf(category, meta, origin), asked.scopedVars);
      },
    },
  };
}

/** What tells a category and its group in the upstream's answer. A pseudonym tells nothing, and names of series are no labels. */
function wantedOf(category: string, meta: SeriesMeta, { query, answer }: Origin): Wanted[] {
  const mapping = mappingOf(query.categories?.map ?? []);
  const values = valuesOf(answer.map(toCoreFrame), meta.categoryLabel).filter((value) => mapping(value) === category);
  return [
    { label: meta.categoryLabel, values },
    ...Object.entries(meta.group).map(([label, value]) => ({ label, values: [value] })),
  ].filter(({ label, values: some }) => label !== SERIES_LABEL && some.length > 0 && some[0] !== '');
}
