import {
  CODEBOOK_FILE,
  codebookEdits,
  codersFirst,
  editCodebook,
  filesInTurn,
  type Misfit,
  mayConcernUndecoded,
  refactorAnnotationFile,
  type Refactoring,
  refactorSearches,
  runCooperatively,
  SEARCHES_FILE,
  type SearchesEdit,
} from '../../core';
import type { AnnotationFiles } from '../files/annotationFiles';
import type { CodebookFile } from '../files/codebookFile';
import type { SearchesFile } from '../files/searchesFile';
import type { CorpusCheck } from '../corpusIndex/corpusCheck';
import type { ArticleRows } from '../corpusIndex/articleRows';
import type { CorpusFiles, Environment, PlannedFile } from '../ports';
import type { CodebookChanges } from './codebookChanges';
import type { ChangeWatch } from './corpusEdits';
import type { NotedPlans } from './notedPlans';
import type {
  BlockedFile,
  PlannedAnnotations,
  PlannedEdits,
  PlannedRefactoring,
  RefactorOptions,
  RefactorOutcome,
} from './plannedRefactoring';
import { isRefactored, takeBack } from './unfinishedRefactoring';
import type { ChangePart, UndoHistory } from './undoHistory';

interface Needs {
  readonly history: UndoHistory;
  readonly codebook: CodebookChanges;
  readonly codebookFile: CodebookFile;
  readonly searchesFile: SearchesFile;
  readonly annotationFiles: AnnotationFiles;
  readonly plans: NotedPlans;
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
  async plan(
    refactoring: Refactoring,
    { report, isCancelled }: ChangeWatch = {},
  ): Promise<PlannedRefactoring | undefined> {
    const { annotationFiles: files, environment } = this.#needs;
    const { codebook } = this.#needs.codebookFile.known;
    const blocked: BlockedFile[] = [];
    const planned: PlannedAnnotations[] = [];
    const misfits: (Misfit & { path: string })[] = [];
    const codebookPlan = await this.#plannedCodebook(refactoring, blocked);
    // What it would do to the other files says nothing then.
    if (blocked.length > 0)
      return {
        ...{ refactoring, annotationFiles: [], codebook: undefined, searches: undefined },
        ...{ blocked, lost: [], misfits: [] },
      };
    const owners = files.owners().toSorted(([, a], [, b]) => codersFirst(a, b));
    const refactored = filesInTurn(refactoring, codebook);
    for (const [index, [path, owner]] of owners.entries()) {
      if (isCancelled?.() === true) return undefined;
      report?.(index / owners.length);
      const isHidden = files.isHidden(path);
      const read = await files.textOf(path);
      if (!read) continue;
      if (!read.clean && !mayConcernUndecoded(refactoring, path)) continue;
      if (!read.clean) {
        blocked.push({ path, isHidden, reason: 'unreadable', ids: [] });
        continue;
      }
      const result = refactored(path, owner, read.text);
      if (result.kind === 'blocked') {
        blocked.push({ path, isHidden, reason: result.reason, ids: result.ids });
      } else if (!isHidden) {
        for (const one of result.misfits ?? []) misfits.push({ path, ...one });
      }
      if (result.kind === 'changed') {
        const article = owner?.article ?? path;
        const { edits, deleted, wanted } = result;
        planned.push({ path, article, base: read.text, wanted, edits, deleted, isHidden });
      }
      await environment.yieldToHost();
    }
    planned.sort((a, b) => (a.path < b.path ? -1 : 1));
    const searches = this.#plannedSearches(refactoring, blocked);
    return {
      ...{ refactoring, annotationFiles: planned, searches, blocked, misfits },
      codebook: codebookPlan?.plan,
      lost: codebookPlan?.lost ?? [],
    };
  }

