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
import { answerPicks, type Answer, type ShownPick } from './support/quickPicks';
import { typeLines } from './support/typedLines';
import { until } from './until';

const DAM = officeFile(paragraph('Dam or no dam', 'Title') + paragraph('The valley is split.'));
const PORT = `<html><head><title>Port talks</title><meta name="date" content="2024-05-02"></head><body><article>
<p>The dock workers reject night shifts, their chair said on Friday, and will not go back to the table.</p></article></body></html>`;
const FOREIGN = { 'dam.docx': DAM, 'port.html': PORT, 'old.doc': 'x' };
const STORY =
  'The union of the dock workers rejects night shifts, its chair said on Friday, and it will not go back to the table before the offer of the port authority has been withdrawn.';
const WIRE = `Nr,Head,Heading,Paper,Day,Words
1,a,Night shifts,The Quay,03/04/2024,"${STORY}"
2,b,No night shifts,Harbour Post,04/04/2024,"OLD QUAY – ${STORY}"
3,c,Empty,The Quay,05/04/2024,
`;
const DAM_ARTICLE = 'dam-or-no-dam.md';
const PORT_ARTICLE = '2024-05-02-port-talks.md';

suite('Importing files', () => {
  teardown(closeAll);

  test('lists what was found, and writes it in one go; a second time it is found again', async () => {
    const [folder, files] = await chosen('importing');
    const first = await run(files);
    assert.deepEqual(first.shown[0]?.rows, [
      '$(check) Choose Articles | 2 new articles',
      'What Files Do Not Say | ',
      'Date: — | 1 article does not say it',
      'Author: — | 2 articles do not say it',
      'Source: — | 2 articles do not say it',
      'Problems | ',
      '$(error) old.doc | ',
    ]);
    assert.deepEqual(first.messages, [
      '2 articles were imported. 1 file was not read; the report says what to do.',
    ]);
    assert.deepEqual(first.shown[1]?.rows, [
      'Problems | ',
      '$(error) old.doc | ',
      // It names the union of the codebook.
      'New | ',
      'Port talks | 2024-05-02',
      'Dam or no dam | ',
    ]);
    assert.match(folder.text(DAM_ARTICLE), /\norigin: "dam\.docx"\n---\n\n# Dam or no dam\n/);
    assert.match(folder.text(PORT_ARTICLE), /^---\ntitle: "Port talks"\ndate: "2024-05-02"\n/);
    await until(() => folder.corpus.index.articles().length === 3);

    folder.write(PORT_ARTICLE, `${folder.text(PORT_ARTICLE)}A line of mine.\n`);
    const again = await answered(files.slice(0, 2), CHOICES);
    assert.deepEqual(again.messages, ['No article was imported.']);
    assert.deepEqual(again.shown[0]?.rows, [
      'Changed: the article in the corpus has a different text | ',
      'Port talks | 2024-05-02',
      'Already in the corpus | ',
      'Dam or no dam | ',
    ]);
    assert.match(folder.text(PORT_ARTICLE), /A line of mine/);
  });

  test('states the date of all articles whose file has none', async () => {
    const [folder, files] = await chosen('importing-stated');
    const typed = await typeLines('Harbour Post', 'May 3, 2024');
    const { shown } = await answered(files.slice(0, 2), [
      ...[{ choose: 'Date: ' }, { choose: 'Source: ' }, { choose: 'Choose Articles' }],
      ...CHOICES,
    ]);
    typed.stop();
    assert.deepEqual(shown[2]?.rows.slice(0, 5), [
      '$(check) Choose Articles | 2 new articles',
      'What Files Do Not Say | ',
      'Date: 2024-05-03 | ',
      'Author: — | 2 articles do not say it',
      'Source: Harbour Post | ',
    ]);
    assert.match(
      folder.text('2024-05-03-harbour-post-dam-or-no-dam.md'),
      /\nsource: "Harbour Post"\ndate: "2024-05-03"\n/,
    );
    const port = folder.text('2024-05-02-harbour-post-port-talks.md');
    assert.match(port, /\nsource: "Harbour Post"\ndate: "2024-05-02"\n/);
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
    assert.match(text, /old\.doc: This is a \.doc file, which is not imported/);
    assert.ok(text.includes(String(files[2])), text);
  });

  test('asks of a table which column is what, and of dates which figure is the day', async () => {
    const [folder, [wire]] = await chosen('importing-table', { 'wire.csv': WIRE });
    const { shown, messages } = await answered(
      [wire!],
      [
        ...[{ choose: 'Title: Head' }, { choose: 'Heading' }, { choose: 'Read the Table' }],
        ...[{ choose: 'day first' }, { choose: ' | ' }, { choose: ' | ' }],
      ],
    );
    assert.deepEqual(shown[0]?.rows, [
      '$(check) Read the Table with These Columns | 3 rows',
      'Columns | ',
      `Text: Words | ${STORY.slice(0, 80)}…`,
      'Title: Head | a',
      'Author: no column | ',
      'Source: Paper | The Quay',
      'Date: Day | 03/04/2024',
      'Web address: no column | ',
      'Id that identifies the article in later imports: Nr | 1',
    ]);
    assert.equal(shown[2]?.rows[3], 'Title: Heading | Night shifts');
    assert.deepEqual(shown[3]?.rows.slice(0, 2), [
      'Apr 3, 2024 | day first',
      'Mar 4, 2024 | month first',
    ]);
    assert.deepEqual(shown[4]?.rows, [
      ...['Problems | ', '$(warning) wire.csv | '],
      ...[
        'New | ',
        'Night shifts | The Quay, 2024-04-03',
        'No night shifts | Harbour Post, 2024-04-04',
      ],
      'Same story as another article: select to mark it as a reprint | ',
      'No night shifts | Harbour Post, 2024-04-04',
    ]);
    assert.deepEqual(messages, ['2 articles were imported.']);
    const second = folder.text('2024-04-04-harbour-post-no-night-shifts.md');
    assert.match(second, /\norigin: "wire\.csv#2"\n/);
    // Only a tick would mark it.
    assert.doesNotMatch(second, /duplicate-of/);
  });

  test('marks the same story in another outlet where its row is ticked', async () => {
    const [folder, [wire]] = await chosen('importing-marked', { 'wire.csv': WIRE });
    await answered(
      [wire!],
      [
        ...[{ choose: 'Read the Table' }, { choose: 'day first' }],
        ...[{ tick: ['a | ', 'b | '] }, { choose: ' | ' }],
      ],
    );
    assert.match(
      folder.text('2024-04-04-harbour-post-b.md'),
      /\nduplicate-of: "2024-04-03-the-quay-a\.md"\n/,
    );
  });

  test('leaving the question for columns or dates writes nothing', async () => {
    const [folder, [wire]] = await chosen('importing-columns-left', { 'wire.csv': WIRE });
    for (const answers of [[], [{ choose: 'Read the Table' }]] as const) {
      const { shown } = await answered([wire!], answers);
      assert.equal(shown.length, answers.length + 1);
    }
    assert.equal(folder.corpus.index.articles().length, 1);
  });

  test('takes two thousand rows of a table in one go', async () => {
    const rows = Array.from(
      { length: 2000 },
      (_, at) => `${String(at)},Story ${String(at)},Words of ${String(at)}.`,
    );
    const table = ['ID,Title,Text', ...rows].join('\n');
    const [folder, [file]] = await chosen('importing-many', { 'many.csv': table });
    const { shown, messages } = await answered(
      [file!],
      [{ choose: 'Read the Table' }, { choose: 'Choose Articles' }, ...CHOICES],
    );
    assert.equal(shown[2]?.rows.length, 2001);
    assert.deepEqual(messages, ['2000 articles were imported.']);
    assert.match(
      folder.text('story-1999.md'),
      /\norigin: "many\.csv#1999"\n---\n\nWords of 1999\.\n$/,
    );
  });

  test('makes articles of the turns of a hearing, with what is stated for all', async () => {
    const words = (speaker: string): string =>
      `<p>${speaker}: We have said in all the letters of the last years what we think of this bill.</p>`;
    const hearing = `<html><head><title>Ferry bill</title><meta name="date" content="2024-05-02"></head><body><article>${['Mr. Lee', 'Ms. Orr', 'Mr. Lee'].map(words).join('')}</article></body></html>`;
    const [folder, files] = await chosen('importing-turns', { 'hearing.html': hearing });
    const { shown } = await answered(files, [
      { choose: 'Make an Article of Each Turn' },
      { choose: 'Choose Articles' },
      ...CHOICES,
    ]);
    assert.deepEqual(shown[0]?.rows.slice(-2), [
      'Hearings, Debates and Interviews | ',
      'Make an Article of Each Turn of a Speaker | 1 document with 3 turns',
    ]);
    assert.deepEqual(shown[2]?.rows, [
      'New | ',
      'Mr. Lee – Ferry bill | 2024-05-02',
      'Ms. Orr – Ferry bill | 2024-05-02',
      'Mr. Lee – Ferry bill | 2024-05-02',
    ]);
    assert.match(folder.text('2024-05-02-2-ms-orr-ferry-bill.md'), /\nauthor: "Ms. Orr"\n/);
  });

  test('leaving a list writes nothing', async () => {
    const [folder, files] = await chosen('importing-left');
    const all = { choose: 'Choose Articles' };
    for (const answers of [[], [all], [all, { choose: 'Dam' }]] as const) {
      const picks = await answerPicks(...answers);
      await vscode.commands.executeCommand('policyAnnotator.import', files[0], files);
      picks.stop();
      assert.equal(picks.shown.length, answers.length + 1);
      assert.equal(folder.textIfThere(DAM_ARTICLE), undefined);
    }
  });
});

/** A corpus that the views show, and files of other programs beside it. */
async function chosen(
  name: string,
  files: Readonly<Record<string, string | Uint8Array>> = FOREIGN,
): Promise<[CorpusFolder, readonly vscode.Uri[]]> {
  const folder = await corpusFolder(name, { 'harbour.txt': ARTICLE });
  const { corpora } = await testApi();
  await show(folder.uri('harbour.txt'));
  await until(() => corpora.active === folder.loaded);
  const foreign = folderOf(`${name}/foreign`, files);
  assert.deepEqual(fs.readdirSync(foreign).sort(), Object.keys(files).sort());
  const uris = Object.keys(files).map((file) => vscode.Uri.file(path.join(foreign, file)));
  return [folder, uris];
}

/** Imports the ticked files into the folder of the corpus. */
async function run(files: readonly vscode.Uri[], button?: string): Promise<Done> {
  return answered(files, [{ choose: 'Choose Articles' }, ...CHOICES], button);
}

/** Everything that is new, into the folder of the corpus. */
const CHOICES = [{ choose: ' | ' }, { choose: ' | ' }];

interface Done {
  readonly shown: readonly ShownPick[];
  readonly messages: readonly string[];
}

/** Imports files, with the given answers to the lists. */
async function answered(
  files: readonly vscode.Uri[],
  answers: readonly Answer[],
  button?: string,
): Promise<Done> {
  const messages = await hearMessages(button);
  const picks = await answerPicks(...answers);
  await vscode.commands.executeCommand('policyAnnotator.import', files[0], files);
  picks.stop();
  messages.stop();
  return { shown: picks.shown, messages: messages.texts };
}
