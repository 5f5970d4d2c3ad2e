import assert from 'node:assert/strict';
import fs from 'node:fs';
import * as vscode from 'vscode';
import type { AnnotationFileEdit } from '../../src/core';
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
import { hearMessages } from './support/messages';
import { makeReadOnly, makeWritable } from './support/readOnly';
import { until } from './until';

const ARTICLE_FILE = 'harbour.txt';
const FILE = 'harbour.txt.annotations.yaml';

suite('Saving annotations', () => {
  teardown(closeAll);

  test('the first annotation makes the file, and nothing else', async () => {
    const folder = await opened('save-new', {});
    assert.deepEqual(files(folder), ['codebook.yaml', ARTICLE_FILE]);
    await annotate(folder, ARTICLE_FILE, 'rejects night shifts', 'aaaaaaaa');
    assert.deepEqual(idsIn(folder.text(FILE)), ['aaaaaaaa']);
    assert.deepEqual(files(folder), ['codebook.yaml', ARTICLE_FILE, FILE]);
    assert.match(folder.text(FILE), /^format: policy-annotations\/1\n[^]*\n\.\.\.\n$/);
  });

  test('a closed file keeps every byte outside the new entry: comments, CRLF, BOM, unknown keys', async () => {
    const before = `\uFEFF# by hand\n${oneEntry()}`
      .replace('positions:', 'weather: "calm"\npositions:')
      .replaceAll('\n', '\r\n');
    const folder = await opened('save-closed', { [FILE]: before });
    await annotate(folder, ARTICLE_FILE, 'wants night shifts', 'zzzzzzzz');
    const after = withoutTextDigest(folder.text(FILE));
    assert.deepEqual(idsIn(after), ['aaaaaaaa', 'zzzzzzzz']);
    const end = before.indexOf('...\r\n');
    assert.equal(after.slice(0, end), before.slice(0, end));
    assert.ok(after.endsWith('...\r\n'));
    assert.equal(vscode.workspace.textDocuments.some(isFile(folder)), false);
  });

  test('an open clean file is changed through its document and saved', async () => {
    const folder = await opened('save-open', { [FILE]: oneEntry() });
    const { document } = await show(folder.uri(FILE));
    await annotate(folder, ARTICLE_FILE, 'wants night shifts', 'zzzzzzzz');
    assert.equal(document.isDirty, false);
    assert.equal(document.getText(), folder.text(FILE));
    assert.deepEqual(idsIn(folder.text(FILE)), ['aaaaaaaa', 'zzzzzzzz']);
  });

  test('an open file with changes of the user is changed, and left for the user to save', async () => {
    const folder = await opened('save-dirty', { [FILE]: oneEntry() });
    const editor = await show(folder.uri(FILE));
    await type(editor, 0, '# mine\n');
    const outcomes = outcomesOf(folder);
    await annotate(folder, ARTICLE_FILE, 'wants night shifts', 'zzzzzzzz');
    assert.deepEqual(outcomes, ['pending']);
    assert.equal(folder.text(FILE), oneEntry());
    assert.ok(editor.document.isDirty);
    assert.ok(editor.document.getText().startsWith('# mine\n'));
    assert.deepEqual(idsIn(editor.document.getText()), ['aaaaaaaa', 'zzzzzzzz']);
    await editor.document.save();
    assert.deepEqual(idsIn(folder.text(FILE)), ['aaaaaaaa', 'zzzzzzzz']);
  });

  test('what another program wrote in between is kept, and both are in the file', async () => {
    const folder = await opened('save-merge', { [FILE]: oneEntry() });
    const theirs = annotationFile(ARTICLE, { aaaaaaaa: 'rejects night shifts', bbbbbbbb: 'wants' });
    // In one turn, so that no file event can come between the two writes.
    const edit = position(folder, ARTICLE_FILE, 'automation', 'zzzzzzzz');
    folder.write(FILE, theirs);
    await folder.corpus.change(ARTICLE_FILE, [edit], 'mine');
    await folder.corpus.settled();
    assert.deepEqual(idsIn(folder.text(FILE)), ['aaaaaaaa', 'bbbbbbbb', 'zzzzzzzz']);
    await until(() => shownIds(folder, ARTICLE_FILE).length === 3);
  });

  test('of the same field changed on both sides, the file is kept and the user is asked', async () => {
    const folder = await opened('save-conflict', { [FILE]: oneEntry() });
    const theirs = oneEntry().replace('stance: oppose', 'stance: support');
    const heard = await hearMessages();
    const outcomes = outcomesOf(folder);
    folder.write(FILE, theirs);
    await folder.corpus.change(ARTICLE_FILE, [restanced(folder, 'neutral')], 'mine');
    await folder.corpus.settled();
    heard.stop();
    assert.equal(folder.text(FILE), theirs);
    assert.deepEqual(outcomes, ['disputed']);
    assert.match(heard.texts.join('\n'), /changed both here and in its file.*until you choose/);
    await until(() => folder.text(FILE) === theirs && stanceShown(folder) === 'support');
  });

  test('who is asked may keep the own version, which then stands with what else is in the file', async () => {
    const folder = await opened('save-choose', { [FILE]: oneEntry() });
    const heard = await hearMessages('Choose…');
    folder.write(FILE, oneEntry().replace('stance: oppose', 'stance: support\n    note: "theirs"'));
    await folder.corpus.change(ARTICLE_FILE, [restanced(folder, 'neutral')], 'mine');
    await folder.corpus.settled();
    // The first row is the change made here. The list opens after the message.
    await until(async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return folder.text(FILE).includes('stance: neutral');
    });
    heard.stop();
    assert.match(folder.text(FILE), /stance: neutral\n {4}note: "theirs"/);
    await until(() => stanceShown(folder) === 'neutral');
  });

  test('of a coder whose mark was changed on both sides, the user is asked in the same way', async () => {
    const marked = (state: string): string =>
      oneEntry().replace('positions:', `coded:\n  lea:\n    state: ${state}\npositions:`);
    const folder = await opened('save-head', { [FILE]: marked('in-progress') });
    const heard = await hearMessages('Choose…');
    const coding = {
      state: 'complete' as const,
      date: undefined,
      codebook: undefined,
      reason: undefined,
    };
    folder.write(FILE, marked('not-relevant'));
    await folder.corpus.change(ARTICLE_FILE, [{ kind: 'code', coder: 'lea', coding }], 'mine');
    await folder.corpus.settled();
    // Until the user chooses, the file's version counts; the first row is the change made here.
    assert.equal(folder.text(FILE), marked('not-relevant'));
    await until(async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return folder.text(FILE).includes('state: complete');
    });
    heard.stop();
    assert.match(
      heard.texts.join('\n'),
      /information about an article was changed both here and in its annotation file/,
    );
    assert.equal(withoutTextDigest(folder.text(FILE)), marked('complete'));
  });

  test('in a read-only folder nothing is lost, and the next change writes it all', async function () {
    const folder = await opened('save-read-only', {});
    const heard = await hearMessages();
    if (!makeReadOnly(folder.disk('.'))) {
      heard.stop();
      this.skip();
    }
    try {
      await annotate(folder, ARTICLE_FILE, 'rejects night shifts', 'aaaaaaaa');
    } finally {
      makeWritable(folder.disk('.'));
      heard.stop();
    }
    assert.equal(folder.textIfThere(FILE), undefined);
    assert.deepEqual(shownIds(folder, ARTICLE_FILE), ['aaaaaaaa']);
    assert.match(
      heard.texts.join('\n'),
      /^harbour.*read-only.*kept, even if you close the window\. Fix the cause and try again/,
    );
    await annotate(folder, ARTICLE_FILE, 'wants night shifts', 'zzzzzzzz');
    assert.deepEqual(idsIn(folder.text(FILE)), ['aaaaaaaa', 'zzzzzzzz']);
    assert.deepEqual(files(folder), ['codebook.yaml', ARTICLE_FILE, FILE]);
  });

  test('the longest file name that a disk takes still gets its annotations written', async () => {
    // 255 bytes with the suffix: no room is left for the name of a file beside it.
    const article = `${'a'.repeat(255 - '.txt.annotations.yaml'.length)}.txt`;
    const folder = await corpusFolder('save-long-name', { [article]: ARTICLE });
    await folder.opened(article);
    await annotate(folder, article, 'rejects night shifts', 'aaaaaaaa');
    assert.deepEqual(idsIn(folder.text(`${article}.annotations.yaml`)), ['aaaaaaaa']);
  });

  test('a file that cannot be read is never written, and the last good version stays', async () => {
    const folder = await opened('save-refused', { [FILE]: oneEntry() });
    const broken = `${oneEntry()}positions: [\n`;
    folder.write(FILE, broken);
    await until(() => folder.state(ARTICLE_FILE).stale);
    assert.deepEqual(shownIds(folder, ARTICLE_FILE), ['aaaaaaaa']);
    const outcome = await folder.corpus.change(
      ARTICLE_FILE,
      [position(folder, ARTICLE_FILE, 'wants', 'zzzzzzzz')],
      'mine',
    );
    await folder.corpus.settled();
    assert.ok(outcome.kind === 'refused');
    assert.equal(outcome.reason, 'unreadable');
    assert.equal(folder.text(FILE), broken);
    folder.write(FILE, oneEntry());
    await until(() => !folder.state(ARTICLE_FILE).stale);
  });

  test('an annotation file whose bytes are no text is never written', async () => {
    const bytes = Buffer.concat([
      Buffer.from(oneEntry().replace('...\n', '')),
      Buffer.from([0x23, 0x20, 0x63, 0x61, 0x66, 0xe9, 0x0a]),
      Buffer.from('...\n'),
    ]);
    const folder = await opened('save-undecodable', { [FILE]: bytes });
    const outcome = await folder.corpus.change(
      ARTICLE_FILE,
      [position(folder, ARTICLE_FILE, 'wants', 'zzzzzzzz')],
      'mine',
    );
    await folder.corpus.settled();
    assert.ok(outcome.kind === 'refused');
    assert.deepEqual(folder.bytes(FILE), bytes);
  });

  test('a file without its last line is written only after the user confirms that it is complete', async () => {
    // Cut within its last quote.
    const cut = oneEntry().replace(/\n {6}repeated: [^]*$/, '\n');
    const folder = await opened('save-cut', { [FILE]: cut });
    const edit = position(folder, ARTICLE_FILE, 'wants', 'zzzzzzzz');
    const refused = await folder.corpus.change(ARTICLE_FILE, [edit], 'mine');
    await folder.corpus.settled();
    assert.ok(refused.kind === 'refused' && refused.reason === 'maybe-truncated');
    assert.equal(folder.text(FILE), cut);
    await folder.corpus.change(ARTICLE_FILE, [{ kind: 'end' }, edit], 'mine');
    await folder.corpus.settled();
    assert.deepEqual(idsIn(folder.text(FILE)), ['aaaaaaaa', 'zzzzzzzz']);
    assert.ok(folder.text(FILE).endsWith('...\n'));
  });
});

async function opened(name: string, contents: Readonly<Record<string, string | Uint8Array>>) {
  const folder = await corpusFolder(name, { [ARTICLE_FILE]: ARTICLE, ...contents });
  await folder.opened(ARTICLE_FILE);
  return folder;
}

function restanced(folder: CorpusFolder, stance: string): AnnotationFileEdit {
  const [first] = folder.state(ARTICLE_FILE).file.annotations;
  assert.ok(first?.kind === 'position');
  return { kind: 'replace', annotation: { ...first, stance } };
}

function stanceShown(folder: CorpusFolder): string | undefined {
  const [first] = folder.state(ARTICLE_FILE).file.annotations;
  return first?.kind === 'position' ? first.stance : undefined;
}

function files(folder: CorpusFolder): readonly string[] {
  return fs.readdirSync(folder.disk('.')).sort();
}

function isFile(folder: CorpusFolder): (document: vscode.TextDocument) => boolean {
  return ({ uri }) => uri.toString() === folder.uri(FILE).toString();
}
