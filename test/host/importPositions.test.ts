import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { testApi } from './support/api';
import { closeAll, corpusFolder, folderOf, show, type CorpusFolder } from './support/corpusFolder';
import { hearMessages } from './support/messages';
import { answerPicks, type Answer } from './support/quickPicks';
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
  await vscode.commands.executeCommand(`policyAnnotator.${command}`, given);
  picks.stop();
  messages.stop();
  return { shown: picks.shown.map(({ rows }) => rows), messages: messages.texts };
}
