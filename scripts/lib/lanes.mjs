// Runs jobs concurrently, with an output as if they had run one after the other.

/**
 * @template T
 * @typedef {object} Job
 * @property {(print: (text: string) => void) => Promise<T>} run must not reject
 */

/**
 * Starts the jobs in their order, a limited number at a time. The output of the
 * earliest running job is passed on at once; that of the others waits until they are the earliest.
 * @template T
 * @param {readonly Job<T>[]} jobs
 * @param {number} lanes how many run at a time
 * @param {(text: string) => void} write
 * @returns {Promise<T[]>} in the order of the jobs
 */
export async function inLanes(jobs, lanes, write) {
  /** @type {string[][]} */
  const waiting = jobs.map(() => []);
  /** @type {boolean[]} */
  const ended = jobs.map(() => false);
  /** @type {T[]} */
  const results = [];
  let shown = 0;

  /** @param {number} job */
  const printer = (job) => (/** @type {string} */ text) => {
    if (job === shown) write(text);
    else waiting[job]?.push(text);
  };

  const showNext = () => {
    while (shown < jobs.length && ended[shown]) {
      shown++;
      for (const text of waiting[shown]?.splice(0) ?? []) write(text);
    }
  };

  const queue = [...jobs.entries()];
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [index, job] = next;
      results[index] = await job.run(printer(index));
      ended[index] = true;
      showNext();
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
  return results;
}
