/**
 * What an upstream answers to a planned request: counts of categories that drift from some instant on, in the shape and with
 * the awkward values that a case asks for.
 */

/** @returns {object[]} frames in DataFrameJSON */
export function answerTo(request, test, random) {
  if (test.input === 'no data') {
    return [];
  }
  const times = test.wholeRange ? [request.to] : instants(request, random, test);
  const series = test.groups.flatMap((group) =>
    test.categories.map((name, k) => ({
      labels: { ...group, [test.label]: name },
      values: valuesOf(times, k, request, test, random),
    }))
  );
  return SHAPES[test.shape](times, series, test, random);
}

function instants({ from, to, intervalMs }, random, { input }) {
  const times = [];
  for (let at = Math.ceil(from / intervalMs) * intervalMs; at <= to; at += intervalMs) {
    if (input !== 'gaps' || !random.chance(0.15)) {
      times.push(at);
    }
  }
  if (input === 'unsorted') {
    times.reverse();
  }
  return times;
}

const share = (k, at, { driftAt, categories }) => {
  const base = 1 / (k + 1.3) ** 1.5;
  return at > driftAt && k === categories.length - 1 ? base * 6 : base;
};

function valuesOf(times, k, request, test, random) {
  const spread = test.overdispersed ? 0.35 : 0;
  let total = Math.floor(random.next() * 1e6);
  return times.map((at) => {
    const mean = test.volume * share(k, at, test) * Math.max(0, 1 + spread * random.noise());
    const drawn = Math.max(0, mean + Math.sqrt(mean) * random.noise());
    const seconds = request.intervalMs / 1000;
    switch (test.values) {
      case 'rates':
        return awkward(drawn / seconds, test, random);
      case 'counters':
        total = random.chance(0.01) ? Math.floor(drawn) : total + Math.floor(drawn);
        return awkward(total, test, random);
      default:
        return awkward(test.input === 'fractions' ? drawn : Math.floor(drawn), test, random);
    }
  });
}

/** A value as it is, or what the case's input puts in its place now and then. */
function awkward(value, { input }, random) {
  const now = random.chance(0.04);
  switch (input) {
    case 'nulls':
      return now ? null : value;
    case 'zeros':
      return now || random.chance(0.3) ? 0 : value;
    case 'huge':
      return value * 1e9;
    case 'tiny':
      return value * 1e-7;
    case 'NaN':
      return now ? NaN : value;
    case 'infinite':
      return now ? Infinity : value;
    case 'negative':
      return now ? -1 : value;
    case 'text':
      return now ? 'many' : value;
    default:
      return value;
  }
}

const SHAPES = {
  'many frames': (times, series) => series.map(({ labels, values }) => frame([time(times), number(values, labels)])),

  'one wide frame': (times, series) => [
    frame([time(times), ...series.map(({ labels, values }) => number(values, labels))]),
  ],

  'long table': (times, series, test, random) => {
    const rows = series.flatMap(({ labels, values }) => values.map((value, i) => ({ at: times[i], labels, value })));
    rows.sort((a, b) => a.at - b.at);
    if (test.input === 'duplicates') {
      rows.push(...rows.filter(() => random.chance(0.1)));
    }
    return [
      frame([
        time(
          rows.map(({ at }) => at),
          'time'
        ),
        ...Object.keys(series[0].labels).map((label) =>
          text(
            label,
            rows.map(({ labels }) => labels[label])
          )
        ),
        number(
          rows.map(({ value }) => value),
          undefined,
          'count'
        ),
      ]),
    ];
  },

  'table without time': (_times, series) => [
    frame([
      ...Object.keys(series[0].labels).map((label) =>
        text(
          label,
          series.map(({ labels }) => labels[label])
        )
      ),
      number(
        series.map(({ values }) => values[0]),
        undefined,
        'count'
      ),
    ]),
  ],
};

const time = (values, name = 'Time') => ({ name, type: 'time', typeInfo: { frame: 'time.Time' }, values });
const text = (name, values) => ({ name, type: 'string', typeInfo: { frame: 'string' }, values });
const number = (values, labels, name = 'Value') => {
  const type = values.some((value) => typeof value === 'string') ? 'string' : 'number';
  return {
    name,
    type,
    typeInfo: { frame: type === 'number' ? 'float64' : 'string' },
    ...(labels ? { labels } : {}),
    values,
  };
};

/** As Grafana writes it: what JSON cannot carry is null, and named beside. */
function frame(fields) {
  const entities = fields.map(({ values }) => {
    const positions = (test) => values.flatMap((value, i) => (test(value) ? [i] : []));
    const found = { NaN: positions(Number.isNaN), Inf: positions((value) => value === Infinity) };
    return found.NaN.length + found.Inf.length > 0
      ? Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0))
      : null;
  });
  return {
    schema: { fields: fields.map(({ values: _, ...field }) => field) },
    data: {
      values: fields.map(({ values }) =>
        values.map((value) => (Number.isFinite(value) || typeof value === 'string' ? value : null))
      ),
      ...(entities.some(Boolean) ? { entities } : {}),
    },
  };
}
