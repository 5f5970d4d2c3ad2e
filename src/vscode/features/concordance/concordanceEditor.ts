import * as vscode from 'vscode';
import { lineIndex, placeOf, type ConcordanceRow, type Span } from '../../../core';
import { currentText } from '../../../project';
import { toRange } from '../../documents/articleDocuments';
import { CONCORDANCE_SCHEME, rowOnLine, type ShownConcordance } from '../../corpora/concordances';
import { createConcordanceDecorations } from '../../ui/decorations';
import type { Services } from '../../services';
import { sayBriefly } from '../../documents/words';

const OURS: vscode.DocumentSelector = { scheme: CONCORDANCE_SCHEME };

/** Editor features of a concordance's page: links to the texts, folding, and hovers with the
 * words. */
export function registerConcordanceEditor(services: Services): vscode.Disposable {
  const { concordances, guard, reveal } = services;
  const decorations = createConcordanceDecorations();
  const lensesChanged = new vscode.EventEmitter<void>();

  const paint = (editor: vscode.TextEditor): void => {
    const shown = concordances.of(editor.document);
    if (!shown) return;
    const { firstRow, rows } = shown.page;
    const ranges = (
      startOf: (row: ConcordanceRow) => number,
      endOf: (row: ConcordanceRow) => number,
    ) =>
      rows.map((row, index) => {
        const line = firstRow + index;
        return new vscode.Range(line, startOf(row), line, endOf(row));
      });
    editor.setDecorations(
      decorations.node,
      ranges(
        ({ nodeStart }) => nodeStart,
        ({ nodeEnd }) => nodeEnd,
      ),
    );
    editor.setDecorations(
      decorations.source,
      ranges(
        ({ sourceStart }) => sourceStart,
        () => LINE_END,
      ),
    );
    editor.setDecorations(decorations.title, [new vscode.Range(0, 0, 0, LINE_END)]);
    editor.setDecorations(decorations.note, [new vscode.Range(1, 0, firstRow, 0)]);
  };

  const paintAll = (): void => {
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document.uri.scheme === CONCORDANCE_SCHEME) paint(editor);
    }
  };

  const openMention = async (): Promise<void> => {
    const editor = vscode.window.activeTextEditor;
    const shown = editor && concordances.of(editor.document);
    const row = shown && rowOnLine(shown, editor.selection.active.line);
    if (!row) return;
    const span = (await placeNow(shown, row))?.span;
    await reveal.show(shown.loaded, row.line.article, span ? [span] : [], true);
    if (!span) {
      sayBriefly(
        vscode.l10n.t('These words are no longer in the article. Refresh the concordance.'),
      );
    }
  };

  const placeNow = async (
    { loaded }: ShownConcordance,
    { line }: ConcordanceRow,
  ): Promise<{ readonly text: string; readonly span: Span | undefined } | undefined> => {
    const { text } = (await currentText(loaded, line.article)) ?? {};
    return text === undefined ? undefined : { text, span: placeOf(text, line.quote).span };
  };

  const definitions: vscode.DefinitionProvider = {
    async provideDefinition(document, position) {
      const shown = concordances.of(document);
      const row = shown && rowOnLine(shown, position.line);
      if (!row) return undefined;
      const now = await placeNow(shown, row);
      if (!now) return undefined;
      const targetRange = toRange(lineIndex(now.text), now.span ?? { start: 0, end: 0 });
      const { line } = position;
      return [
        {
          originSelectionRange: new vscode.Range(line, 0, line, document.lineAt(line).text.length),
          targetUri: shown.loaded.uriOf(row.line.article),
          targetRange,
        },
      ];
    },
  };

  const folds: vscode.FoldingRangeProvider = {
    onDidChangeFoldingRanges: lensesChanged.event,
    provideFoldingRanges(document) {
      const groups = concordances.of(document)?.page.groups ?? [];
      return groups
        .filter(({ first, last }) => first < last)
        .map(({ first, last }) => new vscode.FoldingRange(first, last));
    },
  };

  const lenses: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: lensesChanged.event,
    provideCodeLenses(document) {
      const shown = concordances.of(document);
      const lens = (title: string, name: string): vscode.CodeLens =>
        new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), {
          title,
          command: `policyAnnotator.${name}`,
          arguments: [document.uri],
        });
      if (!shown) return [lens(vscode.l10n.t('Refresh'), 'refreshConcordance')];
      const { outdated, hidden, page } = shown;
      return [
        lens(
          outdated
            ? `$(warning) ${vscode.l10n.t('Out of Date: Refresh')}`
            : vscode.l10n.t('Refresh'),
          'refreshConcordance',
        ),
        ...(page.rows.length === 0
          ? []
          : [
              lens(vscode.l10n.t('Sort…'), 'arrangeConcordance'),
              lens(vscode.l10n.t('Annotate Selected Lines…'), 'annotateLines'),
            ]),
        ...(hidden === 0
          ? []
          : [lens(vscode.l10n.t('Show {0} More', Math.min(hidden, MORE)), 'showMoreConcordance')]),
      ];
    },
  };

  return vscode.Disposable.from(
    decorations.node,
    decorations.source,
    decorations.title,
    decorations.note,
    lensesChanged,
    guard.command('policyAnnotator.openMention', openMention),
    guard.on(vscode.window.onDidChangeVisibleTextEditors, paintAll),
    guard.on(vscode.workspace.onDidChangeTextDocument, ({ document }) => {
      if (document.uri.scheme !== CONCORDANCE_SCHEME) return;
      paintAll();
      lensesChanged.fire();
    }),
    vscode.languages.registerDefinitionProvider(OURS, definitions),
    vscode.languages.registerFoldingRangeProvider(OURS, folds),
    vscode.languages.registerCodeLensProvider(OURS, lenses),
  );
}

/** Beyond the end of any line: VS Code uses the end. */
const LINE_END = 10_000;
const MORE = 1000;
