import { isObject } from '../../core/model/shape';

/** An enumeration of a schema: the name that it goes by, and its values in their order. */
interface Enumeration {
  name: string;
  values: string[];
}

/**
 * The values of the enumeration in a JSON schema, an Avro schema or a Protobuf file: of several the one named like the category.
 *
 * @throws Error that says what to paste
 */
export function categoriesOfSchema(text: string, category: string): string[] {
  const found = text.trim().startsWith('{') || text.trim().startsWith('[') ? inJSON(text) : inProtobuf(text);
  const distinct = found.filter(
    ({ values }, i) => found.findIndex((one) => String(one.values) === String(values)) === i
  );
  const meant = distinct.length > 1 ? distinct.filter(({ name }) => plainName(name) === plainName(category)) : distinct;
  if (meant.length === 1) {
    return meant[0].values;
  }
  throw new Error(
    found.length === 0
      ? 'There is no enumeration in it. Paste a JSON schema with `enum`, an Avro schema with `symbols`, or a Protobuf `enum`.'
      : `There are several enumerations: ${distinct.map(({ name }) => name || 'one without a name').join(', ')}. Paste the one that is meant.`
  );
}

/** `StatusCode`, `status_code` and `status-code` are one name. */
const plainName = (name: string): string => name.replace(/[^A-Za-z0-9]/g, '').toLowerCase();

function inJSON(text: string): Enumeration[] {
  const found: Enumeration[] = [];
  const add = (name: string, values: unknown[]) => {
    const kinds = values.filter((value) => typeof value === 'string' || typeof value === 'number').map(String);
    if (kinds.length > 0) {
      found.push({ name, values: Array.from(new Set(kinds)) });
    }
  };
  const walk = (node: unknown, name: string): void => {
    if (Array.isArray(node)) {
      const constants = node.filter((one) => isObject(one) && 'const' in one) as Array<{ const: unknown }>;
      if (constants.length > 1) {
        add(
          name,
          constants.map((one) => one.const)
        );
      }
      node.forEach((one) => walk(one, isObject(one) && typeof one.name === 'string' ? one.name : name));
    } else if (isObject(node)) {
      if (Array.isArray(node.enum)) {
        add(name, node.enum);
      }
      if (node.type === 'enum' && Array.isArray(node.symbols)) {
        add(name || String(node.name ?? ''), node.symbols);
      }
      Object.entries(node).forEach(([key, value]) => walk(value, STRUCTURE.includes(key) ? name : key));
    }
  };
  try {
    walk(JSON.parse(text), '');
  } catch {
    throw new Error('It is no valid JSON. Paste the whole schema.');
  }
  return found;
}

/** Keys of schemas that name no property. */
const STRUCTURE = ['items', 'type', 'fields', 'oneOf', 'anyOf', 'allOf', 'properties', 'definitions', '$defs', 'enum'];

function inProtobuf(text: string): Enumeration[] {
  const plain = text.replace(/\/\*[^]*?\*\//g, '').replace(/\/\/.*/g, '');
  return Array.from(plain.matchAll(/\benum\s+(\w+)\s*\{([^}]*)\}/g), ([, name, body]) => ({
    name,
    values: Array.from(body.matchAll(/(?:^|[;{\s])(\w+)\s*=\s*-?(?:0x[0-9a-fA-F]+|\d+)\s*(?:\[[^\]]*\])?\s*;/g))
      .filter(([whole]) => !/\boption\b/.test(whole))
      .map(([, value]) => value),
  })).filter(({ values }) => values.length > 0);
}
