import * as vscode from 'vscode';
import { keysOf } from '../../core';
import { shownTitle } from './commandTitle';

type Keys = ReadonlyMap<string, unknown>;

/** What the extension contributes, as the editor has read its manifest, with translated texts. */
export function contributions(extension: vscode.Uri): Keys | undefined {
  const own = vscode.extensions.all.find(
    ({ extensionUri }) => extensionUri.toString() === extension.toString(),
  );
  return keysOf(keysOf(own?.packageJSON)?.get('contributes'));
}

/** The entries of a list in it, such as its commands. Empty if there is no such list. */
export function entriesIn(contributed: Keys | undefined, name: string): readonly Keys[] {
  const list = contributed?.get(name);
  return Array.isArray(list) ? list.flatMap((one: unknown) => keysOf(one) ?? []) : [];
}

/** The title of a command, or its id if it has none. */
export function titleOf(contributed: Keys | undefined, command: string): string {
  const found = entriesIn(contributed, 'commands').find((one) => one.get('command') === command);
  return shownTitle(found?.get('title')) ?? command;
}
