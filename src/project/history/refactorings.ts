import {
  CODEBOOK_FILE,
  editAnnotationFile,
  editSearches,
  SEARCHES_FILE,
  type Refactoring,
  type SearchesEdit,
} from '../../core';
import type { AnnotationFiles } from '../files/annotationFiles';
import type { CodebookFile } from '../files/codebookFile';
import type { SearchesFile } from '../files/searchesFile';
import type { CorpusCheck } from '../corpusIndex/corpusCheck';
import type { ArticleRows } from '../corpusIndex/articleRows';
import {
  plannedTexts,
  type PlannedRefactoring,
  type RefactorOptions,
  type RefactorOutcome,
} from '../jobs/plannedRefactoring';
import { planRefactoring } from '../jobs/planRefactoring';
import type { Plans } from '../jobs/plans';
import type { Exchange } from '../jobs/interruptedFiles';
import { exchangeIn, writeTogether } from '../jobs/writeTogether';
import type { CorpusFiles, Environment } from '../ports';
import type { CodebookChanges } from './codebookChanges';
import type { ChangeWatch } from './corpusEdits';
import { changeName, type ChangeLabel, type ChangePart, type UndoHistory } from './undoHistory';

interface Needs {
  readonly history: UndoHistory;
  readonly codebook: CodebookChanges;
  readonly codebookFile: CodebookFile;
  readonly searchesFile: SearchesFile;
  readonly annotationFiles: AnnotationFiles;
  readonly plans: Plans;
  readonly rows: ArticleRows;
  readonly check: CorpusCheck;
  readonly environment: Environment;
  readonly files: CorpusFiles;
}

/** Refactorings of a corpus: planned for a preview, then done as planned or not at all. */
export class Refactorings {
  readonly #needs: Needs;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** Reads every annotation file that may name what changes; undefined where it was cancelled. */
  plan(refactoring: Refactoring, watch?: ChangeWatch): Promise<PlannedRefactoring | undefined> {
    const { annotationFiles: files, codebookFile, environment, searchesFile } = this.#needs;
    const { codebook, readFrom, text } = codebookFile.known;
    const source = {
      codebook,
      codebookText: text === readFrom ? text : undefined,
      searches: { text: searchesFile.text, clean: searchesFile.isRead },
      annotationFiles: files.owners(),
      read: (path: string) => files.textOf(path),
      isHidden: (path: string) => files.isHidden(path),
      yieldToHost: environment.yieldToHost,
    };
    return planRefactoring(refactoring, source, watch);
  }

  /** Does what was planned, if the files are still as they were. */
  async apply(
    plan: PlannedRefactoring,
    label: ChangeLabel,
    options: RefactorOptions = {},
  ): Promise<RefactorOutcome> {
    const { annotationFiles, check, environment, files, history, plans, rows } = this.#needs;
    if (plan.blocked.length > 0) return 'refused';
    const again = await this.plan(plan.refactoring, options);
    if (!again) return 'cancelled';
    if (!(await this.#isAsPlanned(plan, again))) return 'changed-since';
    if (options.isCancelled?.() === true) return 'cancelled';
    if (!(await this.#isAllSaved(plan))) return 'refused';
    const outcome = await writeTogether(
      { label: changeName(label).label, files: plannedTexts(plan) },
      { plans, read: (path) => files.read(path), exchange: this.#exchange() },
    );
    if (outcome.kind === 'written')
      (await this.#undoOf(plan, options)).forEach(history.recorder(label));
    // Where all was taken back, a row may have been read in between.
    for (const { article, path } of plan.annotationFiles) {
      if (annotationFiles.pathOf(article) === path) await rows.read(article);
      await environment.yieldToHost();
    }
    check.soon();
    if (outcome.kind === 'written') return 'done';
    if (outcome.kind === 'unfinished') return 'unfinished';
    return outcome.isConflict ? 'changed-since' : 'refused';
  }

  /** Compares with what is on disk now, too. */
  async #isAsPlanned(plan: PlannedRefactoring, again: PlannedRefactoring): Promise<boolean> {
    const before = plannedTexts(plan);
    const now = plannedTexts(again);
    const isSame =
      again.blocked.length === 0 &&
      before.length === now.length &&
      before.every(
        ({ path, base, wanted }, index) =>
          now[index]?.path === path && now[index].base === base && now[index].wanted === wanted,
      );
    if (!isSame) return false;
    const { annotationFiles, codebookFile, files } = this.#needs;
    for (const { path, base } of plan.annotationFiles) {
      if ((await annotationFiles.heldText(path)) !== base) return false;
      if (annotationFiles.isSaved(path) && (await files.read(path))?.text !== base) return false;
    }
    const { codebook } = plan;
    if (!codebook || !codebookFile.isSaved) return true;
    return (await files.read(codebook.path))?.text === codebook.base;
  }

  /** False where an earlier change of one of its files cannot be saved. */
  async #isAllSaved({ annotationFiles, codebook, searches }: PlannedRefactoring): Promise<boolean> {
    const { annotationFiles: files, codebookFile, searchesFile } = this.#needs;
    for (const one of [files, codebookFile, searchesFile]) await one.settled();
    if (codebook && !codebookFile.isSaved) return false;
    if (searches && !searchesFile.isSaved) return false;
    return annotationFiles.every(({ path }) => files.isSaved(path));
  }

  /** Replaces the texts of files that this corpus holds, as they are written. */
  #exchange(): Exchange {
    const { annotationFiles, codebook, files, searchesFile } = this.#needs;
    const exchange = exchangeIn(files.unjournaled ?? files);
    return (path, from, to, noteInPlace) => {
      const write = () => exchange(path, from, to, noteInPlace);
      // Another program left bytes that are no text.
      if (typeof from !== 'string') return write();
      if (path === CODEBOOK_FILE) return codebook.exchange(from, to, write);
      if (path === SEARCHES_FILE) return searchesFile.exchange(from, to, write);
      return annotationFiles.exchange(path, from, to, write);
    };
  }

  /** The parts of the change, for undo. */
  async #undoOf(
    { annotationFiles, codebook, searches }: PlannedRefactoring,
    { besides }: RefactorOptions,
  ): Promise<readonly ChangePart[]> {
    const parts: ChangePart[] = codebook ? [{ file: 'codebook', undo: codebook.undo }] : [];
    const { codebookFile, environment } = this.#needs;
    const known = codebookFile.known.codebook;
    for (const { article, base, edits, path, wanted } of annotationFiles) {
      const edited = editAnnotationFile(base, edits, known);
      const undo = edited.kind === 'edited' ? edited.inverse : [];
      parts.push({ file: 'annotations', article, path, undo, exact: { from: wanted, to: base } });
      await environment.yieldToHost();
    }
    const undo: SearchesEdit[] = [];
    let text = searches?.base ?? '';
    for (const edit of searches?.edits ?? []) {
      const edited = editSearches(text, edit);
      if (edited.kind === 'refused') break;
      text = edited.text;
      undo.unshift(edited.inverse);
    }
    if (undo.length > 0 || besides) parts.push({ file: 'searches', undo, besides });
    return parts;
  }
}
