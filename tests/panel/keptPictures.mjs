/**
 * Pictures of the panel, held against those that are kept in `pictures/`. Pixels differ between machines where letters and edges are
 * smoothed; what is kept is the mean colour of each square of 4 x 4 pixels, in few shades, and a square may be a little off.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, brotliDecompressSync, crc32, deflateSync } from 'node:zlib';

export const KEPT = join(dirname(fileURLToPath(import.meta.url)), 'pictures');
const DIFFERENCES = join(tmpdir(), 'multinomial-pictures');

/** What the pictures show: answers as they once were, so that a picture changes with what draws it alone. */
const ANSWERS = join(KEPT, 'answers.json.br');
const DIGITS = 6;

/** Keeps the core's answers to these scenarios. */
export async function keepAnswers(page, scenarios) {
  const answers = {};
  for (const name of scenarios) {
    answers[name] = await page.evaluate((asked) => window.answered(asked), name);
  }
  const short = (_, value) =>
    typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(DIGITS)) : value;
  mkdirSync(KEPT, { recursive: true });
  writeFileSync(ANSWERS, brotliCompressSync(JSON.stringify(answers, short)));
}

/** Has the page answer with what is kept, under `kept` and the scenario's name. */
export function answerKept(page) {
  const answers = JSON.parse(brotliDecompressSync(readFileSync(ANSWERS)).toString());
  return page.evaluate(
    (all) => Object.entries(all).forEach(([name, scenario]) => window.answer(`kept ${name}`, scenario)),
    answers
  );
}

/** Side of a square, in pixels. */
const SQUARE = 4;
/** Steps between the shades that are kept, of 255. */
const SHADE = 16;
/** A square is another one from this difference on, in one of its three colours. */
const OFF = 32;
/** Squares that may be others, of all: what a letter moves when it stands half a pixel beside its place. */
export const OFF_AT_MOST = 0.0005;

/** Teaches a page to read pictures. */
export const readPictures = (page) => page.evaluate(readerFunctions, { SQUARE, SHADE, OFF });

/** The first so many pixels of the page. */
async function takePicture(page, { width, height }) {
  const clip = { x: 0, y: 0, width, height };
  return (await page.screenshot({ clip, animations: 'disabled', caret: 'hide' })).toString('base64');
}

/** A picture that is the same twice: what was still on its way has come. */
export async function stillPicture(page, size) {
  for (let before = await takePicture(page, size); ;) {
    const now = await takePicture(page, size);
    if (now === before) {
      return now;
    }
    before = now;
  }
}

/** Keeps a picture under that name. */
export async function keep(page, name, picture) {
  mkdirSync(KEPT, { recursive: true });
  const { width, height, colors } = await page.evaluate((png) => window.toSquares(png), picture);
  writeFileSync(join(KEPT, `${name}.png`), pngOf(width, height, colors));
}

/** A picture as PNG, its colours in a palette: of more than it holds, the rarest become their nearest. */
function pngOf(width, height, colors) {
  const times = new Map();
  colors.forEach((color) => times.set(color, (times.get(color) ?? 0) + 1));
  const palette = [...times.keys()].sort((a, b) => times.get(b) - times.get(a)).slice(0, 256);
  const parts = (color) => [color >> 16, (color >> 8) & 255, color & 255];
  const away = (a, b) => parts(a).reduce((sum, part, i) => sum + (part - parts(b)[i]) ** 2, 0);
  const nearest = (color) => palette.reduce((best, one) => (away(one, color) < away(best, color) ? one : best));
  const places = new Map(palette.map((color, i) => [color, i]));
  const place = (color) => places.get(color) ?? places.get(nearest(color));
  const lines = Buffer.alloc(height * (width + 1));
  colors.forEach((color, i) => (lines[i + Math.floor(i / width) + 1] = place(color)));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    ...[
      ['IHDR', header],
      ['PLTE', Buffer.from(palette.flatMap(parts))],
      ['IDAT', deflateSync(lines, { level: 9 })],
      ['IEND', Buffer.alloc(0)],
    ].map(([type, data]) => chunk(type, data)),
  ]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** Part of the squares that are others than in the picture that is kept, with a picture of where; null where none is kept. */
