import assert from 'node:assert/strict';
import fs from 'node:fs';
import * as vscode from 'vscode';
import { articleRule } from '../../src/core';
import { workspaceFiles } from '../../src/vscode/documents/workspaceFiles';
import {
  annotate,
  annotationFile,
  idsIn,
  oneEntry,
  outcomesOf,
  position,
  shownIds,
  withoutTextDigest,
} from './support/annotations';
import {
  ARTICLE,
  closeAll,
  corpusFolder,
  show,
  type,
  type CorpusFolder,
} from './support/corpusFolder';
import { MemoryDisk } from './support/memoryDisk';
import { hearMessages } from './support/messages';
import { until } from './until';
import { makeReadOnly, makeWritable } from './support/readOnly';

const ARTICLE_FILE = 'harbour.txt';
const FILE = 'harbour.txt.annotations.yaml';

suite('Saving through what the editor has open', () => {
  const disposables: vscode.Disposable[] = [];

  teardown(async () => {
    for (const one of disposables.splice(0)) one.dispose();
    await closeAll();
  });

  /** Like a formatter that runs at each save. */
  const whenSaving = (change: (text: string) => string): void => {
    disposables.push(
      vscode.workspace.onWillSaveTextDocument((event) => {
        const { document } = event;
        if (!document.uri.path.endsWith(FILE)) return;
        const text = document.getText();
        const all = new vscode.Range(document.positionAt(0), document.positionAt(text.length));
        event.waitUntil(Promise.resolve([new vscode.TextEdit(all, change(text))]));
      }),
    );
  };

  test('a formatter may lay the file out anew: it is saved, and so is the next change', async () => {
    const folder = await opened('document-reformatted');
    whenSaving((text) => text.replaceAll(/\n+(?= {2}- id)/g, '\n\n'));
    const outcomes = outcomesOf(folder);
    await annotate(folder, ARTICLE_FILE, 'wants night shifts', 'yyyyyyyy');
    assert.match(folder.text(FILE), /\n\n {2}- id: yyyyyyyy\n/);
    await annotate(folder, ARTICLE_FILE, 'automation', 'zzzzzzzz');
    assert.deepEqual(idsIn(folder.text(FILE)), ['aaaaaaaa', 'yyyyyyyy', 'zzzzzzzz']);
    assert.deepEqual(outcomes, ['saved', 'saved']);
    assert.deepEqual(shownIds(folder, ARTICLE_FILE).toSorted(), [
      'aaaaaaaa',
      'yyyyyyyy',
      'zzzzzzzz',
    ]);
  });

  test('a formatter that discards an annotation loses nothing: it is reported, and written later', async () => {
    const folder = await opened('document-losing');
    const heard = await hearMessages();
    whenSaving(() => oneEntry());
    const outcomes = outcomesOf(folder);
    await annotate(folder, ARTICLE_FILE, 'wants night shifts', 'yyyyyyyy');
    // Saving is retried several times before a message is shown.
    await until(() => heard.texts.some((text) => text.includes('could not be written')));
    heard.stop();
    assert.equal(folder.text(FILE), oneEntry());
    assert.equal(outcomes.includes('saved'), false);
    assert.deepEqual(shownIds(folder, ARTICLE_FILE).toSorted(), ['aaaaaaaa', 'yyyyyyyy']);
    for (const one of disposables.splice(0)) one.dispose();
    await annotate(folder, ARTICLE_FILE, 'automation', 'zzzzzzzz');
    assert.deepEqual(idsIn(folder.text(FILE)), ['aaaaaaaa', 'yyyyyyyy', 'zzzzzzzz']);
  });

  test('a document that cannot be saved gets its old text back, and the next change writes all', async function () {
    const folder = await opened('document-read-only');
    const { document } = await show(folder.uri(FILE));
    const heard = await hearMessages();
    if (!makeReadOnly(folder.disk(FILE))) {
      heard.stop();
      this.skip();
    }
    const outcomes = outcomesOf(folder);
    try {
      await annotate(folder, ARTICLE_FILE, 'wants night shifts', 'yyyyyyyy');
    } finally {
      makeWritable(folder.disk(FILE));
      heard.stop();
    }
    assert.deepEqual(outcomes, ['failed']);
    assert.equal(document.getText(), oneEntry());
    assert.equal(folder.text(FILE), oneEntry());
    await annotate(folder, ARTICLE_FILE, 'automation', 'zzzzzzzz');
    assert.deepEqual(idsIn(folder.text(FILE)), ['aaaaaaaa', 'yyyyyyyy', 'zzzzzzzz']);
    assert.equal(document.isDirty, false);
  });

  test('what is typed into the file in the same moment puts nothing of ours at a wrong place', async () => {
    const folder = await opened('document-typed');
    const editor = await show(folder.uri(FILE));
    const heard = await hearMessages();
    const ids = Array.from({ length: 12 }, (_, at) => `yyyyyy${at + 10}`);
    for (const id of ids) {
      const edit = position(folder, ARTICLE_FILE, 'wants night shifts', id);
      const changed = folder.corpus.change(ARTICLE_FILE, [edit], id);
      for (const key of ['a', 'b', 'c']) await type(editor, 0, `# ${key}\n`);
      assert.equal((await changed).kind, 'done');
    }
    await until(async () => {
      await folder.corpus.settled();
      return idsIn(editor.document.getText()).length === 13;
    });
    await editor.document.save();
    const written = folder.text(FILE);
    assert.deepEqual(idsIn(written), ['aaaaaaaa', ...ids]);
    // Each typed line, then the file as it would be without them.
    assert.equal(written.lastIndexOf('# '), 4 * (3 * ids.length - 1));
    assert.ok(withoutTextDigest(written).includes(`\n${oneEntry().slice(0, -'...\n'.length)}`));
    heard.stop();
    // On a slow machine every attempt may coincide with the next key.
    const reported = heard.texts.filter(
      (text) => !text.includes('another program is using the file'),
    );
    assert.deepEqual(reported, []);
  });

  test('what another window wrote is kept, though VS Code has not read it into the open file', async () => {
    const folder = await opened('document-behind');
    const { document } = await show(folder.uri(FILE));
    const outcomes = outcomesOf(folder);
    for (const [at, words] of ['wants night shifts', 'automation', 'The Ministry'].entries()) {
      // A slow host still shows the document of the round before as changed.
      await until(() => !document.isDirty && document.getText() === folder.text(FILE));
      // In one turn, so that VS Code cannot have read it.
      const edit = position(folder, ARTICLE_FILE, words, `yyyyyyy${at}`);
      folder.write(FILE, withAnother(folder.text(FILE), `bbbbbbb${at}`));
      await folder.corpus.change(ARTICLE_FILE, [edit], 'mine');
      await folder.corpus.settled();
    }
    assert.deepEqual(outcomes, ['saved', 'saved', 'saved']);
    const ids = [
      'aaaaaaaa',
      'bbbbbbb0',
      'bbbbbbb1',
      'bbbbbbb2',
      'yyyyyyy0',
      'yyyyyyy1',
      'yyyyyyy2',
    ];
    assert.deepEqual(idsIn(folder.text(FILE)).toSorted(), ids);
    await until(() => document.getText() === folder.text(FILE) && !document.isDirty);
  });

  test('who saves what they typed keeps what another window wrote meanwhile', async () => {
    const folder = await opened('document-merged');
    const editor = await show(folder.uri(FILE));
    await type(editor, 0, '# mine\n');
    await annotate(folder, ARTICLE_FILE, 'wants night shifts', 'yyyyyyyy');
    folder.write(FILE, withAnother(oneEntry(), 'bbbbbbbb'));
    assert.ok(await editor.document.save());
    assert.ok(folder.text(FILE).startsWith('# mine\n'));
    assert.deepEqual(idsIn(folder.text(FILE)).toSorted(), ['aaaaaaaa', 'bbbbbbbb', 'yyyyyyyy']);
    assert.equal(editor.document.getText(), folder.text(FILE));
    await until(() => shownIds(folder, ARTICLE_FILE).length === 3);
  });

  test('so it is with a file that is too long for VS Code to look what another window wrote', async () => {
    const folder = await opened('document-long', longFile());
    const editor = await show(folder.uri(FILE));
    for (const id of ['bbbbbbb1', 'bbbbbbb2']) {
      await type(editor, 0, '# mine\n');
      folder.write(FILE, withAnother(folder.text(FILE), id));
      // VS Code waits only briefly for a slow merge; then the user tries again.
      await until(async () => editor.document.save());
      // Where VS Code did not wait and overwrote it, it is restored.
      await until(() => idsIn(folder.text(FILE)).includes(id));
    }
    const text = folder.text(FILE);
    assert.ok(text.startsWith('# mine\n# mine\nformat'));
    const ids = [...idsIn(longFile()), 'bbbbbbb1', 'bbbbbbb2'];
    assert.deepEqual(idsIn(text).toSorted(), ids);
    await until(() => editor.document.getText() === folder.text(FILE));
    const { mtimeMs } = fs.statSync(folder.disk(FILE));
    assert.ok(mtimeMs > Date.now() - 3_600_000, 'the file looks old');
  });

  test('a change of another window that leaves the file as long as it was is not written over', async () => {
    const folder = await opened('document-same-length');
    const editor = await show(folder.uri(FILE));
    const theirs = oneEntry().replace('stance: oppose', 'stance: depend');
    await type(editor, 0, '# mine\n');
    folder.write(FILE, theirs);
    assert.ok(await editor.document.save());
    assert.equal(folder.text(FILE), `# mine\n${theirs}`);
    const more = theirs.replace('stance: depend', 'stance: oppose');
    folder.write(FILE, `# mine\n${more}`);
    await annotate(folder, ARTICLE_FILE, 'wants night shifts', 'yyyyyyyy');
    assert.match(folder.text(FILE), /id: aaaaaaaa[^]*stance: oppose[^]*id: yyyyyyyy/);
    assert.doesNotMatch(folder.text(FILE), /depend/);
  });

  test('where both changed the same, VS Code asks which version to keep, and neither is written over', async () => {
    const folder = await opened('document-contradicted');
    const editor = await show(folder.uri(FILE));
    const at = oneEntry().indexOf('oppose');
    await type(editor, at, 'support, I think', 'oppose'.length);
    const theirs = oneEntry().replace('stance: oppose', 'stance: neutral');
    folder.write(FILE, theirs);
    assert.equal(await editor.document.save(), false);
    assert.equal(folder.text(FILE), theirs);
    assert.ok(editor.document.getText().includes('support, I think'));
  });

  async function opened(name: string, file = oneEntry()): Promise<CorpusFolder> {
    const folder = await corpusFolder(name, { [ARTICLE_FILE]: ARTICLE, [FILE]: file });
    await folder.opened(ARTICLE_FILE);
    await show(folder.uri(FILE));
    return folder;
  }
});

