import { lacksContext } from '../../anchoring/completeContext';
import type { ArticleRow } from '../../model/corpus';
import { isSure } from '../../model/place';
import { forEachTask, type Task } from '../../util/task';
import { waitingFor } from '../words/waiting';

/** What the annotations of a corpus allow, as counts of annotations: the editor offers a command
 * only where it has something to work on. */
export interface CorpusContents {
  /** Positions, and stated disagreements and agreements: the content of views, exports and the
   * panel. */
  readonly coded: number;
  /** Annotations that need review; see `waitingFor`. */
  readonly waiting: number;
  /** Annotations whose place is lost or uncertain. */
  readonly unsure: number;
  /** Annotations whose place is certain, and which could be stored with more context. */
  readonly lackingContext: number;
}

/** Rows stay the same objects as long as nothing in them changes. */
const counted = new WeakMap<ArticleRow, CorpusContents>();

/** Counts all rows of a corpus; a row that was counted before costs a look-up. */
export function* corpusContents(rows: readonly ArticleRow[]): Task<CorpusContents> {
  let [coded, waiting, unsure, lackingContext] = [0, 0, 0, 0];
  yield* forEachTask(rows, (row) => {
    const one = ofRow(row);
    coded += one.coded;
    waiting += one.waiting;
    unsure += one.unsure;
    lackingContext += one.lackingContext;
  });
  return { coded, waiting, unsure, lackingContext };
}

function ofRow(row: ArticleRow): CorpusContents {
  const known = counted.get(row);
  if (known) return known;
  const { annotations } = row;
  const made = {
    coded: annotations.filter(({ annotation }) => CODED.has(annotation.kind)).length,
    waiting: annotations.filter((placed) => waitingFor(placed) !== undefined).length,
    unsure: annotations.filter((placed) => !isSure(placed)).length,
    lackingContext: annotations.filter((one) => isSure(one) && lacksContext(one.annotation)).length,
  };
  counted.set(row, made);
  return made;
}

const CODED: ReadonlySet<string> = new Set(['position', 'disagreement', 'agreement']);
