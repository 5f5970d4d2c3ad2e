import { answerAlone } from '../alone';
import { benchCorpus } from './benchCorpus';
import { costOf, rest, type Cost } from './measure';

/** The argument, followed by a folder and its storage, with which the bench runs one start. */
export const START_ALONE = 'start-of';

/** The time until a newly opened window is ready, in a process of its own: code compiled for other
 * rows would make it faster, and V8's larger heap would make each garbage collection longer.
 * `storage`: the folder of the stored index. */
export function startAlone(root: string, articles: number, storage: string | undefined): Cost {
  const { rows, cost } = answerAlone([START_ALONE, root, storage ?? '']) as Answer;
  if (rows !== articles) throw new Error(`Only ${rows} were indexed.`);
  return cost;
}

interface Answer {
  readonly cost: Cost;
  readonly rows: number;
}

/** Prints the cost of one start. */
export async function answerStart([root = '', storage = '']: readonly string[]): Promise<void> {
  // Its thread starts with it, and waiting for the thread is included.
  const { corpus, close } = benchCorpus(root, storage === '' ? undefined : storage);
  const cost = await costOf(() => corpus.load());
  // Until the index is stored.
  await rest();
  const answer: Answer = { cost, rows: corpus.index.size };
  close();
  console.log(JSON.stringify(answer));
}
