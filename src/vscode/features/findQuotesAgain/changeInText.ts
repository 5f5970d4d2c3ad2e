import * as vscode from 'vscode';
import { wentWithRoom, type ArticlePath, type ReviewPlace } from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { documentText, toRange } from '../../documents/articleDocuments';
import { createChangeDecorations } from '../../ui/decorations';
import type { Services } from '../../services';

/** The places of a review, each shown in its article while its row is the active one. */
export interface ChangeInText {
  /** Shows the place below the question: inserted text is marked, and removed text shown struck out
   * before it. */
  show(loaded: LoadedCorpus, path: ArticlePath, place: ReviewPlace | undefined): void;
  /** Removes the marks; `back`: returns to the place where the reader was before. */
  end(back: boolean): Promise<void>;
}

export function changeInText({ guard, reveal }: Services): ChangeInText {
  const back = readersPlace();
  const decorations = createChangeDecorations();
  let latest = 0;
  let showing: Promise<void> = Promise.resolve();
  const mark = (editor: vscode.TextEditor, place: ReviewPlace): void => {
    const { lines } = documentText(editor.document);
    const at = (start: number, length: number): vscode.Range =>
      toRange(lines, { start, end: start + length });
    const parts = place.spans.flatMap(({ start }, index) =>
      (place.differences[index] ?? []).map((part, i, all) => ({
        ...part,
        at: start + part.at,
        went: wentWithRoom(all, i),
      })),
    );
    editor.setDecorations(
      decorations.came,
      parts.flatMap(({ kind, at: start, text }) =>
        kind === 'came' ? [at(start, text.length)] : [],
      ),
    );
    editor.setDecorations(
      decorations.went,
      parts.flatMap(({ kind, at: start, went }) =>
        kind === 'went'
          ? [{ range: at(start, 0), renderOptions: { before: { contentText: went } } }]
          : [],
      ),
    );
  };
  return {
    show: (loaded, path, place) => {
      const mine = ++latest;
      guard.run('showing a place', () => {
        showing = (async () => {
          const editor = await reveal.below(loaded, path, place?.spans ?? []);
          if (mine === latest && place) mark(editor, place);
        })();
        return showing;
      });
    },
    end: async (isBack) => {
      latest++;
      await showing.catch(() => undefined);
      decorations.came.dispose();
      decorations.went.dispose();
      if (isBack) await back();
    },
  };
}

/** Remembers the place being read; the result returns to it, after other articles were shown in
 * passing. */
function readersPlace(): () => Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const tabs = new Set(allTabs());
  const isPreview = vscode.window.tabGroups.activeTabGroup.activeTab?.isPreview === true;
  if (!editor) {
    // Closes what was shown in passing, and shows the earlier place again.
    return async () => {
      const shown = vscode.window.tabGroups.activeTabGroup.activeTab;
      if (shown && shown.isPreview && !tabs.has(shown)) {
        await vscode.window.tabGroups.close(shown);
      }
    };
  }
  const { document, viewColumn, selections } = editor;
  const top = editor.visibleRanges[0]?.start;
  return async () => {
    if (document.isClosed && document.isUntitled) return;
    const shown = vscode.window.activeTextEditor;
    const isShown = shown?.document === document && shown.viewColumn === viewColumn;
    const again = isShown
      ? shown
      : await vscode.window.showTextDocument(
          await vscode.workspace.openTextDocument(document.uri),
          { preview: isPreview, ...(viewColumn === undefined ? {} : { viewColumn }) },
        );
    again.selections = selections;
    // After the cursor, which the editor reveals automatically.
    if (top) again.revealRange(new vscode.Range(top, top), vscode.TextEditorRevealType.AtTop);
  };
}

function allTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
}
