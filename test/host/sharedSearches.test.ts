import assert from 'node:assert/strict';
import fs from 'node:fs';
import * as vscode from 'vscode';
import { keyOfSearch, type SavedSearch } from '../../src/core';
import { testApi } from './support/api';
import { ARTICLE, closeAll, corpusFolder, type CorpusFolder } from './support/corpusFolder';
import { problemShown, problemsOf } from './support/diagnostics';
import { hearMessages } from './support/messages';
import { openedPick } from './support/openedPick';
import { typeLines } from './support/typedLines';
import { until } from './until';

const FILE = 'searches.yaml';
const SHARED = `# Of all who code the harbours.
format: policy-searches/1
searches:
  - name: Docks   # both unions
    query: actor:port-union
    note: for chapter two
`;

suite('Shared searches', () => {
  teardown(closeAll);

  test('Share Search moves a search into the file, and Undo takes it back', async () => {
    const folder = await chosenFolder('sharing', {});
    await keepOwn(folder, { name: 'Night', query: 'night -stance:support' });
    await run(folder, 'shareSearch', 'Night', false);
    await until(() => folder.textIfThere(FILE) !== undefined);
    assert.equal(
      folder.text(FILE),
      'format: policy-searches/1\nsearches:\n  - name: "Night"\n    query: "night -stance:support"\n',
    );
    assert.deepEqual([await own(folder), shared(folder)], [[], ['Night']]);
    const found = await openedPick('findPositions');
    assert.ok(found.labels().includes('Night'), found.labels().join());

    await run(folder, 'keepSearch', 'Night', true, 'Undo');
    await until(() => shared(folder).length === 1);
    assert.deepEqual([await own(folder), shared(folder)], [[], ['Night']]);
    await run(folder, 'keepSearch', 'Night', true);
    assert.deepEqual([await own(folder), shared(folder)], [['Night'], []]);
    await folder.corpus.settled();
    assert.equal(folder.text(FILE), 'format: policy-searches/1\n');

    await run(folder, 'shareSearch', 'Night', false, 'Undo');
    await until(async () => (await own(folder)).length === 1);
    assert.deepEqual([await own(folder), shared(folder)], [['Night'], []]);
  });

  test('a clash of names is asked about, and nothing is lost', async () => {
    const folder = await chosenFolder('sharing-clash', { [FILE]: SHARED });
    await keepOwn(folder, { name: 'Docks', query: 'text:dock' });
    const lines = await typeLines('Docks', 'Dock words');
    await run(folder, 'shareSearch', 'Docks', false);
    lines.stop();
    assert.deepEqual(lines.asked, [
      {
        title: 'Share Search',
        prompt: 'Another search already has the name “Docks”.',
        steps: 'undefined/undefined',
        value: 'Docks 2',
        refused: ['Another search already has this name.'],
      },
    ]);
    await folder.corpus.settled();
    assert.equal(folder.text(FILE), `${SHARED}  - name: "Dock words"\n    query: "text:dock"\n`);
    assert.deepEqual(await own(folder), []);
  });

  test('renaming and deleting change their lines alone; Undo brings every byte back', async () => {
    const folder = await chosenFolder('sharing-rename', { [FILE]: SHARED });
    const lines = await typeLines('Port Union');
    const reported = await run(folder, 'renameSearch', 'Docks', true);
    lines.stop();
    assert.deepEqual(reported, [
      'The search “Docks” was renamed to “Port Union” for everyone who has the corpus.',
    ]);
    await folder.corpus.settled();
    const renamed = SHARED.replace('name: Docks ', 'name: "Port Union" ');
    assert.equal(folder.text(FILE), renamed);

    const stated = await run(folder, 'deleteSearch', 'Port Union', true);
    assert.deepEqual(stated, ['The search “Port Union” was deleted for everyone.']);
    await folder.corpus.settled();
    assert.deepEqual(shared(folder), []);
    assert.match(folder.text(FILE), /^# Of all who code[^]*\nformat: policy-searches\/1\n$/);
    folder.write(FILE, renamed);
    await until(() => shared(folder).length === 1);

    await run(folder, 'deleteSearch', 'Port Union', true, 'Undo');
    await until(() => shared(folder).length === 1);
    await folder.corpus.settled();
    assert.equal(folder.text(FILE), renamed);
  });

  test('what another program writes is followed, and its mistakes are shown at their place', async () => {
    const folder = await chosenFolder('sharing-pull', {});
    assert.deepEqual(shared(folder), []);
    folder.write(FILE, `${SHARED}  - { name: New, query: actor:port-unon, nota: x }\n`);
    await until(() => shared(folder).join() === 'Docks,New');
    const name = await problemShown(folder.uri(FILE), 'query-misspelt-name');
    assert.equal(name.range, '6:30–6:39');
    assert.match(name.message, /no actor “port-unon”.*“port-union”/);
    await problemShown(folder.uri(FILE), 'misspelt-key');
    folder.write(FILE, SHARED);
    await until(
      () => shared(folder).join() === 'Docks' && problemsOf(folder.uri(FILE)).length === 0,
    );
    fs.rmSync(folder.disk(FILE));
    await until(() => shared(folder).length === 0);
  });

  test('a file that cannot be read is not written, and the message leads there', async () => {
    const broken = `${SHARED}  - name: "half\n`;
    const folder = await chosenFolder('sharing-broken', { [FILE]: broken });
    await keepOwn(folder, { name: 'Night', query: 'night' });
    await problemShown(folder.uri(FILE), 'unclosed-quote');
    const stated = await run(folder, 'shareSearch', 'Night', false);
    assert.match(stated.join(), /^searches\.yaml cannot be read, so nothing was written/);
    await folder.corpus.settled();
    assert.equal(folder.text(FILE), broken);
    assert.deepEqual(await own(folder), ['Night']);
  });

  test('what is typed into the open file counts before it is saved, and is kept', async () => {
    const folder = await chosenFolder('sharing-open', { [FILE]: SHARED });
    const editor = await vscode.window.showTextDocument(folder.uri(FILE));
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# Typed.\n'));
    await keepOwn(folder, { name: 'Night', query: 'night' });
    await until(() => shared(folder).length === 1);
    await run(folder, 'shareSearch', 'Night', false);
    await folder.corpus.settled();
    const wanted = `# Typed.\n${SHARED}  - name: "Night"\n    query: "night"\n`;
    await until(() => editor.document.getText() === wanted);
    assert.equal(folder.text(FILE), SHARED);
    await editor.document.save();
    await until(() => folder.text(FILE) === wanted);
    assert.deepEqual(shared(folder), ['Docks', 'Night']);
  });
});

async function chosenFolder(
  name: string,
  contents: Readonly<Record<string, string>>,
): Promise<CorpusFolder> {
  const folder = await corpusFolder(name, { 'one.txt': ARTICLE, ...contents });
  (await testApi()).corpora.choose(folder.loaded);
  await folder.corpus.searches.look();
  return folder;
}

/** Runs a command on a row of *Saved Searches*, and answers its message. */
async function run(
  { loaded }: CorpusFolder,
  command: string,
  name: string,
  isShared: boolean,
  answer?: string,
): Promise<readonly string[]> {
  const messages = await hearMessages(answer);
  const key = keyOfSearch({ name, isShared });
  const row = { corpus: loaded.root.toString(), view: 'savedSearches', key };
  await vscode.commands.executeCommand(`policyAnnotator.${command}`, row);
  messages.stop();
  return messages.texts;
}

function shared({ corpus }: CorpusFolder): readonly string[] {
  return corpus.searches.known.map(({ name }) => name);
}

async function own({ loaded }: CorpusFolder): Promise<readonly string[]> {
  const { memory } = await testApi();
  const kept = memory.get<readonly SavedSearch[]>(`searches:${loaded.root.toString()}`) ?? [];
  return kept.map(({ name }) => name);
}

async function keepOwn({ loaded }: CorpusFolder, search: SavedSearch): Promise<void> {
  const { memory } = await testApi();
  await memory.update(`searches:${loaded.root.toString()}`, [search]);
}
