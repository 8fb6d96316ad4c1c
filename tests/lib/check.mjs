/** A few checks after each other, counted; `close` prints `N passed, N failed, N skipped` as the last line. */
const counts = { passed: 0, failed: 0, skipped: 0 };

/** Runs one check; an error fails it, and the next one still runs. */
export async function check(name, body) {
  try {
    const note = await body();
    counts.passed++;
    console.log(`ok   ${name}${note ? `: ${note}` : ''}`);
    return true;
  } catch (error) {
    counts.failed++;
    console.log(`FAIL ${name}\n     ${String(error.stack ?? error).replace(/\n/g, '\n     ')}`);
    return false;
  }
}

export function skip(name, reason) {
  counts.skipped++;
  console.log(`skip ${name}: ${reason}`);
}

export function assert(condition, message) {
  if (!condition) {
    throw new Error(message);
  }
}

/** Calls `probe` until it answers something truthy. */
export async function eventually(what, seconds, probe, everyMs = 1000) {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await probe();
    if (answer) {
      return answer;
    }
    if (Date.now() > until) {
      throw new Error(`${what} did not happen within ${seconds} s`);
    }
    await new Promise((wake) => setTimeout(wake, everyMs));
  }
}

/** Prints the closing line and sets the exit code. */
export function close() {
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  process.exitCode = counts.failed > 0 ? 1 : 0;
}
