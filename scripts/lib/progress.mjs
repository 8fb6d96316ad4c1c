/** Milliseconds between two signs of life. */
const EVERY = 10_000;

/**
 * Says what is done, and every few seconds that it still goes on.
 * @param {() => string} [detail] how far it is
 */
export async function patiently(say, what, work, detail = () => '') {
  say(`${what} …`);
  const start = Date.now();
  const timer = setInterval(() => {
    const far = detail();
    say(`  … ${Math.round((Date.now() - start) / 1000)} s${far ? `, ${far}` : ''}`);
  }, EVERY);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
