import type {
  AnnotationFileEdit,
  ArticlePath,
  EditedText,
  RefusedEdit,
  SearchesEdit,
} from '../../core';
import type { ExactTexts } from '../files/annotationFiles';
import type { SearchesFile } from '../files/searchesFile';
import type { Environment, PlannedFile } from '../ports';
import type { CodebookChanges } from './codebookChanges';
import type { ArticleEdits, Replayed } from './corpusEdits';
import type { NotedPlans } from './notedPlans';
import type { AnnotationPart, Change, ChangePart, UndoHistory } from './undoHistory';

interface Needs {
  readonly history: UndoHistory;
  readonly codebook: CodebookChanges;
  readonly searchesFile: SearchesFile;
  readonly notedPlans: NotedPlans;
  readonly environment: Environment;
  /** Edits an annotation file; `remember` is called before the change is announced. */
  readonly apply: (
    edits: ArticleEdits,
    remember: (inverse: readonly AnnotationFileEdit[], madeFile: boolean) => void,
  ) => Promise<EditedText>;
}

type SearchesPart = Extract<ChangePart, { file: 'searches' }>;

/** Undo and redo. */
export class Replays {
  readonly #needs: Needs;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** Undoes or redoes the last change; undefined if there is none. */
  async replay(direction: 'undo' | 'redo'): Promise<Replayed | undefined> {
    const { codebook: changes, environment, history, notedPlans } = this.#needs;
    const change = history.next(direction);
    if (!change) return undefined;
    const moved = history.mover(direction);
    const done: ArticlePath[] = [];
    const refused: ArticlePath[] = [];
    let codebook: Replayed['codebook'];
    let searches: Replayed['searches'];
    const ofArticles = change.parts.flatMap((part) =>
      part.file === 'annotations' && part.isOvertaken === undefined ? [editsOf(part)] : [],
    );
    const others = await this.#planned(change, ofArticles);
    const isDone = await notedPlans.note(change.label, ofArticles, others);
    // An actor must be in the codebook while annotations name it.
    const first = direction === 'undo' ? 'annotations' : 'codebook';
    for (const part of change.parts.toSorted(
      (a, b) => Number(b.file === first) - Number(a.file === first),
    )) {
      if (part.file === 'codebook') {
        const [outcome, inverse] = await changes.replay(part.undo);
        codebook = outcome;
        if (inverse) moved({ file: 'codebook', undo: inverse });
      } else if (part.file === 'searches') {
        searches = await this.#searches(part, direction, moved);
      } else {
        const isChanged = await this.#annotations(part, moved);
        (isChanged ? done : refused).push(part.article);
        if (part.isOvertaken) continue;
      }
      await environment.yieldToHost();
    }
    isDone();
    const { label, undone } = change;
    return { label, undone, done, refused, codebook, searches };
  }

  /** The codebook and the searches as they will be. */
  async #planned(
    { parts }: Pick<Change, 'parts'>,
    ofArticles: readonly ArticleEdits[],
  ): Promise<readonly PlannedFile[]> {
    const { codebook, searchesFile } = this.#needs;
    const changed = new Set(ofArticles.map(({ article }) => article));
    const planned: (PlannedFile | undefined)[] = [];
    for (const part of parts) {
      if (part.file === 'codebook') planned.push(await codebook.planned(part.undo, changed));
      if (part.file === 'searches') planned.push(searchesFile.planned(part.undo));
    }
    return planned.flatMap((file) => file ?? []);
  }

  async #searches(
    part: SearchesPart,
    direction: 'undo' | 'redo',
    moved: (applied: ChangePart) => void,
  ): Promise<'done' | 'refused'> {
    const { history, searchesFile } = this.#needs;
    const { besides, undo } = part;
    const inverse: SearchesEdit[] = [];
    for (const edit of undo) {
      const edited = searchesFile.edit(edit);
      if (edited.kind === 'edited') {
        inverse.unshift(edited.inverse);
        continue;
      }
      // Reported once, it must not block the changes before it.
      if (edited.reason !== 'unreadable') history.drop(part);
      for (const back of inverse) searchesFile.edit(back);
      return 'refused';
    }
    moved({ file: 'searches', undo: inverse, besides });
    await besides?.(direction);
    return 'done';
  }

  /** True where it was done. */
  async #annotations(part: AnnotationPart, moved: (applied: ChangePart) => void): Promise<boolean> {
    const { apply, history } = this.#needs;
    const { article, exact, path } = part;
    if (part.isOvertaken) {
      // Reported once, it must not block the changes before it.
      history.drop(part);
      return false;
    }
    const edited = await apply(editsOf(part), (undo, madeFile) =>
      moved({ file: 'annotations', article, path, undo, madeFile, exact: exact && back(exact) }),
    );
    if (edited.kind === 'refused' && isForGood(edited)) history.drop(part);
    return edited.kind === 'edited';
  }
}

function editsOf({ article, path, undo, exact, madeFile = false }: AnnotationPart): ArticleEdits {
  return { article, path, edits: undo, exact, mayGo: madeFile };
}

function back({ from, to }: ExactTexts): ExactTexts {
  return { from: to, to: from };
}

/** True if the target of the edit is gone, or the edit is already made; a file that cannot be read
 * now may be readable later. */
function isForGood({ reason }: RefusedEdit): boolean {
  return reason === 'no-such-id' || reason === 'duplicate-id';
}
