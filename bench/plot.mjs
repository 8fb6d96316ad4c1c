/**
 * A plot of how something grows, both axes logarithmic, as SVG.
 *
 * @param title of the plot; `x` and `y` say what the axes have
 * @param lines name and points ([x, y], both above 0) of each
 */
export function plot({ title, x, y, lines }) {
  const all = lines.flatMap(({ points }) => points);
  const across = axis(
    all.map(([at]) => at),
    LEFT,
    WIDTH - RIGHT
  );
  const up = axis(
    all.map(([, value]) => value),
    HEIGHT - BOTTOM,
    TOP
  );
  const grid = [
    ...across.ticks.map((value) => `<path class="grid" d="M${across.at(value)} ${TOP}V${HEIGHT - BOTTOM}"/>`),
    ...up.ticks.map((value) => `<path class="grid" d="M${LEFT} ${up.at(value)}H${WIDTH - RIGHT}"/>`),
    ...across.ticks.map((value) => text(across.at(value), HEIGHT - BOTTOM + 18, 'middle', short(value))),
    ...up.ticks.map((value) => text(LEFT - 8, up.at(value) + 4, 'end', short(value))),
  ];
  const said = apart(
    lines.map(({ points }) => {
      const [at, value] = points.at(-1);
      return { x: across.at(at), y: up.at(value) };
    })
  );
  const drawn = lines.flatMap(({ name, points }, i) => {
    const places = points.map(([at, value]) => `${across.at(at)} ${up.at(value)}`);
    const { x: lastX, y: lastY } = said[i];
    const style = `stroke="${COLORS[i % COLORS.length]}"`;
    return [
      `<path class="line" ${style} d="M${places.join('L')}"/>`,
      ...places.map(
        (place) => `<circle r="3" fill="${COLORS[i % COLORS.length]}" cx="${place.replace(' ', '" cy="')}"/>`
      ),
      `<text x="${lastX + 8}" y="${lastY + 4}" fill="${COLORS[i % COLORS.length]}">${name}</text>`,
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">`,
    `<style>text{font:12px sans-serif}.grid{stroke:#8884;fill:none}.line{fill:none;stroke-width:2}.said{fill:#777}</style>`,
    `<text class="said" x="${LEFT}" y="18" style="font-weight:bold">${title}</text>`,
    ...grid,
    ...drawn,
    text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, 'middle', x),
    `<text class="said" transform="translate(14 ${(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)" text-anchor="middle">${y}</text>`,
    '</svg>',
    '',
  ].join('\n');
}

const [WIDTH, HEIGHT] = [720, 360];
const [LINE, NAME_WIDTH] = [14, 120];
const [LEFT, RIGHT, TOP, BOTTOM] = [64, 130, 32, 48];
/** Okabe and Ito's, which can be told apart by those who see few colours, and on light and dark grounds. */
const COLORS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'];

function axis(values, begin, end) {
  const [least, most] = [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))];
  const span = Math.max(1, most - least);
  return {
    at: (value) => Number((begin + ((Math.log10(value) - least) / span) * (end - begin)).toFixed(1)),
    ticks: Array.from({ length: span + 1 }, (_, i) => 10 ** (least + i)),
  };
}

/** Where names stand, so that none is over another: those that would be are moved down. */
function apart(places) {
  const sorted = [...places].sort((a, b) => a.y - b.y);
  const moved = new Map();
  sorted.forEach((place, i) => {
    const above = sorted.slice(0, i).filter(({ x }) => Math.abs(x - place.x) < NAME_WIDTH);
    moved.set(place, { ...place, y: Math.max(place.y, ...above.map((one) => moved.get(one).y + LINE)) });
  });
  return places.map((place) => moved.get(place));
}

const text = (x, y, anchor, words) => `<text class="said" x="${x}" y="${y}" text-anchor="${anchor}">${words}</text>`;

const short = (value) => (value >= 1000 ? value.toLocaleString('en-US') : String(Number(value.toPrecision(2))));
