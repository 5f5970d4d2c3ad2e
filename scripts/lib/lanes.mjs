// Jobs that mostly wait, beside each other, with an output that reads as if they had run one after the other.

/**
 * @template T
 * @typedef {(print: (text: string) => void) => Promise<T>} Job must not reject
 */

/**
 * Starts the jobs in their order, so many at a time. What the earliest one that still runs prints is passed on as it comes; what
 * the others print waits until they are the earliest.
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
  let next = 0;

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

  const work = async () => {
    while (next < jobs.length) {
      const index = next++;
      const job = /** @type {Job<T>} */ (jobs[index]);
      results[index] = await job(printer(index));
      ended[index] = true;
      showNext();
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
  return results;
}
