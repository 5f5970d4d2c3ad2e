import * as vscode from 'vscode';
import { CITING_FILES, citationRows, lineIndex, type CitationRow } from '../../../core';
import { toRange } from '../../documents/articleDocuments';
import { refusalOf } from '../../../project';
import { canCite, citationsIn, CITING } from '../../corpora/citedIn';
import type { Services } from '../../services';
import { SEVERITIES } from '../../corpora/severities';
import { localizer } from '../../derived/viewContext';
import { boundaryOf, readText } from '../../documents/workspaceFiles';

/** Citations whose position is missing, has changed or has lost its words, and quotations that
 * differ from what they cite, in the Problems panel: in open texts at once, in all others when the
 * user checks. */
export function registerCitationProblems(services: Services): vscode.Disposable {
  const { corpora, guard, environment } = services;
  const collection = vscode.languages.createDiagnosticCollection('policy-annotator citations');
  const rows = new WeakMap<vscode.Diagnostic, CitationRow>();
  const waiting = new Set<vscode.TextDocument>();
  /** Closed texts in which a check found something: they are checked again when the corpus changes,
   * so that problems that were fixed disappear from the panel. */
  const closed = new Map<string, vscode.Uri>();
  let closedToo = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const check = (uri: vscode.Uri, text: string): number => {
    const lines = lineIndex(text);
    const found = citationsIn(corpora, uri, text).flatMap(({ citation, loaded, records }) => {
      const { codebook } = loaded.corpus;
      const shown = citationRows(codebook, localizer, text, citation, records);
      return shown.flatMap((row) =>
        row.state === 'missing' && !corpora.areComplete
          ? []
          : [diagnostic(row, toRange(lines, row.span))],
      );
    });
    if (found.length > 0) collection.set(uri, found);
    else if (collection.has(uri)) collection.delete(uri);
    return found.length;
  };

  const diagnostic = (row: CitationRow, range: vscode.Range): vscode.Diagnostic => {
    const made = new vscode.Diagnostic(range, row.message, SEVERITIES[row.severity]);
    made.source = 'Policy Annotator';
    made.code = `citation-${row.state}`;
    rows.set(made, row);
    return made;
  };

  /** Files as they are in an editor, else on disk. */
  const checkFiles = async (
    uris: Iterable<vscode.Uri>,
    stop: () => boolean = () => false,
  ): Promise<number> => {
    let problems = 0;
    for (const uri of uris) {
      if (stop()) break;
      const text = (await readText(uri, boundaryOf(uri)).catch(refusedAsEmpty))?.text ?? '';
      // Most files of a corpus have no citations, and are only searched for brackets.
      const found = check(uri, text.includes('[[') ? text : '');
      problems += found;
      if (found > 0) closed.set(uri.toString(), uri);
      else closed.delete(uri.toString());
      await environment.yieldToHost();
    }
    return problems;
  };

  /** After a pause in typing, since the whole text is checked. `andClosed`: files on disk too,
   * which typing does not change. */
  const checkSoon = (documents: readonly vscode.TextDocument[], andClosed = false): void => {
    for (const document of documents) if (canCite(document)) waiting.add(document);
    if (andClosed && closed.size > 0) closedToo = true;
    if (waiting.size === 0 && !closedToo) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      guard.run('checking citations', () => {
        for (const document of waiting) {
          if (!document.isClosed) check(document.uri, document.getText());
        }
        waiting.clear();
        const files = closedToo ? [...closed.values()] : [];
        closedToo = false;
        return checkFiles(files);
      });
    }, REST_MS);
  };
  const checkAll = (): void => checkSoon(vscode.workspace.textDocuments, true);

  const actions: vscode.CodeActionProvider = {
    provideCodeActions({ uri }, range) {
      return (collection.get(uri) ?? []).flatMap((one) => {
        const renewed = rows.get(one)?.renewed;
        if (renewed === undefined || !one.range.intersection(range)) return [];
        const title = vscode.l10n.t('The sentence is still right: update the citation');
        const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
        action.diagnostics = [one];
        action.edit = new vscode.WorkspaceEdit();
        action.edit.replace(uri, one.range, renewed);
        return [action];
      });
    },
  };

  checkAll();
  return vscode.Disposable.from(
    collection,
    { dispose: () => clearTimeout(timer) },
    services.checks.add(async (stop) =>
      checkFiles(await vscode.workspace.findFiles(CITING_FILES, '**/node_modules/**'), stop),
    ),
    corpora.listenToEach((loaded) => loaded.corpus.index.onDidChange(checkAll)),
    guard.on(vscode.workspace.onDidOpenTextDocument, (document) => checkSoon([document])),
    guard.on(vscode.workspace.onDidChangeTextDocument, ({ document }) => checkSoon([document])),
    guard.on(vscode.workspace.onDidCloseTextDocument, ({ uri }) => {
      if (closed.has(uri.toString())) checkSoon([], true);
      else collection.delete(uri);
    }),
    vscode.languages.registerCodeActionsProvider(CITING, actions, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
}

const REST_MS = 300;

/** A file that is not read, such as a link out of the workspace folder, counts as empty. */
function refusedAsEmpty(error: unknown): undefined {
  if (!refusalOf(error)) throw error;
}
