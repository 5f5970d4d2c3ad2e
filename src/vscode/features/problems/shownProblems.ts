import * as vscode from 'vscode';
import {
  articleProblems,
  fileProblems,
  type ArticlePath,
  type CheckSeverity,
  type ProblemFix,
  type ProblemRow,
  type RefusedAnnotations,
} from '../../../core';
import type { LoadedCorpus, LocatedState } from '../../corpora/corpora';
import { SEVERITIES } from '../../corpora/severities';
import { localizer } from '../../derived/viewContext';
import { documentText, fileRanges, toRange } from '../../documents/articleDocuments';
import { changedWords } from '../../documents/changedWords';
import { setting } from '../../host/settings';
import { keptAsLost } from './keptAsLost';

/** How a problem of the Problems panel can be fixed. */
export interface FixContext {
  readonly loaded: LoadedCorpus;
  /** The article that the file belongs to; undefined for the codebook. */
  readonly article: ArticlePath | undefined;
  readonly fixes: readonly ProblemFix[];
  /** The text at the problem's place when the file was checked. */
  readonly words?: string;
}

/** The problems that the Problems panel lists, each with its fixes. */
export class ShownProblems {
  readonly #ofFiles = vscode.languages.createDiagnosticCollection('policy-annotator');
  // An article has problems of its file and problems of its annotations: neither list replaces the
  // other.
  readonly #ofArticles = vscode.languages.createDiagnosticCollection('policy-annotator places');
  readonly #fixes = new WeakMap<vscode.Diagnostic, FixContext>();
  readonly #memory: vscode.Memento;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  showFile(loaded: LoadedCorpus, path: string): void {
    const known = loaded.corpus.problems.get(path);
    const uri = loaded.uriOf(path);
    const article = loaded.corpus.articleOfAnnotations(path);
    const rows = known
      ? fileProblems(
          known.problems,
          localizer,
          severityOf(loaded),
          refused(loaded, article, known.text),
        )
      : [];
    if (!known || rows.length === 0) {
      this.#ofFiles.delete(uri);
      return;
    }
    const rangeOf = fileRanges(known.text);
    this.#ofFiles.set(
      uri,
      rows.map((row) => {
        const words = known.text.slice(row.span.start, row.span.end);
        return this.#diagnostic(row, rangeOf(row.span), {
          loaded,
          article,
          fixes: row.fixes,
          words,
        });
      }),
    );
  }

  showArticle({ loaded, path, state }: LocatedState): void {
    const uri = loaded.uriOf(path);
    const rows = articleProblems(path, state.placed, localizer, {
      changed: changedWords(state),
      kept: keptAsLost(this.#memory, loaded, path),
      checks: severityOf(loaded),
    });
    if (rows.length === 0) {
      if (this.#ofArticles.has(uri)) this.#ofArticles.delete(uri);
      return;
    }
    const document = vscode.workspace.textDocuments.find(
      (candidate) => candidate.uri.toString() === uri.toString(),
    );
    if (!document) return;
    const { lines } = documentText(document);
    this.#ofArticles.set(
      uri,
      rows.map((row) =>
        this.#diagnostic(row, toRange(lines, row.span), {
          loaded,
          article: path,
          fixes: row.fixes,
        }),
      ),
    );
  }

  /** The article was closed. */
  hideArticle(uri: vscode.Uri): void {
    this.#ofArticles.delete(uri);
  }

  /** The problems of a document and their fixes. Without those whose text has changed and was not
   * checked again: an edit would go to a wrong place. */
  of(document: vscode.TextDocument): readonly (readonly [vscode.Diagnostic, FixContext])[] {
    const { uri } = document;
    const all = [...(this.#ofFiles.get(uri) ?? []), ...(this.#ofArticles.get(uri) ?? [])];
    return all.flatMap((one) => {
      const context = this.#fixes.get(one);
      if (!context) return [];
      const { words } = context;
      const isThere = words === undefined || document.getText(one.range) === words;
      return isThere ? [[one, context] as const] : [];
    });
  }

  dispose(): void {
    this.#ofFiles.dispose();
    this.#ofArticles.dispose();
  }

  #diagnostic(row: ProblemRow, range: vscode.Range, context: FixContext): vscode.Diagnostic {
    const made = new vscode.Diagnostic(range, row.message, SEVERITIES[row.severity]);
    made.source = 'Policy Annotator';
    made.code = row.code;
    this.#fixes.set(made, context);
    return made;
  }
}

/** The refused text, and how many annotations of an earlier text are used in its place; undefined
 * for a codebook. */
function refused(
  { corpus }: LoadedCorpus,
  article: ArticlePath | undefined,
  text: string,
): RefusedAnnotations | undefined {
  if (article === undefined) return undefined;
  const row = corpus.index.article(article);
  return { text, inForce: row?.stale === true ? row.annotations.length : 0 };
}

function severityOf({ root }: LoadedCorpus): CheckSeverity {
  const chosen = setting('checkSeverity', root);
  if (chosen === 'off') return 'off';
  return chosen === 'warning' ? 'default' : 'info';
}
