import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { annotate, idsIn } from '../support/annotations';
import { workspaceRoot } from '../support/api';
import { closeAll, loadFolder, show, type } from '../support/corpusFolder';
import { print } from '../support/print';
import { until } from '../until';
import { WINDOW } from './rows';

// Runs in two windows on one folder, which the report starts: each adds its share, as two people
// who code the same article at once, and `hostRows.ts` counts what is in the file at the end. One
// of them may have the annotation file open in an editor (`open`), and type into it and save it,
// too (`typed`).
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
      // Neither begins before the other is there.
      folder.write(`${NAME}.here`, '');
      await until(() => ['lea', 'tom'].every((name) => folder.textIfThere(`${name}.here`) === ''));
      let typed = 0;
      for (let at = 1; at < count; at++) {
        const types = EDITOR === 'typed' && at % 10 === 5;
        if (editor && types) await type(editor, 0, `# typed ${++typed}\n`);
        await add(at);
        if (editor && at % 10 === 8) await save(editor.document);
        // Whoever waits for this window sees that it does not stand still.
        if (at % 50 === 0) print(`      ${NAME}: ${at} of ${count}`);
      }
      // What waits in the document, or for another window, is there in the end.
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

/** As a person does, who tries again. */
async function save(document: vscode.TextDocument): Promise<void> {
  await until(async () => !document.isDirty || (await document.save()));
}
