import { BASELINE_KINDS } from '../baseline/kinds';
import { isList, isSettings, isWords, type Shape } from '../model/shape';
import { QUERY } from './settings';

type Schema = Record<string, unknown>;

/** What Grafana keeps in every query beside the plugin's own settings. */
const OF_GRAFANA: Record<string, Schema> = {
  datasource: { type: 'object' },
  key: { type: 'string' },
  queryType: { type: 'string' },
  intervalMs: { type: 'number' },
  maxDataPoints: { type: 'number' },
};

const PLAIN: Record<Extract<Shape, string>, Schema> = {
  text: { type: 'string' },
  number: { type: 'number' },
  texts: { type: 'array', items: { type: 'string' } },
  numbers: { type: 'array', items: { type: 'number' } },
  flag: { type: 'boolean' },
  object: { type: 'object' },
};

/**
 * A query as JSON schema, draft 7: for whoever writes or checks provisioned dashboards and alert rules. It has the settings that are
 * checked at the door, and refuses names that are none. Where one of several words is meant, a template variable will do too.
 */
export function querySchema(): Schema {
  const { baseline: _, ...settings } = QUERY;
  const own = schemaOf(settings) as { properties: Record<string, Schema> };
  const baselines = BASELINE_KINDS.map(({ id, description, shape }) => {
    const kind = schemaOf(shape) as { properties: Record<string, Schema> };
    return { ...kind, description, properties: { kind: { const: id }, ...kind.properties }, required: ['kind'] };
  });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Multinomial: a query of the Distribution data source',
    ...own,
    properties: { ...own.properties, baseline: { oneOf: baselines }, ...OF_GRAFANA },
  };
}

function schemaOf(shape: Shape): Schema {
  if (typeof shape === 'string') {
    return PLAIN[shape];
  }
  if (isWords(shape)) {
    const one = { anyOf: [{ enum: shape.words }, { type: 'string', pattern: '\\$' }] };
    return shape.list ? { type: 'array', items: one } : one;
  }
  if (isList(shape)) {
    return { type: 'array', items: schemaOf(shape.each) };
  }
  const properties: Record<string, Schema> = {};
  if (isSettings(shape)) {
    Object.keys(shape).forEach((name) => (properties[name] = schemaOf(shape[name])));
  }
  return { type: 'object', properties, additionalProperties: false };
}
