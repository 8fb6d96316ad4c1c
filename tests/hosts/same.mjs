/**
 * Compares what the two hosts answered: the same structure and text to the letter, numbers within a relative tolerance.
 * The backend's frames have passed the plugin SDK: it writes more about types than the core, and leaves out what is empty.
 */
/**
 * Columns whose numbers have fewer digits than their inputs, and what may therefore be between them. A width is the difference of two
 * shares near each other; a likelihood is flat at its maximum, so that its place is known to the root of the last digit.
 */
const CONDITIONED = {
  intervalWidth: { absolute: 4e-16, relative: 0 },
  // of a p near 1: what is left of 1 has no more digits
  logP: { absolute: 1e-14, relative: 0 },
  // next to 0 even its first digits are few: ρ = 1/(1 + Σα)
  groupRho: { absolute: 1e-12, relative: 1e-8 },
  groupConcentration: { absolute: 0, relative: 1e-6 },
};

export class Comparison {
  values = 0;
  identical = 0;
  worst = 0;
  worstAt = '';
  /** Name of the column that is being compared. */
  column = '';

  constructor(tolerance) {
    this.tolerance = tolerance;
  }

  /** Throws at the first difference. `where` names the place in the message. */
  equal(ours, theirs, where) {
    if (typeof ours === 'number' && typeof theirs === 'number') {
      this.number(ours, theirs, where);
    } else if (Array.isArray(ours) && Array.isArray(theirs)) {
      if (ours.length !== theirs.length) {
        throw new Error(`${where}: ${ours.length} against ${theirs.length} entries`);
      }
      ours.forEach((value, i) => this.equal(value, theirs[i], `${where}[${i}]`));
    } else if (isObject(ours) && isObject(theirs)) {
      for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
        if (key === 'values' && Array.isArray(ours.fields)) {
          this.columns(ours, theirs, where);
        } else {
          this.equal(own(ours, key), own(theirs, key), `${where}.${key}`);
        }
      }
    } else if (ours !== theirs) {
      throw new Error(`${where}: ${JSON.stringify(ours)} against ${JSON.stringify(theirs)}`);
    }
  }

  columns(ours, theirs, where) {
    if (ours.values.length !== theirs.values?.length) {
      throw new Error(`${where}: ${ours.values.length} against ${theirs.values?.length} columns`);
    }
    ours.fields.forEach(({ name }, i) => {
      this.column = name;
      this.equal(ours.values[i], theirs.values[i], `${where}.${name}`);
    });
    this.column = '';
  }

  number(ours, theirs, where) {
    this.values++;
    const known = CONDITIONED[this.column];
    if (ours === theirs || (known && Math.abs(ours - theirs) <= allowed(known, ours, theirs))) {
      this.identical += Number(ours === theirs);
      return;
    }
    const difference = Math.abs(ours - theirs) / Math.max(Math.abs(ours), Math.abs(theirs));
    if (difference > this.worst) {
      this.worst = difference;
      this.worstAt = `${where}: ${ours} against ${theirs}`;
    }
    if (!(difference <= this.tolerance * tailOf(ours))) {
      throw new Error(`${where}: ${ours} against ${theirs}, ${difference.toExponential(2)} apart`);
    }
  }
}

/**
 * Far out in a tail p is exp(-z²/2) and less exact than z by z²: the engines' arcsine and logarithm may differ in the last digit. So many
 * times the tolerance is between tiny numbers.
 */
const tailOf = (value) => (Math.abs(value) < 1e-20 && value !== 0 ? -Math.log10(Math.abs(value)) : 1);

const allowed = ({ absolute, relative }, a, b) => Math.max(absolute, relative * Math.max(Math.abs(a), Math.abs(b)));
const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
const own = (object, key) => (Object.hasOwn(object, key) ? object[key] : undefined);

/** A frame as both hosts' frames are compared: without what the SDK adds to every frame, and without what is empty. */
export function comparable({ schema, data }) {
  return {
    name: schema.name || undefined,
    refId: schema.refId || undefined,
    meta: metaOf(schema.meta),
    fields: (schema.fields ?? []).map(({ name, type, typeInfo, labels, config }) => ({
      name,
      type,
      typeInfo,
      labels: filled(labels),
      config: configOf(config),
    })),
    values: data.values,
    entities: data.entities?.some(Boolean) ? data.entities : undefined,
  };
}

function metaOf(meta = {}) {
  const { typeVersion, ...rest } = meta;
  return filled({ ...rest, ...(typeVersion?.some(Boolean) ? { typeVersion } : {}) });
}

/** The SDK leaves out the index of a value mapping where it is 0. */
function configOf({ mappings, ...config } = {}) {
  const first = (option) => (option.index === 0 ? { ...option, index: undefined } : option);
  const options = (list) => Object.fromEntries(Object.entries(list).map(([key, option]) => [key, first(option)]));
  return filled({
    ...config,
    ...(mappings ? { mappings: mappings.map((one) => ({ ...one, options: options(one.options) })) } : {}),
  });
}

const filled = (object) => (object && Object.keys(object).length > 0 ? object : undefined);
