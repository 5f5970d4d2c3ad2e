import { answerAlone } from '../alone';
import { benchCorpus } from './benchCorpus';
import { costOf, rest, type Cost } from './measure';

/** The word, with a folder and its storage behind it, with which the bench is started for one
 * start. */
export const START_ALONE = 'start-of';

/** What a window that is opened waits for, in a process of its own, as a window has it: what others
 * have compiled would make it quicker, and the room that V8 has grown for them each collection of
 * garbage longer. `storage`: where the index is stored. */
export function startAlone(root: string, articles: number, storage: string | undefined): Cost {
  const { rows, cost } = answerAlone([START_ALONE, root, storage ?? '']) as Answer;
  if (rows !== articles) throw new Error(`Only ${rows} were indexed.`);
  return cost;
}

interface Answer {
  readonly cost: Cost;
  readonly rows: number;
}

/** Prints what one start costs. */
export async function answerStart([root = '', storage = '']: readonly string[]): Promise<void> {
  // Its thread begins with it, and is waited for within what is measured.
  const { corpus, close } = benchCorpus(root, storage === '' ? undefined : storage);
  const cost = await costOf(() => corpus.load());
  // Until the index is stored.
  await rest();
  const answer: Answer = { cost, rows: corpus.index.size };
  close();
  console.log(JSON.stringify(answer));
}
