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

/** The titles of the commands by their ids; a command without a title has its id. */
export function titlesIn(contributed: Keys | undefined): ReadonlyMap<string, string> {
  return new Map(
    entriesIn(contributed, 'commands').map((one) => {
      const command = String(one.get('command'));
      return [command, shownTitle(one.get('title')) ?? command];
    }),
  );
}
