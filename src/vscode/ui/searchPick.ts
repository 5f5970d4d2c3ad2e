import * as vscode from 'vscode';
import type { Task } from '../../core';
import { NewestSearch } from '../../project';
import { keepOrder, type PickRow } from './quickPick';
import { questionTakesKeys } from './shownQuestion';
import type { Services } from '../services';

export interface SearchPickOptions<Value> {
  readonly title: string;
  readonly placeholder: string;
  /** What is in the field at first. */
  readonly typed: string;
  /** Called with what is typed, at each change. */
  readonly onTyped: (typed: string) => void;
  /** Searches in steps; with nothing typed it gives the first rows. */
  readonly search: (typed: string) => Task<readonly PickRow<Value>[]>;
}

/** A list whose rows are searched for while the user types: a newer key cancels the earlier search
 * and is shown as busy until rows are found. Undefined for Escape. */
export function pickFound<Value>(
  { guard, environment }: Pick<Services, 'guard' | 'environment'>,
  { title, placeholder, search, ...typing }: SearchPickOptions<Value>,
): Promise<Value | undefined> {
  const pick = vscode.window.createQuickPick<PickRow<Value>>();
  keepOrder(pick);
  pick.title = title;
  pick.placeholder = placeholder;
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  const newest = new NewestSearch(environment.yieldToHost);
  let { typed } = typing;
  pick.value = typed;
  /** The typed text that the rows belong to. */
  let foundFor: string | undefined;
  let latest: Promise<void> = Promise.resolve();

  const find = async (): Promise<void> => {
    const wanted = typed;
    pick.busy = true;
    const rows = await newest.run(search(wanted));
    // A newer key or the end has cancelled this search.
    if (!rows) return;
    pick.busy = false;
    // What is found may have the words in another order than typed.
    pick.items = rows.map((row) => ({ ...row, alwaysShow: true }));
    foundFor = wanted;
  };
  const type = (text: string): void => {
    typed = text;
    typing.onTyped(text);
    latest = find();
    guard.run('finding rows', () => latest);
  };

  return new Promise((resolve) => {
    const finish = (value: Value | undefined): void => {
      notShown();
      newest.end();
      resolve(value);
      listeners.dispose();
      pick.dispose();
    };
    const accept = async (): Promise<void> => {
      // A user who types fast and presses Enter means what the list is about to show.
      const isBehind = foundFor !== pick.value;
      if (typed !== pick.value) type(pick.value);
      await latest;
      const row = isBehind ? pick.items[0] : (pick.activeItems[0] ?? pick.items[0]);
      if (row?.value !== undefined) finish(row.value);
    };
    const notShown = questionTakesKeys(pick, () => finish(undefined));
    const listeners = vscode.Disposable.from(
      guard.on(pick.onDidChangeValue, type),
      guard.on(pick.onDidAccept, accept),
    );
    pick.show();
    type(typed);
  });
}
