import assert from 'node:assert/strict';
import path from 'node:path';
import fs from 'node:fs';
import * as vscode from 'vscode';
import { officeFile, paragraph } from '../unit/formats/officeFile';
import { testApi } from './support/api';
import {
  ARTICLE,
  closeAll,
  corpusFolder,
  folderOf,
  show,
  type CorpusFolder,
} from './support/corpusFolder';
import { hearMessages } from './support/messages';
import { answerPicks, type ShownPick } from './support/quickPicks';
import { until } from './until';

const DAM = officeFile(paragraph('Dam or no dam', 'Title') + paragraph('The valley is split.'));
const PORT = `<html><head><title>Port talks</title><meta name="date" content="2024-05-02"></head><body><article>
<p>The dock workers reject night shifts, their chair said on Friday, and will not go back to the table.</p></article></body></html>`;
const DAM_ARTICLE = 'dam-or-no-dam.md';
const PORT_ARTICLE = '2024-05-02-port-talks.md';

suite('Importing files', () => {
  teardown(closeAll);

  test('lists what was found, and writes it in one go; a second time it is found again', async () => {
    const [folder, files] = await chosen('importing');
    const first = await run(files);
    assert.deepEqual(first.messages, [
      '2 articles were imported. 1 file was not read; the report says what to do.',
    ]);
    assert.deepEqual(first.shown[0]?.rows, [
      'New | ',
      'Dam or no dam | ',
      'Port talks | 2024-05-02',
      'Problems | ',
      '$(error) old.rtf | ',
    ]);
    assert.match(folder.text(DAM_ARTICLE), /\norigin: "dam\.docx"\n---\n\n# Dam or no dam\n/);
    assert.match(folder.text(PORT_ARTICLE), /^---\ntitle: "Port talks"\ndate: "2024-05-02"\n/);
    await until(() => folder.corpus.index.articles().length === 3);

    folder.write(PORT_ARTICLE, `${folder.text(PORT_ARTICLE)}A line of mine.\n`);
    const again = await run(files.slice(0, 2));
    assert.deepEqual(again.messages, ['No article was imported.']);
    assert.deepEqual(again.shown[0]?.rows, [
      'Changed: the article in the corpus has another text | ',
      'Port talks | 2024-05-02',
      'In the corpus already | ',
      'Dam or no dam | ',
    ]);
    assert.match(folder.text(PORT_ARTICLE), /A line of mine/);
  });

  test('Undo takes the new files away again', async () => {
    const [folder, files] = await chosen('importing-undone');
    const { messages } = await run(files.slice(0, 2), 'Undo');
    assert.deepEqual(messages, ['2 articles were imported.']);
    await until(() => folder.textIfThere(DAM_ARTICLE) === undefined);
    await until(() => folder.textIfThere(PORT_ARTICLE) === undefined);
    assert.ok(folder.textIfThere('harbour.txt'));
  });

  test('the report says of each file what to do, and leads to it', async () => {
    const [, files] = await chosen('importing-report');
    await run(files, 'Show Report');
    await until(() => vscode.window.activeTextEditor !== undefined);
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.ok(
      text.includes(`dam-or-no-dam.md\n  ${String(files[0]).replace(/foreign.*/, '')}`),
      text,
    );
    assert.match(text, /old\.rtf: This is a \.rtf file, which is not imported/);
    assert.ok(text.includes(String(files[2])), text);
  });

  test('leaving a list writes nothing', async () => {
    const [folder, files] = await chosen('importing-left');
    for (const answers of [[], [{ choose: 'Dam' }]] as const) {
      const picks = await answerPicks(...answers);
      await vscode.commands.executeCommand('policyAnnotator.import', files[0], files);
      picks.stop();
      assert.equal(picks.shown.length, answers.length + 1);
      assert.equal(folder.textIfThere(DAM_ARTICLE), undefined);
    }
  });
});

/** A corpus that the views show, and files of other programs beside it. */
async function chosen(name: string): Promise<[CorpusFolder, readonly vscode.Uri[]]> {
  const folder = await corpusFolder(name, { 'harbour.txt': ARTICLE });
  const { corpora } = await testApi();
  await show(folder.uri('harbour.txt'));
  await until(() => corpora.active === folder.loaded);
  const foreign = folderOf(`${name}/foreign`, {
    'dam.docx': DAM,
    'port.html': PORT,
    'old.rtf': '{\\rtf1 x}',
  });
  const files = fs.readdirSync(foreign).sort();
  assert.deepEqual(files, ['dam.docx', 'old.rtf', 'port.html']);
  const uris = ['dam.docx', 'port.html', 'old.rtf'].map((file) =>
    vscode.Uri.file(path.join(foreign, file)),
  );
  return [folder, uris];
}

/** Takes what is ticked, into the folder of the corpus. */
async function run(
  files: readonly vscode.Uri[],
  answer?: string,
): Promise<{ readonly shown: readonly ShownPick[]; readonly messages: readonly string[] }> {
  const messages = await hearMessages(answer);
  const picks = await answerPicks({ choose: 'Dam' }, { choose: ' | ' });
  await vscode.commands.executeCommand('policyAnnotator.import', files[0], files);
  picks.stop();
  messages.stop();
  return { shown: picks.shown, messages: messages.texts };
}
