import * as vscode from 'vscode';
import { lineIndex, placeOf, type ConcordanceRow, type Span } from '../../../core';
import { currentText } from '../../../project';
import { toRange } from '../../documents/articleDocuments';
import { CONCORDANCE_SCHEME, rowOnLine, type ShownConcordance } from '../../corpora/concordances';
import { createConcordanceDecorations } from '../../ui/decorations';
import type { Services } from '../../services';
import { sayBriefly } from '../../documents/words';

const OURS: vscode.DocumentSelector = { scheme: CONCORDANCE_SCHEME };
/** Beyond the end of any line: VS Code uses the end. */
const LINE_END = 10_000;
const MORE = 1000;

/** Editor features of a concordance's page: links to the texts, folding, and buttons above it. */
export function registerConcordanceEditor(services: Services): vscode.Disposable {
  const { concordances, guard } = services;
  const decorations = createConcordanceDecorations();
  const lensesChanged = new vscode.EventEmitter<void>();

  const paintAll = (): void => {
    for (const editor of vscode.window.visibleTextEditors) {
      const shown = concordances.of(editor.document);
      if (shown) paint(editor, shown, decorations);
    }
  };

  return vscode.Disposable.from(
    decorations.node,
    decorations.source,
    decorations.title,
    decorations.note,
    lensesChanged,
    guard.command('policyAnnotator.openMention', () => openMention(services)),
    guard.on(vscode.window.onDidChangeVisibleTextEditors, paintAll),
    guard.on(vscode.workspace.onDidChangeTextDocument, ({ document }) => {
      if (document.uri.scheme !== CONCORDANCE_SCHEME) return;
      paintAll();
      lensesChanged.fire();
    }),
    vscode.languages.registerDefinitionProvider(OURS, {
      provideDefinition: (document, { line }) => linkOf(concordances.of(document), document, line),
    }),
    vscode.languages.registerFoldingRangeProvider(OURS, {
      onDidChangeFoldingRanges: lensesChanged.event,
      provideFoldingRanges: (document) => foldsOf(concordances.of(document)),
    }),
    vscode.languages.registerCodeLensProvider(OURS, {
      onDidChangeCodeLenses: lensesChanged.event,
      provideCodeLenses: (document) => lensesOf(concordances.of(document), document.uri),
    }),
  );
}

function paint(
  editor: vscode.TextEditor,
  { page }: ShownConcordance,
  decorations: ReturnType<typeof createConcordanceDecorations>,
): void {
  const { firstRow, rows } = page;
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
}

async function openMention({ concordances, reveal }: Services): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const shown = editor && concordances.of(editor.document);
  const row = shown && rowOnLine(shown, editor.selection.active.line);
  if (!row) return;
  const span = (await placeNow(shown, row))?.span;
  await reveal.show(shown.loaded, row.line.article, span ? [span] : [], true);
  if (!span) {
    sayBriefly(vscode.l10n.t('These words are no longer in the article. Refresh the concordance.'));
  }
}

async function placeNow(
  { loaded }: ShownConcordance,
  { line }: ConcordanceRow,
): Promise<{ readonly text: string; readonly span: Span | undefined } | undefined> {
  const { text } = (await currentText(loaded, line.article)) ?? {};
  return text === undefined ? undefined : { text, span: placeOf(text, line.quote).span };
}

/** From the row on a line to its words in the article. */
async function linkOf(
  shown: ShownConcordance | undefined,
  document: vscode.TextDocument,
  line: number,
): Promise<vscode.DefinitionLink[] | undefined> {
  const row = shown && rowOnLine(shown, line);
  const now = row && (await placeNow(shown, row));
  if (!now) return undefined;
  return [
    {
      originSelectionRange: new vscode.Range(line, 0, line, document.lineAt(line).text.length),
      targetUri: shown.loaded.uriOf(row.line.article),
      targetRange: toRange(lineIndex(now.text), now.span ?? { start: 0, end: 0 }),
    },
  ];
}

function foldsOf(shown: ShownConcordance | undefined): vscode.FoldingRange[] {
  const groups = shown?.page.groups ?? [];
  return groups
    .filter(({ first, last }) => first < last)
    .map(({ first, last }) => new vscode.FoldingRange(first, last));
}

function lensesOf(shown: ShownConcordance | undefined, uri: vscode.Uri): vscode.CodeLens[] {
  const lens = (title: string, name: string): vscode.CodeLens =>
    new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), {
      title,
      command: `policyAnnotator.${name}`,
      arguments: [uri],
    });
  if (!shown) return [lens(vscode.l10n.t('Refresh'), 'refreshConcordance')];
  const { outdated, hidden, page } = shown;
  return [
    lens(
      outdated ? `$(warning) ${vscode.l10n.t('Out of Date: Refresh')}` : vscode.l10n.t('Refresh'),
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
}
