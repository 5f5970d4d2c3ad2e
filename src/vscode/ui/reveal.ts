import * as vscode from 'vscode';
import type { AnnotationId, ArticlePath, Span } from '../../core';
import { documentText, toRange } from '../documents/articleDocuments';
import type { LoadedCorpus } from '../corpora/corpora';
import { revealBelow } from './belowQuestion';
import { createChosenDecoration } from './decorations';

const FLASH_MS = 1000;

const Kind = vscode.TextEditorSelectionChangeKind;

/** Shows places of articles in the editor. */
export interface Reveal {
  /** Opens the article at its words and marks them for a moment. Without `focus` the keyboard
   * focus stays where it is and the editor is a preview. Uses the active group of editors if none
   * is given. */
  show(
    loaded: LoadedCorpus,
    path: ArticlePath,
    spans: readonly Span[],
    focus: boolean,
    column?: vscode.ViewColumn,
  ): Promise<vscode.TextEditor>;
  /** Like `show`, for a row of a question at the top of the window: below it, and without the
   * focus. */
  below(
    loaded: LoadedCorpus,
    path: ArticlePath,
    spans: readonly Span[],
  ): Promise<vscode.TextEditor>;
  /** Shows words that have no highlight of their own, such as those of another coder: marks them
   * until the cursor moves, other words are shown, or they are released. Below a question, or in a
   * group of editors with the focus. */
  held(
    loaded: LoadedCorpus,
    path: ArticlePath,
    spans: readonly Span[],
    where: 'below' | vscode.ViewColumn,
  ): Promise<vscode.TextEditor>;
  release(): void;
  /** Shows the words of an annotation; reports if they are lost. */
  annotation(
    loaded: LoadedCorpus,
    path: ArticlePath,
    id: AnnotationId,
    focus: boolean,
    column?: vscode.ViewColumn,
  ): Promise<void>;
  dispose(): void;
}

interface Shown {
  readonly focus: boolean;
  readonly column?: vscode.ViewColumn | undefined;
  readonly isBelow?: boolean;
  readonly isHeld?: boolean;
}

export function createReveal(): Reveal {
  const chosen = createChosenDecoration();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let marked: vscode.TextEditor | undefined;
  const clear = (): void => {
    clearTimeout(timer);
    marked?.setDecorations(chosen, []);
    marked = undefined;
  };
  const show = async (
    loaded: LoadedCorpus,
    path: ArticlePath,
    spans: readonly Span[],
    { focus, column, isBelow = false, isHeld = false }: Shown,
  ): Promise<vscode.TextEditor> => {
    const document = await vscode.workspace.openTextDocument(loaded.uriOf(path));
    const editor = await vscode.window.showTextDocument(document, {
      preserveFocus: !focus,
      preview: !focus,
      ...(column === undefined ? {} : { viewColumn: column }),
    });
    const { lines } = documentText(document);
    const ranges = spans.map((span) => toRange(lines, span));
    const [first] = ranges;
    clear();
    if (first) {
      // The cursor goes before the words, since a selection would hide their colours.
      if (focus) editor.selection = new vscode.Selection(first.start, first.start);
      if (isBelow) revealBelow(editor, first);
      else editor.revealRange(first, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
      editor.setDecorations(chosen, ranges);
      marked = editor;
      if (!isHeld) timer = setTimeout(clear, FLASH_MS);
    }
    return editor;
  };
  const moved = vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
    // Any other kind may be the cursor that was set here.
    const isMoved = kind === Kind.Keyboard || kind === Kind.Mouse;
    if (textEditor === marked && isMoved) clear();
  });
  const reveal: Reveal = {
    show: (loaded, path, spans, focus, column) => show(loaded, path, spans, { focus, column }),
    below: (loaded, path, spans) => show(loaded, path, spans, { focus: false, isBelow: true }),
    held: (loaded, path, spans, where) =>
      where === 'below'
        ? show(loaded, path, spans, { focus: false, isBelow: true, isHeld: true })
        : show(loaded, path, spans, { focus: true, column: where, isHeld: true }),
    release: clear,
    annotation: async (loaded, path, id, focus, column) => {
      const spans = placesOf(loaded, path, id);
      await reveal.show(loaded, path, spans, focus, column);
      if (spans.length === 0) {
        vscode.window.setStatusBarMessage(
          vscode.l10n.t('The quoted words are no longer in the article.'),
          4000,
        );
      }
    },
    dispose: () => {
      clear();
      moved.dispose();
      chosen.dispose();
    },
  };
  return reveal;
}

function placesOf({ corpus }: LoadedCorpus, article: string, id: string): readonly Span[] {
  const placed = corpus.index
    .article(article)
    ?.annotations.find(({ annotation }) => annotation.id === id);
  return placed?.places.flatMap(({ span }) => (span ? [span] : [])) ?? [];
}

/** Clears the selection, which would hide the colours of a new annotation, while it is written; it
 * comes back if that fails. Not afterwards: the user may have selected the next words by then, of
 * which the extension is told late. */
export async function withoutSelection(
  editor: vscode.TextEditor,
  write: () => Promise<boolean>,
): Promise<void> {
  const { selections } = editor;
  editor.selection = new vscode.Selection(editor.selection.active, editor.selection.active);
  if (!(await write())) editor.selections = selections;
}
