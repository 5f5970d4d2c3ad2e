import * as vscode from 'vscode';
import type { ArticlePath, Span } from '../core';
import { documentText, toRange } from './articleDocuments';
import type { LoadedCorpus } from './corpora';
import { createChosenDecoration } from './decorations';

const FLASH_MS = 1000;

/** Shows places of articles in the editor. */
export interface Reveal {
  /** Opens the article at its words and outlines them for a moment. Without `focus` the keyboard
   * stays where it is and the editor is a preview. */
  show(
    loaded: LoadedCorpus,
    path: ArticlePath,
    spans: readonly Span[],
    focus: boolean,
  ): Promise<vscode.TextEditor>;
  dispose(): void;
}

export function createReveal(): Reveal {
  const chosen = createChosenDecoration();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let outlined: vscode.TextEditor | undefined;
  const clear = (): void => {
    clearTimeout(timer);
    outlined?.setDecorations(chosen, []);
    outlined = undefined;
  };
  return {
    show: async (loaded, path, spans, focus) => {
      const document = await vscode.workspace.openTextDocument(loaded.uriOf(path));
      const editor = await vscode.window.showTextDocument(document, {
        preserveFocus: !focus,
        preview: !focus,
      });
      const { lines } = documentText(document);
      const ranges = spans.map((span) => toRange(lines, span));
      const [first] = ranges;
      clear();
      if (first) {
        // Going there puts the cursor before the words; a selection would hide their colours.
        if (focus) editor.selection = new vscode.Selection(first.start, first.start);
        editor.revealRange(first, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
        editor.setDecorations(chosen, ranges);
        outlined = editor;
        timer = setTimeout(clear, FLASH_MS);
      }
      return editor;
    },
    dispose: () => {
      clear();
      chosen.dispose();
    },
  };
}
