import fs from 'node:fs';
import { addPosition, ARTICLE, openCorpus, type Places } from './diskCorpus';

/** The orders for a process; its only argument, as JSON. */
export interface Orders {
  readonly places: Places;
  /** The prefix of its ids, unique among processes. */
  readonly name: string;
  /** Annotations to add, one save each. */
  readonly count: number;
  /** The disk refuses every file, with this code. */
  readonly refusal?: string;
  /** The process kills itself during this in-place write to a file, counted from 1. */
  readonly killAtWrite?: number;
}

/** Adds annotations one after the other, like a coder, and prints for each what it wants to save
 * (`? id`), what is saved (`+ id`) and what failed (`- code`). */
async function obey({ places, name, count, refusal, killAtWrite }: Orders): Promise<void> {
  const say = (line: string): void => void fs.writeSync(1, `${line}\n`);
  const refuse = (): Promise<never> =>
    Promise.reject(Object.assign(new Error(refusal), { code: refusal }));
  const disk =
    refusal !== undefined
      ? { ...fs.promises, open: refuse }
      : killAtWrite === undefined
        ? fs.promises
        : killedIn(killAtWrite);
  const corpus = await openCorpus(places, disk);
  let waiting: string[] = [];
  corpus.onDidSave((outcome) => {
    if (outcome.kind === 'saved') {
      for (const id of waiting) say(`+ ${id}`);
      waiting = [];
    } else if (outcome.kind === 'failed') {
      say(`- ${outcome.reason}`);
    }
  });
  for (let at = 0; at < count || waiting.length > 0; at++) {
    const id = `${name}-${at}`;
    const change = await corpus.change(ARTICLE, [addPosition(id)], id);
    if (change.kind !== 'done') throw new Error(JSON.stringify(change));
    say(`? ${id}`);
    waiting.push(id);
    await corpus.settled();
  }
}

function killedIn(number: number) {
  let writes = 0;
  const open = async (...args: Parameters<typeof fs.promises.open>) => {
    const handle = await fs.promises.open(...args);
    if (args[1] !== 'r+') return handle;
    handle.write = ((bytes: Buffer, from: number, length: number, position: number) => {
      const most = ++writes === number ? Math.ceil(length / 2) : length;
      const bytesWritten = fs.writeSync(handle.fd, bytes, from, most, position);
      if (writes === number) process.kill(process.pid, 'SIGKILL');
      return Promise.resolve({ bytesWritten, buffer: bytes });
    }) as typeof handle.write;
    return handle;
  };
  return { ...fs.promises, open };
}

obey(JSON.parse(process.argv[2] ?? '') as Orders).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
