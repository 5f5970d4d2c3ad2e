import * as vscode from 'vscode';
import { citationRow, type CitationRow } from '../../core';
import { canCite, citationsIn, CITING } from '../citedIn';
import type { Services } from '../services';
import { SEVERITIES } from '../severities';
import { voice } from '../viewContext';

/** Citations in open texts whose position is gone, says something else or has lost its words, in the
 * Problems panel. */
export function registerCitationProblems({ corpora, guard }: Services): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('policy-annotator citations');
  const rows = new WeakMap<vscode.Diagnostic, CitationRow>();
  const waiting = new Set<vscode.TextDocument>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const check = (document: vscode.TextDocument): void => {
    const found = citationsIn(corpora, document).flatMap(({ citation, loaded, records }) => {
      const row = citationRow(loaded.corpus.codebook, voice, citation, records);
      if (!row || (row.state === 'missing' && !corpora.areComplete)) return [];
      const { start, end } = citation.span;
      const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
      return [diagnostic(row, range)];
    });
    if (found.length > 0) collection.set(document.uri, found);
    else if (collection.has(document.uri)) collection.delete(document.uri);
  };

  const diagnostic = (row: CitationRow, range: vscode.Range): vscode.Diagnostic => {
    const made = new vscode.Diagnostic(range, row.message, SEVERITIES[row.severity]);
    made.source = 'Policy Annotator';
    made.code = `citation-${row.state}`;
    rows.set(made, row);
    return made;
  };

  /** Once somebody rests: all of a text is looked through, and while typing nobody reads problems. */
  const checkSoon = (documents: readonly vscode.TextDocument[]): void => {
    for (const document of documents) if (canCite(document)) waiting.add(document);
    if (waiting.size === 0) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      guard.run('checking citations', () => {
        for (const document of waiting) if (!document.isClosed) check(document);
        waiting.clear();
      });
    }, REST_MS);
  };
  const checkAll = (): void => checkSoon(vscode.workspace.textDocuments);

  const actions: vscode.CodeActionProvider = {
    provideCodeActions({ uri }, range) {
      return (collection.get(uri) ?? []).flatMap((one) => {
        const renewed = rows.get(one)?.renewed;
        if (renewed === undefined || !one.range.intersection(range)) return [];
        const title = vscode.l10n.t('The sentence is still right: cite what is said now');
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
    corpora.listenToEach((loaded) => loaded.corpus.index.onDidChange(checkAll)),
    guard.on(vscode.workspace.onDidOpenTextDocument, (document) => checkSoon([document])),
    guard.on(vscode.workspace.onDidChangeTextDocument, ({ document }) => checkSoon([document])),
    guard.on(vscode.workspace.onDidCloseTextDocument, ({ uri }) => collection.delete(uri)),
    vscode.languages.registerCodeActionsProvider(CITING, actions, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
}

const REST_MS = 300;