/** Too long for VS Code to compare the text to be written with the file. By comments, since VS Code
 * does not wait for a slow merge of many annotations, however often the user saves. */
function longFile(): string {
  const comments = '# They said so on the quay, and before that in the harbour office.\n'.repeat(
    3500,
  );
  const long = oneEntry().replace('positions:\n', `${comments}positions:\n`);
  assert.ok(long.length > 3 * 65_536 + 1000);
  return long;
}

/** The file with one more annotation, as written by another window. */
function withAnother(text: string, id: string): string {
  const [, entry = ''] = annotationFile(ARTICLE, { [id]: 'automation' }, '').split('positions:\n');
  return text.replace('positions:\n', `positions:\n${entry}`);
}

suite('Saving where there is no disk', () => {
  test('the editor makes a new file, changes it, and refuses what is not as expected', async () => {
    const memory = new MemoryDisk();
    const registered = vscode.workspace.registerFileSystemProvider('memory-of-tests', memory);
    try {
      const root = vscode.Uri.from({ scheme: 'memory-of-tests', path: '/texts' });
      const rule = articleRule({ articles: ['**/*.txt'], excluded: [] });
      const files = workspaceFiles(root, () => rule, { yieldToHost: () => Promise.resolve() });
      const text = (): string => memory.text(`/texts/${FILE}`) ?? 'nothing';
      assert.deepEqual(await files.write(FILE, undefined, 'one: “é”\n'), { kind: 'saved' });
      assert.equal(text(), 'one: “é”\n');
      assert.deepEqual(await files.write(FILE, 'one: “é”\n', 'two\n'), { kind: 'saved' });
      assert.equal(text(), 'two\n');
      assert.deepEqual(await files.write(FILE, 'one\n', 'three\n'), { kind: 'conflict' });
      assert.deepEqual(await files.write(FILE, undefined, 'three\n'), { kind: 'conflict' });
      assert.equal(text(), 'two\n');
      assert.deepEqual(await files.write('gone.yaml', 'old\n', 'new\n'), { kind: 'conflict' });
    } finally {
      registered.dispose();
    }
  });
});
