/**
 * Runs tasks side by side, each begun in the order of the list as soon as what it comes after is over and there are cores for it.
 * A task that wants more cores than there are runs alone.
 * @template {{id: string, cores?: number, after?: string[]}} T cores: default 1; after: ids, of which those that aren't in the list don't count
 * @param {T[]} tasks
 * @param {number} cores
 * @param {(task: T) => Promise<void>} work
 */
export async function sideBySide(tasks, cores, work) {
  const left = new Set(tasks.map(({ id }) => id));
  const waiting = [...tasks];
  const running = new Map();
  let free = cores;
  const ready = ({ cores: wanted = 1, after = [] }) =>
    (wanted <= free || running.size === 0) && !after.some((id) => left.has(id));
  while (waiting.length > 0 || running.size > 0) {
    for (let at = waiting.findIndex(ready); at >= 0; at = waiting.findIndex(ready)) {
      const [task] = waiting.splice(at, 1);
      free -= task.cores ?? 1;
      running.set(
        task,
        work(task).then(() => task)
      );
    }
    if (running.size === 0) {
      throw new Error(`${waiting.map(({ id }) => id).join(', ')} wait for each other`);
    }
    const over = await Promise.race(running.values());
    running.delete(over);
    left.delete(over.id);
    free += over.cores ?? 1;
  }
}

/**
 * Writers that take turns, so that what runs side by side is read one after the other: the first one writes at once, what the next ones
 * write is held back until all before them have ended.
 * @param {(text: string) => void} out
 */
export function turns(out) {
  const writers = [];
  return () => {
    const own = { held: '', ended: false };
    writers.push(own);
    return {
      write(text) {
        if (writers[0] === own) {
          out(text);
        } else {
          own.held += text;
        }
      },
      end() {
        own.ended = true;
        while (writers[0]?.ended) {
          writers.shift();
          out(writers[0]?.held ?? '');
        }
      },
    };
  };
}
