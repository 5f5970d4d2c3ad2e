/** Runs work one after the other; a failure does not keep later work from being run. */
export function serialQueue(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}

/** Like `serialQueue`, with one queue for each key; where nothing runs, work begins at once. */
export function serialQueueByKey(): <Result>(
  key: string,
  work: () => Promise<Result>,
) => Promise<Result> {
  const lasts = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const before = lasts.get(key);
    const turn = before ? before.then(work) : work();
    const last = turn
      .catch(() => undefined)
      .then(() => {
        if (lasts.get(key) === last) lasts.delete(key);
      });
    lasts.set(key, last);
    return turn;
  };
}