export async function difference(page, name, picture) {
  const file = join(KEPT, `${name}.png`);
  if (!existsSync(file)) {
    return null;
  }
  return page.evaluate(([a, b]) => window.compare(a, b), [readFileSync(file).toString('base64'), picture]);
}

/** What is wrong with the page's picture beside the one that is kept; '' where nothing is. */
export async function judge(page, name, size) {
  const alike = (found) => found !== null && found.off <= OFF_AT_MOST;
  if (alike(await difference(page, name, await takePicture(page, size)))) {
    return '';
  }
  const picture = await stillPicture(page, size);
  const found = await difference(page, name, picture);
  if (found === null) {
    return `${name}: none is kept. Keep it: npm run pictures`;
  }
  if (alike(found)) {
    return '';
  }
  mkdirSync(DIFFERENCES, { recursive: true });
  const [now, marked] = ['now', 'difference'].map((what) => join(DIFFERENCES, `${name}-${what}.png`));
  writeFileSync(now, Buffer.from(picture, 'base64'));
  writeFileSync(marked, Buffer.from(found.marked, 'base64'));
  return `${name}: ${(found.off * 100).toFixed(2)} % is another picture (${OFF_AT_MOST * 100} % may be).\n  kept, now, and where they differ: ${marked}\n  now: ${now}\n  Where it should look so: npm run pictures`;
}

/** Runs in the page that reads. */
function readerFunctions({ SQUARE, SHADE, OFF }) {
  const drawn = async (png) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  };
  const encoded = (data) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [data.width, data.height];
    canvas.getContext('2d').putImageData(data, 0, 0);
    return canvas.toDataURL('image/png').split(',')[1];
  };
  const squaresOf = (data) => {
    const [width, height] = [Math.floor(data.width / SQUARE), Math.floor(data.height / SQUARE)];
    const squares = new ImageData(width, height);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        for (let channel = 0; channel < 3; channel++) {
          let sum = 0;
          for (let i = 0; i < SQUARE * SQUARE; i++) {
            const at = (y * SQUARE + Math.floor(i / SQUARE)) * data.width + x * SQUARE + (i % SQUARE);
            sum += data.data[4 * at + channel];
          }
          squares.data[4 * (y * width + x) + channel] = Math.min(255, Math.round(sum / SQUARE ** 2 / SHADE) * SHADE);
        }
        squares.data[4 * (y * width + x) + 3] = 255;
      }
    }
    return squares;
  };
  window.toSquares = async (png) => {
    const { width, height, data } = squaresOf(await drawn(png));
    const colors = Array.from({ length: width * height }, (_, i) =>
      data.slice(4 * i, 4 * i + 3).reduce((color, part) => color * 256 + part, 0)
    );
    return { width, height, colors };
  };
  window.compare = async (keptPng, png) => {
    const [kept, now] = [await drawn(keptPng), squaresOf(await drawn(png))];
    if (kept.width !== now.width || kept.height !== now.height) {
      return { off: 1, marked: encoded(now) };
    }
    const marks = new ImageData(kept.width, kept.height);
    let off = 0;
    for (let at = 0; at < kept.data.length; at += 4) {
      const most = Math.max(...[0, 1, 2].map((channel) => Math.abs(kept.data[at + channel] - now.data[at + channel])));
      off += Number(most >= OFF);
      marks.data.set(most >= OFF ? [255, 0, 0, 255] : [most, most, most, 255], at);
    }
    const beside = document.createElement('canvas');
    [beside.width, beside.height] = [3 * kept.width, kept.height];
    [kept, now, marks].forEach((data, i) => beside.getContext('2d').putImageData(data, i * kept.width, 0));
    return { off: (off * 4) / kept.data.length, marked: beside.toDataURL('image/png').split(',')[1] };
  };
}
