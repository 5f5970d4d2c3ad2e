import * as vscode from 'vscode';
import { setContext } from '../host/contexts';
import { typingInEditors } from '../host/guarded';

type Question = vscode.InputBox | vscode.QuickPick<vscode.QuickPickItem>;

interface Shown {
  readonly keys: vscode.Disposable;
  readonly useWholeWords: (() => void) | undefined;
}

let shown: Shown | undefined;

/** Takes the whole words that the question on screen offers; false where it offers none. */
export function useOfferedWords(): boolean {
  shown?.useWholeWords?.();
  return shown?.useWholeWords !== undefined;
}

/** What holds for the keys while a question is shown, to be called before. Escape goes back where
 * there is a question before, by a key of the manifest; what hides the question otherwise, such as
 * the Command Palette, ends the questions: `onLeft`. A click into a text, which leaves the question
 * open, gives it the keys back, so that no answer is typed into an article; until then keys of the
 * manifest let nothing be deleted or pasted there. `useWholeWords`: what a key of the manifest does
 * where whole words are offered. Returns what to call once the question is gone. */
export function questionTakesKeys(
  question: Question,
  onLeft: () => void,
  { canGoBack = false, useWholeWords }: QuestionKeys = {},
): () => void {
  shown?.keys.dispose();
  const own = { keys: keysFor(question, onLeft), useWholeWords };
  shown = own;
  setContext('canGoBack', canGoBack);
  setContext('questionShown', true);
  setContext('wholeWordsOffered', useWholeWords !== undefined);
  return () => {
    own.keys.dispose();
    // The next question may be there already.
    if (shown !== own) return;
    shown = undefined;
    setContext('canGoBack', false);
    setContext('questionShown', false);
    setContext('wholeWordsOffered', false);
  };
}

interface QuestionKeys {
  readonly canGoBack?: boolean;
  readonly useWholeWords?: (() => void) | undefined;
}

/** In milliseconds: whoever drags across words selects more of them within this time. Keys that are
 * typed meanwhile are taken all the same. */
const DRAG_MS = 200;

function keysFor(question: Question, onLeft: () => void): vscode.Disposable {
  let returns = 0;
  let dragged: ReturnType<typeof setTimeout> | undefined;
  // VS Code's command for this gives the keys to the list below the line.
  const showAgain = (): void => {
    clearTimeout(dragged);
    returns++;
    question.hide();
    if ('items' in question) {
      const { activeItems, items, selectedItems } = question;
      question.items = items;
      question.activeItems = activeItems;
      question.selectedItems = selectedItems;
    }
    // What was typed would be selected, and replaced by the next letter.
    const { length } = question.value;
    Object.assign(question, { valueSelection: [length, length] });
    question.show();
  };
  return vscode.Disposable.from(
    question.onDidHide(() => {
      if (returns > 0) returns--;
      else onLeft();
    }),
    vscode.window.onDidChangeTextEditorSelection(({ kind }) => {
      if (kind !== vscode.TextEditorSelectionChangeKind.Mouse) return;
      clearTimeout(dragged);
      dragged = setTimeout(showAgain, DRAG_MS);
    }),
    new vscode.Disposable(() => clearTimeout(dragged)),
    typingInEditors((text) => {
      // Enter was meant for a text, and would answer unseen.
      if (text !== '\n') question.value += text;
      showAgain();
    }),
  );
}
