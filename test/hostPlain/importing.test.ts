import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { hearMessages } from '../host/support/messages';
import { answerPicks } from '../host/support/quickPicks';
import { testApi, workspaceRoot } from '../host/support/api';
import { until } from '../host/until';
import { folderOf } from '../host/support/corpusFolder';
import { dnaFile, type DnaContent } from '../unit/formats/dnaFile';

const PAGE = `<html><head><title>Port talks</title><meta name="date" content="2024-05-02"></head><body><article>
<p>The dock workers reject night shifts, their chair said on Friday, and will not go back to the table.</p></article></body></html>`;

const TEXT = 'The ministry said: emissions must be regulated. Ms Jones: no law. Somebody sighed.';
const CODED: DnaContent = {
  documents: [{ title: 'Hearing', text: TEXT }],
  statements: [
    {
      document: 1,
      quote: 'emissions must be regulated',
      ...{ organization: 'Ministry', person: 'Smith', concept: 'Regulation', agreement: true },
    },
    {
      document: 1,
      quote: 'no law',
      ...{ organization: 'Airline', concept: 'Regulation', agreement: false, coder: 3 },
    },
    { document: 1, quote: 'Somebody sighed', note: 'Ask who.' },
  ],
};

/** The bytes of all files in a folder, but of those that tests put aside. */
function contentOf(folder: string): ReadonlyMap<string, string> {
  const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    files
      .filter((one) => one.isFile() && !one.parentPath.includes('foreign'))
      .map(({ parentPath, name }) => {
        const file = path.join(parentPath, name);
        return [path.relative(folder, file), fs.readFileSync(file, 'latin1')];
      }),
  );
}

suite('Importing into a folder without a codebook', () => {
  test('makes the codebook with the first article; Undo takes both away again', async () => {
    await testApi();
    const root = workspaceRoot().fsPath;
    const article = path.join(root, '2024-05-02-port-talks.md');
    const codebook = path.join(root, 'codebook.yaml');
    const page = vscode.Uri.file(
      path.join(folderOf('foreign', { 'port.html': PAGE }), 'port.html'),
    );

    const left = await answerPicks('leave');
    await vscode.commands.executeCommand('policyAnnotator.import', page, [page]);
    left.stop();
    assert.equal(fs.existsSync(codebook), false);

    const messages = await hearMessages('Undo');
    const picks = await answerPicks({ choose: 'Port talks' }, { choose: ' | ' });
    await vscode.commands.executeCommand('policyAnnotator.import', page, [page]);
    picks.stop();
    messages.stop();
    assert.deepEqual(messages.texts, [
      '1 article was imported. A codebook was created for this corpus.',
    ]);
    await until(() => !fs.existsSync(article) && !fs.existsSync(codebook));
  });

  test('a project becomes a corpus with all that was coded; Undo leaves the folder as it was', async () => {
    await testApi();
    const root = workspaceRoot().fsPath;
    const foreign = folderOf('foreign', { 'study.dna': dnaFile(CODED) });
    const file = vscode.Uri.file(path.join(foreign, 'study.dna'));
    const before = contentOf(root);
    const article = '2024-04-26-herald-hearing.md';

    const run = async (button: string): Promise<{ rows: string[]; texts: readonly string[] }> => {
      const messages = await hearMessages(button);
      const picks = await answerPicks({ choose: 'Import what is new' });
      await vscode.commands.executeCommand('policyAnnotator.importProject', file);
      picks.stop();
      messages.stop();
      return { rows: picks.shown.flatMap(({ rows }) => rows), texts: messages.texts };
    };
    const { rows, texts } = await run('Undo');
    assert.deepEqual(rows.slice(0, 9), [
      '$(check) Import what is new | ',
      'What would be imported | ',
      'Articles | new: 1',
      'Actors | new: 3',
      'Issues | new: 1',
      'Coders | new: 2',
      'Types and fields | new: 2',
      'Positions | new: 2',
      'Other annotations | new: 1',
    ]);
    assert.deepEqual(texts, [
      'The project was imported. Articles: 1, positions: 2, other annotations: 1. A codebook was created for this corpus.',
    ]);
    await until(() => !fs.existsSync(path.join(root, 'codebook.yaml')));
    assert.deepEqual(contentOf(root), before);

    await run('Open');
    await until(() => vscode.window.activeTextEditor?.document.uri.path.endsWith(article) === true);
    const { text } = {
      text: fs.readFileSync(path.join(root, `${article}.annotations.yaml`), 'utf8'),
    };
    assert.match(text, /id: dna-1\n.*\n? *actor: ministry/s);
    assert.match(fs.readFileSync(path.join(root, 'codebook.yaml'), 'utf8'), /lea-sommer/);

    // The same project again: nothing is doubled, and nothing is written.
    const corpus = contentOf(root);
    const again = await answerPicks('leave');
    await vscode.commands.executeCommand('policyAnnotator.importProject', file);
    again.stop();
    assert.equal(again.shown[0]?.rows[0], 'There is nothing new in this project. | ');
    assert.ok(again.shown[0]?.rows.includes('Positions | same: 2'));
    assert.deepEqual(contentOf(root), corpus);
  });

  test('a file that is no project says what it is and what to do', async () => {
    const foreign = folderOf('foreign', { 'notes.dna': 'no database' });
    const messages = await hearMessages();
    await vscode.commands.executeCommand(
      'policyAnnotator.importProject',
      vscode.Uri.file(path.join(foreign, 'notes.dna')),
    );
    messages.stop();
    assert.deepEqual(messages.texts, [
      'notes.dna: This file is damaged, or its content does not match its file extension. Open it in the program that made it, save it again, and import that.',
    ]);
  });
});
