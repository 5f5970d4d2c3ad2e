import assert from 'node:assert/strict';
import fs from 'node:fs';
import * as vscode from 'vscode';
import { annotationFile, idsIn, shownIds } from './support/annotations';
import { closeAll, corpusFolder, show, type CorpusFolder } from './support/corpusFolder';
import { testApi, workspaceRoot } from './support/api';
import { hearMessages, type Messages } from './support/messages';
import { answerPicks } from './support/quickPicks';
import { until } from './until';

const SUFFIX = '.annotations.yaml';
const FILE = `harbour.txt${SUFFIX}`;
const SENTINEL = `sentinel.txt${SUFFIX}`;
const WORDS = ['Port', 'Union', 'rejects', 'night', 'shifts', 'Ministry', 'Transport', 'wants'];
const ARTICLE = `The ${WORDS.join(' ')} them.\n`;

suite('Annotation files that come back with far fewer annotations', () => {
  let heard: Messages | undefined;

  teardown(async () => {
    heard?.stop();
    await closeAll();
  });

  test('are reported once, and what is missing is restored together with what the file has now', async () => {
    const folder = await opened('dropped-back');
    heard = await hearMessages('Restore');
    folder.write(FILE, fileOf(2).replace('aaaaaa01', 'newnew01'));
    await until(() => idsIn(folder.text(FILE)).length === 9);
    assert.deepEqual(heard.texts, [
      `Another program removed annotations from ${FILE}, which now has 2 of 8. The previous content is kept and can be restored.`,
    ]);
    await until(() => shownIds(folder, 'harbour.txt').length === 9);
    await vscode.commands.executeCommand('policyAnnotator.undo');
    await folder.corpus.settled();
    assert.deepEqual(idsIn(folder.text(FILE)).toSorted(), ['aaaaaa00', 'newnew01']);
  });

  test('are compared before anything is decided, and asked for again then', async () => {
    const folder = await opened('dropped-compare');
    heard = await hearMessages(['Compare', 'Restore']);
    fs.writeFileSync(folder.disk(FILE), fileOf(1));
    await until(() => idsIn(folder.text(FILE)).length === 8);
    assert.equal(heard.texts.length, 2);
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const diff = tabs.find(({ input }) => input instanceof vscode.TabInputTextDiff);
    assert.equal(diff?.label, `Previous content ↔ ${FILE}`);
    assert.ok(diff.input instanceof vscode.TabInputTextDiff);
    const before = await vscode.workspace.openTextDocument(diff.input.original);
    assert.equal(before.getText(), fileOf(8));
  });

  test('a file that is gone, or cannot be read, is brought back as it was', async () => {
    const folder = await opened('dropped-gone');
    heard = await hearMessages('Restore');
    fs.rmSync(folder.disk(FILE));
    await until(() => folder.textIfThere(FILE) === fileOf(8));
    await until(() => folder.corpus.problems.get(FILE)?.text === fileOf(8));
    folder.write(FILE, `positions: [\n${fileOf(8)}`);
    await until(() => folder.textIfThere(FILE) === fileOf(8));
    assert.match(
      heard.texts.join('\n'),
      /removed .* \(annotations: 8\)[^]*\(annotations before: 8\), which can no longer be read/,
    );
    // The refused text is one Undo away.
    const editor = await show(folder.uri(FILE));
    await vscode.commands.executeCommand('undo');
    assert.match(editor.document.getText(), /^positions: \[/);
  });

  test('annotations under a misspelt key are still there: the key is offered, and nothing comes back twice', async () => {
    const folder = await opened('dropped-key');
    heard = await hearMessages('Rename to “positions”');
    folder.write(FILE, fileOf(8).replace('positions:', 'postions:'));
    await until(() => folder.text(FILE) === fileOf(8));
    await until(() => shownIds(folder, 'harbour.txt').length === 8);
    assert.deepEqual(heard.texts, [
      `The annotations in ${FILE} are not read because their key is “postions” instead of “positions”. Nothing is lost. Rename the key.`,
    ]);
    await vscode.commands.executeCommand('undo');
    const document = await vscode.workspace.openTextDocument(folder.uri(FILE));
    assert.match(document.getText(), /^postions:/m);
  });

  test('many files are one message with a list', async () => {
    const names = ['one', 'two', 'three'];
    const contents = new Map<string, string>();
    for (const name of names) {
      contents.set(`${name}.txt`, ARTICLE).set(`${name}.txt${SUFFIX}`, fileOf(8));
    }
    const folder = await corpusFolder('dropped-many', Object.fromEntries(contents));
    heard = await hearMessages('Choose…');
    const picks = await answerPicks({ choose: 'two.txt' });
    for (const name of names) folder.write(`${name}.txt${SUFFIX}`, fileOf(2));
    await until(() => idsIn(folder.text(`two.txt${SUFFIX}`)).length === 8);
    picks.stop();
    assert.deepEqual(heard.texts, [
      'Another program removed many annotations from 3 annotation files. Their previous content is kept. Compare the versions and choose what to restore.',
    ]);
    assert.deepEqual(picks.shown[0]?.rows.toSorted(), [
      `one.txt${SUFFIX} | annotations: 2 of 8`,
      `three.txt${SUFFIX} | annotations: 2 of 8`,
      `two.txt${SUFFIX} | annotations: 2 of 8`,
    ]);
    assert.equal(idsIn(folder.text(`one.txt${SUFFIX}`)).length, 2);
  });

  test('what the user deletes in the open file is meant', async () => {
    const folder = await opened('dropped-typed');
    const { document } = await show(folder.uri(FILE));
    heard = await hearMessages();
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), fileOf(1));
    await vscode.workspace.applyEdit(edit);
    await document.save();
    await until(() => shownIds(folder, 'harbour.txt').length === 1);
    await onlySentinelIsReported(folder, heard);
  });

  test('a question without an answer waits for the command, until it was meant', async () => {
    const { memory } = await testApi();
    await memory.update('openDrops', {});
    const folder = await opened('dropped-again');
    heard = await hearMessages();
    folder.write(FILE, fileOf(2));
    await until(() => heard?.texts.length === 1);
    heard.stop();
    await until(() => isDismissed(memory));
    heard = await hearMessages('Restore');
    await vscode.commands.executeCommand('policyAnnotator.missingAnnotations');
    assert.match(heard.texts.join('\n'), /, which now has 2 of 8/);
    assert.equal(idsIn(folder.text(FILE)).length, 8);
    heard.stop();
    await until(() => folder.corpus.problems.get(FILE)?.text === folder.text(FILE));
    heard = await hearMessages('Leave As Is');
    folder.write(FILE, fileOf(1));
    await until(() => heard?.texts.length === 1);
    await until(() => Object.keys(memory.get<object>('openDrops', {})).length === 0);
    await vscode.commands.executeCommand('policyAnnotator.missingAnnotations');
    assert.equal(heard.texts.length, 1);
  });

  test('an article that another program deleted with its annotation file is reported once, and both come back', async () => {
    const folder = await opened('dropped-deleted', { 'sub/a.txt': ARTICLE });
    folder.write(`sub/a.txt${SUFFIX}`, fileOf(8, 'bbbbbb'));
    await until(() => shownIds(folder, 'sub/a.txt').length === 8);
    heard = await hearMessages('Restore');
    for (const file of ['harbour.txt', FILE]) fs.rmSync(folder.disk(file));
    await until(() => folder.textIfThere(FILE) === fileOf(8));
    assert.equal(folder.text('harbour.txt'), ARTICLE);
    assert.deepEqual(heard.texts, [
      `Another program deleted or moved ${FILE} and its article. The annotations (8) are kept, and so is the text of the article if it was recently open. Both can be restored.`,
    ]);
    // A folder that was removed, of which no text was opened in an editor.
    fs.rmSync(folder.disk('sub'), { recursive: true });
    await until(() => folder.textIfThere(`sub/a.txt${SUFFIX}`) !== undefined);
    await until(() => heard?.texts.length === 3);
    assert.match(heard.texts[2] ?? '', /were restored\. The text of the article was not kept/);
  });

  test('annotations that went missing while no window was open are reported in one message', async () => {
    const { memory } = await testApi();
    const root = vscode.Uri.joinPath(workspaceRoot(), 'dropped-closed').toString();
    await memory.update(`seenCounts\n${root}`, { 'harbour.txt': 8, 'sentinel.txt': 8 });
    heard = await hearMessages('Leave As Is');
    const folder = await corpusFolder('dropped-closed', {
      'harbour.txt': ARTICLE,
      [FILE]: fileOf(2),
      'sentinel.txt': ARTICLE,
    });
    await until(() => heard?.texts.length === 1);
    assert.match(heard.texts[0] ?? '', /^2 annotation files have far fewer .* last open here/);
    // From here on the new numbers count.
    await until(() => countedIn(memory, root)['harbour.txt'] === undefined);
    folder.write(FILE, fileOf(6));
    await until(() => countedIn(memory, root)['harbour.txt'] === 6);
    await folder.corpus.load();
    assert.equal(heard.texts.length, 1);
  });

  test('an annotation file that goes with its article, or is deleted or renamed in the editor, is no drop', async () => {
    const folder = await opened('dropped-moved', {
      'other.txt': ARTICLE,
      [`other.txt${SUFFIX}`]: fileOf(8, 'bbbbbb'),
      'third.txt': ARTICLE,
      [`third.txt${SUFFIX}`]: fileOf(8, 'cccccc'),
      'fourth.txt': ARTICLE,
      [`fourth.txt${SUFFIX}`]: fileOf(8, 'dddddd'),
      'sub/sixth.txt': ARTICLE,
      [`sub/sixth.txt${SUFFIX}`]: fileOf(8, 'eeeeee'),
    });
    heard = await hearMessages();
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(folder.uri('harbour.txt'));
    edit.renameFile(folder.uri('other.txt'), folder.uri('moved.txt'));
    edit.deleteFile(folder.uri(`third.txt${SUFFIX}`));
    edit.deleteFile(folder.uri('sub'), { recursive: true });
    assert.ok(await vscode.workspace.applyEdit(edit));
    // As another program moves both.
    fs.renameSync(folder.disk('fourth.txt'), folder.disk('fifth.txt'));
    fs.renameSync(folder.disk(`fourth.txt${SUFFIX}`), folder.disk(`fifth.txt${SUFFIX}`));
    await until(() => shownIds(folder, 'moved.txt').length === 8);
    await until(() => folder.corpus.index.article('harbour.txt') === undefined);
    await until(() => shownIds(folder, 'third.txt').length === 0);
    await until(() => shownIds(folder, 'fifth.txt').length === 8);
    await onlySentinelIsReported(folder, heard);
  });
});

