/** Gives work its turn: one after the other; what fails keeps nothing behind it from being done. */
export function serialQueue(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}

/** The same for each key; where nothing runs, work begins at once. */
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
