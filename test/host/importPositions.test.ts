import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { testApi } from './support/api';
import { closeAll, corpusFolder, folderOf, show, type CorpusFolder } from './support/corpusFolder';
import { hearMessages } from './support/messages';
import { answerPicks, type Answer } from './support/quickPicks';
import { typeLines } from './support/typedLines';
import { until } from './until';

const TABLE = `Nr,Document,Organization,Concept,Agreement,Text
1,harbour.txt,City council,Cargo ban,1,wants to close the harbour
2,harbour.txt,Airport Ltd,Cargo ban,0,calls that reckless
3,harbor.txt,City council,Cargo ban,0,quiet nights
`;
const LISTS = { 'persons.txt': 'Ada Lund\nCity council\n' };
const CODEBOOK = `format: policy-codebook/1
actors:
  council: {name: City council}
issues:
  cargo: {name: Cargo ban}
`;
const ARTICLE = 'The council wants to close the harbour. The airport calls that reckless.\n';
const FILE = 'harbour.txt.annotations.yaml';

const OF_MACHINE = 'harbour.txt.m1.annotations.yaml';
const CLOSES = { actor: 'council', issue: 'cargo', stance: 'support' };
const READINGS = [
  { model: 'local-8b', version: '3' },
  { article: 'harbour.txt', quote: 'wants to close the harbour', ...CLOSES },
  { article: 'harbour.txt', quote: 'wants to keep the harbour', ...CLOSES },
  { article: 'harbour.txt', quote: 'calls that reckless', ...CLOSES, actor: 'Airport Ltd' },
]
  .map((line) => `${JSON.stringify(line)}\n`)
  .join('');

