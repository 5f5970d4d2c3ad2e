import assert from 'node:assert/strict';
import fs from 'node:fs';
import * as vscode from 'vscode';
import type { LoadedCorpus } from '../../../src/vscode/corpora/corpora';
import { testApi } from './api';
import { hearMessages } from './messages';
import { answerPicks } from './quickPicks';

/** The text that an export of a whole corpus writes in the given format. */
export async function exported(loaded: LoadedCorpus, format: string): Promise<string> {
  const { corpora } = await testApi();
  corpora.choose(loaded);
  const picks = await answerPicks({ choose: format });
  try {
    return await saved(loaded, 'policyAnnotator.export', { view: 'articles' });
  } finally {
    picks.stop();
  }
}

/** The text that a command writes to the file that the user chooses. */
export async function saved(
  { root }: LoadedCorpus,
  command: string,
  argument: unknown,
): Promise<string> {
  const { window } = await testApi();
  const { showSaveDialog } = window;
  const place = vscode.Uri.joinPath(root, 'out.exported');
  Object.assign(window, { showSaveDialog: () => Promise.resolve(place) });
  const messages = await hearMessages();
  try {
    await vscode.commands.executeCommand(command, argument);
  } finally {
    Object.assign(window, { showSaveDialog });
    messages.stop();
  }
  assert.match(messages.texts.join(), /^Exported: /);
  return fs.readFileSync(place.fsPath, 'utf8');
}