  async #plannedCodebook(refactoring: Refactoring, blocked: BlockedFile[]) {
    const { codebookFile, environment } = this.#needs;
    const { text, readFrom, codebook } = codebookFile.known;
    const path = CODEBOOK_FILE;
    if (text !== readFrom) {
      blocked.push({ path, isHidden: false, reason: 'unreadable', ids: [] });
      return undefined;
    }
    const result = await runCooperatively(
      codebookEdits(text, refactoring, codebook),
      environment.yieldToHost,
    );
    if (result.kind === 'refused') {
      blocked.push({ path, isHidden: false, reason: result.reason, ids: [] });
      return undefined;
    }
    const { edits, lost } = result;
    if (edits.length === 0) return undefined;
    const edited = await runCooperatively(editCodebook(text, edits, true), environment.yieldToHost);
    if (edited.kind === 'refused') {
      blocked.push({ path, isHidden: false, reason: edited.reason, ids: [] });
      return undefined;
    }
    return { plan: { path, base: text, wanted: edited.text, edits }, lost };
  }

  #plannedSearches(
    refactoring: Refactoring,
    blocked: BlockedFile[],
  ): PlannedEdits<SearchesEdit> | undefined {
    const { codebookFile, searchesFile } = this.#needs;
    const path = SEARCHES_FILE;
    const { isRead, text: base } = searchesFile;
    const { codebook } = codebookFile.known;
    const result = refactorSearches(isRead ? base : undefined, refactoring, codebook);
    if (result.kind === 'blocked')
      blocked.push({ path, isHidden: false, reason: 'unreadable', ids: [] });
    if (result.kind !== 'changed') return undefined;
    return { path, base, wanted: result.wanted, edits: result.edits };
  }

  /** Does what was planned, if the files are still as they were. */
  async apply(
    plan: PlannedRefactoring,
    label: string,
    options: RefactorOptions = {},
  ): Promise<RefactorOutcome> {
    const { plans } = this.#needs;
    if (plan.blocked.length > 0) return 'refused';
    const again = await this.plan(plan.refactoring, options);
    if (!again) return 'cancelled';
    if (!(await this.#isAsPlanned(plan, again))) return 'changed-since';
    if (options.isCancelled?.() === true) return 'cancelled';
    const isDone = await plans.noteFiles(label, textsOf(plan));
    const done = await this.#changed(plan, options);
    if (typeof done !== 'string') done.forEach(this.#needs.history.recorder(label));
    // Where all was taken back, a row may have been read in between.
    for (const { article, path } of plan.annotationFiles) {
      if (this.#needs.annotationFiles.pathOf(article) === path)
        await this.#needs.rows.read(article);
      await this.#needs.environment.yieldToHost();
    }
    this.#needs.check.soon();
    isDone();
    return typeof done === 'string' ? done : 'done';
  }

  /** Compares with what is on disk now, too. */
  async #isAsPlanned(plan: PlannedRefactoring, again: PlannedRefactoring): Promise<boolean> {
    const before = textsOf(plan);
    const now = textsOf(again);
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

  /** The parts of the change, for undo. Otherwise everything is as before, but for what another
   * program has changed meanwhile. */
  async #changed(
    { annotationFiles, codebook, refactoring, searches }: PlannedRefactoring,
    { besides }: RefactorOptions,
  ): Promise<readonly ChangePart[] | 'refused' | 'changed-since'> {
    const { annotationFiles: files, codebook: changes, codebookFile, searchesFile } = this.#needs;
    const before = codebookFile.known.codebook;
    const done: ChangePart[] = [];
    const takenBack = async <Why>(why: Why): Promise<Why> => {
      await takeBack(done, this.#needs);
      return why;
    };
    if (codebook) {
      const edited = await changes.edit(codebook.edits);
      if (edited.kind === 'refused') return 'refused';
      done.push({ file: 'codebook', undo: edited.inverse });
      await changes.settled();
      // A read-only codebook would lack what the annotations name.
      if (!codebookFile.isSaved) return takenBack('refused');
      await changes.look();
      if (!isRefactored(codebookFile.known.codebook, refactoring)) {
        return takenBack('changed-since');
      }
    }
    for (const { article, base, edits, path, wanted } of annotationFiles) {
      // Whole annotations are replaced, which would undo what another program changed in them.
      const texts = { from: base, to: wanted, isOnly: true };
      const edited = await files.edit(path, edits, false, texts);
      if (edited.kind === 'refused') {
        return takenBack(files.wanted(path) === base ? 'refused' : 'changed-since');
      }
      const exact = { from: wanted, to: base };
      done.push({ file: 'annotations', article, path, undo: edited.inverse, exact });
      await this.#needs.environment.yieldToHost();
    }
    const undo: SearchesEdit[] = [];
    for (const edit of searches?.edits ?? []) {
      const edited = searchesFile.edit(edit);
      if (edited.kind === 'refused') {
        done.push({ file: 'searches', undo });
        return takenBack('refused');
      }
      undo.unshift(edited.inverse);
    }
    // A file that cannot be written would be left with the former ids.
    await files.settled();
    const isUnsaved = annotationFiles.some(({ path }) => !files.isSaved(path));
    const isChanged = annotationFiles.some(({ path, wanted }) => {
      const text = files.wanted(path) ?? '';
      if (text === wanted) return false;
      return refactorAnnotationFile(path, text, refactoring, before).kind !== 'unchanged';
    });
    if (isUnsaved || isChanged) {
      done.push({ file: 'searches', undo });
      return takenBack(isUnsaved ? 'refused' : 'changed-since');
    }
    if (undo.length > 0 || besides) done.push({ file: 'searches', undo, besides });
    return done;
  }
}

/** The planned texts of all files, the codebook first. */
function textsOf({ annotationFiles, codebook, searches }: PlannedRefactoring): PlannedFile[] {
  return [...(codebook ? [codebook] : []), ...annotationFiles, ...(searches ? [searches] : [])].map(
    ({ path, base, wanted }) => ({ path, base, wanted }),
  );
}
