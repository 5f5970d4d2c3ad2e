import type * as vscode from 'vscode';
import { wentWithRoom, type ArticlePath, type ReviewPlace } from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { documentText, toRange } from '../../documents/articleDocuments';
import { createChangeDecorations } from '../../ui/decorations';
import { readersPlace } from '../../ui/readersPlace';
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