function isDismissed(memory: vscode.Memento): boolean {
  const open = memory.get<Record<string, { isDismissed: boolean }>>('openDrops', {});
  const all = Object.values(open);
  return all.length > 0 && all.every((one) => one.isDismissed);
}

function countedIn(memory: vscode.Memento, root: string): Readonly<Record<string, number>> {
  return memory.get<Record<string, number>>(`seenCounts\n${root}`, {});
}

/** Messages about the earlier files would be shown together with it. */
async function onlySentinelIsReported(folder: CorpusFolder, heard: Messages): Promise<void> {
  folder.write(SENTINEL, fileOf(1, 'ffffff'));
  await until(() => heard.texts.some((text) => text.includes('which now has')));
  const drops = heard.texts.filter((text) => !text.startsWith('Deleted with the article'));
  assert.match(
    drops.join('\n'),
    /^Another program removed annotations from sentinel.txt.annotations.yaml, which now has 1 of 8[^\n]*$/,
  );
}

async function opened(
  name: string,
  more: Readonly<Record<string, string>> = {},
): Promise<CorpusFolder> {
  const folder = await corpusFolder(name, {
    'harbour.txt': ARTICLE,
    [FILE]: fileOf(8),
    'sentinel.txt': ARTICLE,
    [SENTINEL]: fileOf(8, 'ffffff'),
    ...more,
  });
  await folder.opened('harbour.txt');
  return folder;
}

function fileOf(count: number, ids = 'aaaaaa'): string {
  const entries = WORDS.slice(0, count).map((word, at) => [`${ids}0${at}`, word] as const);
  return annotationFile(ARTICLE, Object.fromEntries(entries));
}
