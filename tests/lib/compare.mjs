/**
 * Compares two answers in DataFrameJSON: same frames, fields and text, numbers equal within `tolerance` relative.
 * @returns {{values: number, identical: number, worst: number}} worst: the largest relative difference
 */
export function compareFrames(ours, theirs, tolerance) {
  const result = { values: 0, identical: 0, worst: 0 };
  equal(ours.length, theirs.length, 'number of frames');
  ours.forEach((frame, f) => {
    const other = theirs[f];
    equal(
      frame.schema.fields.map(({ name }) => name).join(),
      other.schema.fields.map(({ name }) => name).join(),
      `fields of frame ${f}`
    );
    frame.schema.fields.forEach((field, i) => {
      const where = `frame ${f}, field ${field.name}`;
      equal(
        JSON.stringify(sorted(field.labels)),
        JSON.stringify(sorted(other.schema.fields[i].labels)),
        `labels of ${where}`
      );
      const [a, b] = [frame.data.values[i], other.data.values[i]];
      equal(a.length, b.length, `rows of ${where}`);
      a.forEach((value, row) => compareValue(value, b[row], `${where}, row ${row}`, tolerance, result));
    });
    compareTree(frame.schema.meta?.custom, other.schema.meta?.custom, `meta of frame ${f}`, tolerance, result);
  });
  return result;
}

function compareTree(a, b, where, tolerance, result) {
  if (a !== null && b !== null && typeof a === 'object' && typeof b === 'object') {
    const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
    keys.forEach((key) => compareTree(a[key], b[key], `${where}.${key}`, tolerance, result));
  } else {
    compareValue(a, b, where, tolerance, result);
  }
}

function compareValue(a, b, where, tolerance, result) {
  result.values++;
  if (a === b || (a === null && b === undefined) || (a === undefined && b === null)) {
    result.identical++;
    return;
  }
  if (typeof a !== 'number' || typeof b !== 'number') {
    throw new Error(`${where}: ${JSON.stringify(a)} against ${JSON.stringify(b)}`);
  }
  const difference = Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
  result.worst = Math.max(result.worst, difference);
  if (!(difference <= tolerance)) {
    throw new Error(`${where}: ${a} against ${b}, ${difference.toExponential(2)} apart`);
  }
}

function sorted(labels = {}) {
  return Object.entries(labels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
}

function equal(a, b, what) {
  if (a !== b) {
    throw new Error(`${what}: ${a} against ${b}`);
  }
}
