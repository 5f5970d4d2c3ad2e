import { answerAlone } from '../alone';
import { benchCorpus } from './benchCorpus';
import { costOf, leastOf, rest, type Cost } from './measure';

/** What a window that is opened waits for. */
export interface Start {
  readonly load: Cost;
  /** Behind it, until all rows are made and everybody is told. */
  readonly behind: Cost;
}

/** The word, with a folder and its storage behind it, with which the bench is started for one start. */
export const START_ALONE = 'start-of';

/** In a process of its own, as a window has it: what others have compiled would make it quicker, and the room
 * that V8 has grown for them each collection of garbage longer. `storage`: where the index is stored. */
export function startAlone(root: string, articles: number, storage: string | undefined): Start {
  const { rows, ...start } = answerAlone([START_ALONE, root, storage ?? '']) as Answer;
  if (rows !== articles) throw new Error(`Only ${rows} were indexed.`);
  return start;
}

interface Answer extends Start {
  readonly rows: number;
}

/** Prints what one start costs. */
export async function answerStart([root = '', storage = '']: readonly string[]): Promise<void> {
  // Its thread begins with it, and is waited for within what is measured.
  const { corpus, close } = benchCorpus(root, storage === '' ? undefined : storage);
  const isTold = new Promise<void>((resolve) => {
    corpus.drops.onDidLookAtAll(resolve);
  });
  const load = await costOf(() => corpus.load());
  const behind = await costOf(() => isTold);
  // Until the index is stored.
  await rest();
  const answer: Answer = { load, behind, rows: corpus.index.size };
  close();
  console.log(JSON.stringify(answer));
}

export function leastStart(all: readonly Start[]): Start {
  return {
    load: leastOf(all.map(({ load }) => load)),
    behind: leastOf(all.map(({ behind }) => behind)),
  };
}
