import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { annotate, idsIn } from '../support/annotations';
import { workspaceRoot } from '../support/api';
import { closeAll, loadFolder, show, type } from '../support/corpusFolder';
import { print } from '../support/print';
import { until } from '../until';
import { WINDOW } from './rows';

// Runs in two windows on one folder, started by the report: each adds its share, like two coders of
// the same article, and `hostRows.ts` counts the entries of the file at the end. One window may
// have the annotation file open in an editor (`open`), and also type into it and save it (`typed`).
const NAME = WINDOW ?? '';
const EDITOR = process.env.RELIABILITY_EDITOR ?? 'closed';
const ARTICLE_FILE = 'harbour.txt';
const FILE = `${ARTICLE_FILE}.annotations.yaml`;

if (NAME === 'lea' || NAME === 'tom') {
  suite('Two windows (scoreboard)', function () {
    const count = Number(process.env.RELIABILITY_ADDITIONS);
    this.timeout(60_000 + count * 5000);
    teardown(closeAll);

    test('each adds annotations to the same file', async () => {
      const folder = await loadFolder(workspaceRoot().fsPath);
      await folder.opened(ARTICLE_FILE);
      const add = (at: number): Promise<void> =>
        annotate(folder, ARTICLE_FILE, 'rejects night shifts', `${NAME}-${at}`);
      const mine = (text: string): number => idsIn(text).filter((id) => id.startsWith(NAME)).length;
      await add(0);
      const isOpen = NAME === 'lea' && EDITOR !== 'closed';
      const editor = isOpen ? await show(folder.uri(FILE)) : undefined;
      // Each waits for the other before it begins.
      folder.write(`${NAME}.here`, '');
      await until(() => ['lea', 'tom'].every((name) => folder.textIfThere(`${name}.here`) === ''));
      let typed = 0;
      for (let at = 1; at < count; at++) {
        const types = EDITOR === 'typed' && at % 10 === 5;
        if (editor && types) await type(editor, 0, `# typed ${++typed}\n`);
        await add(at);
        if (editor && at % 10 === 8) await save(editor.document);
        // Shows the other programs that this window still makes progress.
        if (at % 50 === 0) print(`      ${NAME}: ${at} of ${count}`);
      }
      // Changes that wait in the document, or for another window, are in the file at the end.
      await until(async () => {
        await folder.corpus.settled();
        if (editor) await save(editor.document);
        return mine(folder.text(FILE)) === count;
      });
      const comments = folder.text(FILE).match(/# typed/g) ?? [];
      if (editor) assert.equal(comments.length, typed);
    });
  });
}

/** Saves, and tries again if that fails, as a user does. */
async function save(document: vscode.TextDocument): Promise<void> {
  await until(async () => !document.isDirty || (await document.save()));
}