suite('Importing tables', () => {
  teardown(closeAll);

  test('shows what the columns are and what would be written, and writes positions as one change', async () => {
    const [folder, uri] = await opened('positions-in', 'claims.csv', TABLE);
    const { shown, messages } = await run('importPositions', uri, [
      { choose: 'Read the Table' },
      'back',
      { choose: 'Skip rows' },
      { choose: 'Read the Table' },
      { choose: 'Import 2 positions' },
    ]);
    assert.deepEqual(shown[0]?.slice(0, 7), [
      '$(check) Read the Table with These Columns | 0 = oppose, 1 = support',
      'Columns | ',
      'Article: Document | harbour.txt · harbor.txt',
      'Quote: Text | wants to close the harbour · calls that reckless · quiet nights',
      'Actor: Organization | City council · Airport Ltd',
      'Issue: Concept | Cargo ban',
      'Stance: Agreement | 1 · 0',
    ]);
    assert.deepEqual(shown[4], [
      '$(check) Import 2 positions | in 1 article',
      '$(new-file) Make 1 article of its quotes | for the documents that the corpus lacks',
      'New in the codebook | ',
      '$(add) Airport Ltd | actor',
      'Not imported: 1 | ',
      '$(error) Row 4: The corpus has no article “harbor.txt”. Did you mean “harbour.txt”? | ',
    ]);
    assert.deepEqual(messages, [
      '2 positions were imported. 1 row was not imported; the report says why.',
    ]);
    await until(() => folder.textIfThere(FILE)?.includes('actor: airport-ltd') === true);
    assert.match(folder.text('codebook.yaml'), /\n {2}airport-ltd:\n {4}name: "Airport Ltd"\n/);

    await vscode.commands.executeCommand('policyAnnotator.undo');
    await until(() => folder.textIfThere(FILE) === undefined);
    await until(() => folder.text('codebook.yaml') === CODEBOOK);
  });

  test('Undo of the message takes all of it back, and leaving a list writes nothing', async () => {
    const [folder, uri] = await opened('positions-undone', 'claims.csv', TABLE);
    await run('importPositions', uri, [{ choose: 'Read the Table' }, 'leave']);
    assert.equal(folder.textIfThere(FILE), undefined);
    await run(
      'importPositions',
      uri,
      [{ choose: 'Read the Table' }, { choose: 'Import 1 position' }],
      'Undo',
    );
    await until(() => !folder.corpus.history.canUndo);
    await folder.corpus.settled();
    assert.equal(folder.textIfThere(FILE), undefined);
  });

  test('makes articles of the quotes of documents that the corpus lacks, which Undo removes', async () => {
    const table = TABLE.replace('harbor.txt', 'Speech');
    const [folder, uri] = await opened('positions-made', 'claims.csv', table);
    const answers = [
      { choose: 'Read the Table' },
      { choose: 'Make 1 article of its quotes' },
      { choose: 'Import 2 positions' },
    ];
    const { shown } = await run('importPositions', uri, answers, 'Undo');
    assert.deepEqual(shown[2]?.slice(0, 2), [
      '$(check) Import 2 positions | in 2 articles',
      '$(new-file) 1 article is made of its quotes; nothing else of it is known | ',
    ]);
    await until(() => !folder.corpus.history.canUndo);
    await folder.corpus.settled();
    await until(() => folder.textIfThere('speech.md') === undefined);
    assert.equal(folder.textIfThere('speech.md.annotations.yaml'), undefined);
    await until(() => folder.corpus.index.article('speech.md') === undefined);
    await run('importPositions', uri, answers);
    await until(() => folder.textIfThere('speech.md.annotations.yaml') !== undefined);
    assert.match(folder.text('speech.md'), /made-of: "quotes"\n---\n\nquiet nights\n$/);
  });

  test('the report says of each row what became of it, and leads to the articles', async () => {
    const [folder, uri] = await opened('positions-report', 'claims.csv', TABLE);
    await run(
      'importPositions',
      uri,
      [{ choose: 'Read the Table' }, { choose: 'Import 1 position' }],
      'Show Report',
    );
    await until(
      () => vscode.window.activeTextEditor?.document.uri.scheme === 'policy-annotator-text',
    );
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.ok(
      text.includes(`harbour.txt: 1 position\n  ${String(folder.uri('harbour.txt'))}`),
      text,
    );
    assert.match(text, /Row 3: The codebook has no actor “Airport Ltd”\./);
  });

  test('readings of a machine become files of its own, and their run is kept', async () => {
    const [folder, uri] = await opened('readings-in', 'readings.jsonl', READINGS);
    const answers: readonly Answer[] = [{ choose: 'Import 1 reading' }];
    const { shown, messages } = await run('importMachineReadings', uri, answers, 'Undo');
    assert.deepEqual(shown.at(-1), [
      '$(check) Import 1 reading | of 1 article',
      'Run 1 of m1 | local-8b',
      '1 of 3 answers are taken in | the words must stand in the article exactly and once',
      'Readings of a machine count nowhere until a person has decided them | ',
      'Not in the codebook | ',
      '$(question) Airport Ltd | actor, 1 row',
      'Not imported: 2 | ',
      '$(error) Row 3: The article does not have these words, exactly as they are quoted. | ',
      '$(error) Row 4: The codebook has no actor “Airport Ltd”. | ',
    ]);
    assert.deepEqual(messages, [
      '1 reading of m1 was imported. 2 answers were not taken in; the report says why.',
    ]);
    await until(() => !folder.corpus.history.canUndo);
    await folder.corpus.settled();
    assert.equal(folder.textIfThere(OF_MACHINE), undefined);
    await until(() => folder.text('codebook.yaml') === CODEBOOK);
    // What was imported is known all the same, and the same file is the same run.
    assert.match(folder.text('machine-runs/m1-1.jsonl'), /"run":1/);
    await run('importMachineReadings', uri, answers);
    await until(() => folder.textIfThere(OF_MACHINE)?.includes('actor: council') === true);
    assert.match(folder.text('codebook.yaml'), /m1:\n +name: "local-8b"\n +machine: true/);
    assert.equal(folder.textIfThere('machine-runs/m1-2.jsonl'), undefined);
    assert.deepEqual(folder.corpus.index.article('harbour.txt')?.annotations, []);

    fs.writeFileSync(uri.fsPath, READINGS.replace('wants to close', 'wants'));
    await until(() => folder.corpus.codebook.machines.has('m1'));
    const again = [{ choose: 'local-8b' }, { choose: 'Import 0 readings' }];
    const replaced = await run('importMachineReadings', uri, again);
    assert.ok(
      replaced.shown[1]?.includes('They replace the readings of the run before, which is kept | '),
    );
    // It read the article in vain.
    await until(() => folder.text(OF_MACHINE) === 'format: policy-annotations/1\n...\n');
    assert.match(folder.text('machine-runs/m1-2.jsonl'), /"run":2/);
  });

  test('a file that names no model, or a coder who works blind, imports no readings', async () => {
    const [folder, uri] = await opened('readings-refused', 'readings.jsonl', '{"article": "a"}\n');
    const { messages } = await run('importMachineReadings', uri, []);
    assert.match(messages[0] ?? '', /does not name the model that it is from/);
    const blind = 'coding: {blind: true}\nannotation-files: one-per-coder\n';
    folder.write('codebook.yaml', `${CODEBOOK}${blind}`);
    await until(() => folder.corpus.seen !== 'all');
    const closed = await run('importMachineReadings', uri, []);
    assert.match(closed.messages[0] ?? '', /Coders of this study work blind/);
    assert.equal(folder.textIfThere('machine-runs/m1-1.jsonl'), undefined);
  });

  test('entries of lists are shown and added to the codebook, one step of undo', async () => {
    const [folder] = await opened('entries-in', 'claims.csv', TABLE);
    const lists = folderOf('entries-in/lists', LISTS);
    const uri = vscode.Uri.file(path.join(lists, 'persons.txt'));
    const { shown, messages } = await run('importEntries', [uri], [{ choose: 'Ada Lund' }]);
    assert.deepEqual(shown[0], [
      'New | ',
      'Ada Lund | actor, person',
      'Already in the codebook: nothing new | ',
      '1 entry | ',
      'Problems | ',
      '$(warning) persons.txt, row 2: “City council” is already in the codebook. Only new names are added to it. Not changed: type. | ',
    ]);
    assert.deepEqual(messages, ['1 entry of the codebook was added or changed.']);
    await until(() => folder.text('codebook.yaml').includes('ada-lund:'));
    await vscode.commands.executeCommand('policyAnnotator.undo');
    await until(() => folder.text('codebook.yaml') === CODEBOOK);
  });
});

/** A corpus that the views show, and a table beside it. */
async function opened(
  name: string,
  table: string,
  text: string,
): Promise<[CorpusFolder, vscode.Uri]> {
  const folder = await corpusFolder(name, { 'harbour.txt': ARTICLE, 'codebook.yaml': CODEBOOK });
  const { corpora } = await testApi();
  await show(folder.uri('harbour.txt'));
  await until(() => corpora.active === folder.loaded);
  const foreign = folderOf(`${name}/foreign`, { [table]: text });
  const file = path.join(foreign, table);
  assert.ok(fs.existsSync(file));
  return [folder, vscode.Uri.file(file)];
}

async function run(
  command: string,
  given: unknown,
  answers: readonly Answer[],
  message?: string,
): Promise<{
  readonly shown: readonly (readonly string[])[];
  readonly messages: readonly string[];
}> {
  const messages = await hearMessages(message);
  const picks = await answerPicks(...answers);
  // The id that is proposed.
  const lines = await typeLines();
  await vscode.commands.executeCommand(`policyAnnotator.${command}`, given);
  picks.stop();
  lines.stop();
  messages.stop();
  return { shown: picks.shown.map(({ rows }) => rows), messages: messages.texts };
}
