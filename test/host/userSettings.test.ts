import assert from 'node:assert/strict';
import * as vscode from 'vscode';
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
import { hearMessages, type Messages } from './support/messages';
import { until } from './until';

const ARTICLE_FILE = 'harbour.txt';
const FILE = 'harbour.txt.annotations.yaml';

/** Settings that users may have changed, all at once. */
const SETTINGS: Readonly<Record<string, unknown>> = {
  'files.autoSave': 'afterDelay',
  'files.autoSaveDelay': 30,
  'files.trimTrailingWhitespace': true,
  'files.insertFinalNewline': true,
  'files.trimFinalNewlines': true,
  'files.eol': '\r\n',
  'files.encoding': 'utf8bom',
  'files.hotExit': 'onExitAndWindowClose',
  'editor.formatOnSave': true,
};

suite('With everything on that changes files when they are saved', () => {
  const formatters: vscode.Disposable[] = [];
  let heard: Messages | undefined;

  suiteSetup(() => set((value) => value));
  suiteTeardown(() => set(() => undefined));

  teardown(async () => {
    heard?.stop();
    for (const one of formatters.splice(0)) one.dispose();
    await closeAll();
    await update('files.autoSave', SETTINGS['files.autoSave']);
  });

  test('a workspace cannot switch the guard of formulas in exports off', async () => {
    const key = 'policyAnnotator.export.guardFormulas';
    const settings = vscode.workspace.getConfiguration();
    await assert.rejects(async () =>
      settings.update(key, false, vscode.ConfigurationTarget.Workspace),
    );
    assert.equal(vscode.workspace.getConfiguration().get(key), true);
  });

  test('a closed annotation file is written as ever, and nothing else is changed', async () => {
    const folder = await opened('settings-closed');
    await annotate(folder, ARTICLE_FILE, 'wants night shifts', 'yyyyyyyy');
    await annotate(folder, ARTICLE_FILE, 'automation', 'zzzzzzzz');
    assert.deepEqual(idsIn(folder.text(FILE)), ['aaaaaaaa', 'yyyyyyyy', 'zzzzzzzz']);
    assert.ok(
      withoutTextDigest(folder.text(FILE)).startsWith(oneEntry().slice(0, -'...\n'.length)),
    );
    assert.equal(folder.text(ARTICLE_FILE), ARTICLE);
  });

  test('an annotation file that is made new can be opened, changed through its editor, and closed again', async () => {
    const folder = await corpusFolder('settings-new', { [ARTICLE_FILE]: ARTICLE });
    await folder.opened(ARTICLE_FILE);
    const outcomes = outcomesOf(folder);
    await annotate(folder, ARTICLE_FILE, 'rejects night shifts', 'aaaaaaaa');
    await show(folder.uri(FILE));
    await annotate(folder, ARTICLE_FILE, 'wants night shifts', 'yyyyyyyy');
    await closeAll();
    await folder.opened(ARTICLE_FILE);
    await annotate(folder, ARTICLE_FILE, 'automation', 'zzzzzzzz');
    assert.deepEqual(idsIn(folder.text(FILE)), ['aaaaaaaa', 'yyyyyyyy', 'zzzzzzzz']);
    assert.deepEqual(outcomes, ['saved', 'saved', 'saved']);
  });

  test('a formatter that lays the open file out anew is reported once, and nothing is lost', async () => {
    await update('files.autoSave', 'off');
    const folder = await opened('settings-reflow');
    format((text) =>
      text.replaceAll(/\r?\n+(?= {2}- id)/g, '\n\n').replace(/exact: "([^"\\]*)"/g, "exact: '$1'"),
    );
    await show(folder.uri(FILE));
    heard = await hearMessages();
    const outcomes = outcomesOf(folder);
    await annotate(folder, ARTICLE_FILE, 'wants night shifts', 'yyyyyyyy');
    await annotate(folder, ARTICLE_FILE, 'automation', 'zzzzzzzz');
    assert.match(folder.text(FILE), /exact: 'automation'/);
    assert.deepEqual(idsIn(folder.text(FILE)), ['aaaaaaaa', 'yyyyyyyy', 'zzzzzzzz']);
    assert.deepEqual(outcomes, ['saved', 'saved']);
    const reported = heard.texts.filter((text) => text.includes('formatter'));
    assert.ok(reported.length <= 1, 'it was told once in this window');
    assert.deepEqual(
      heard.texts.filter((text) => !text.includes('formatter')),
      [],
    );
  });

  test('a formatter that breaks the open file is reported, and once it is off the change is written', async () => {
    await update('files.autoSave', 'off');
    const folder = await opened('settings-break');
    format((text) => `positions: [\n${text}`);
    const { document } = await show(folder.uri(FILE));
    heard = await hearMessages();
    await annotate(folder, ARTICLE_FILE, 'wants night shifts', 'yyyyyyyy');
    assert.match(heard.texts.join('\n'), /cannot be read, so nothing was written.*are kept/);
    assert.deepEqual(shownIds(folder, ARTICLE_FILE).toSorted(), ['aaaaaaaa', 'yyyyyyyy']);
    for (const one of formatters.splice(0)) one.dispose();
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), oneEntry());
    assert.ok(await vscode.workspace.applyEdit(edit));
    // The extension's edit may come while the user's is being saved: then it is in the document, to
    // be saved.
    await until(async () => {
      await document.save();
      return idsIn(folder.text(FILE)).length === 2;
    });
    assert.deepEqual(idsIn(folder.text(FILE)).toSorted(), ['aaaaaaaa', 'yyyyyyyy']);
  });

  test('what the user types into the annotation file while annotating is saved with it', async () => {
    const folder = await opened('settings-dirty');
    const editor = await show(folder.uri(FILE));
    for (const [at, words] of ['wants night shifts', 'automation', 'The Ministry'].entries()) {
      await type(editor, 0, `# mine ${at}\n`);
      const edit = position(folder, ARTICLE_FILE, words, `yyyyyyy${at}`);
      assert.equal((await folder.corpus.change(ARTICLE_FILE, [edit], 'mine')).kind, 'done');
    }
    await until(async () => {
      await folder.corpus.settled();
      return !editor.document.isDirty && idsIn(folder.text(FILE)).length === 4;
    });
    for (const at of [0, 1, 2]) assert.ok(folder.text(FILE).includes(`# mine ${at}`));
    assert.equal(shownIds(folder, ARTICLE_FILE).length, 4);
  });

  test('what is typed and annotated at any moment of saving is saved too, without a question', async () => {
    const folder = await opened('settings-typing');
    const editor = await show(folder.uri(FILE));
    const done: Promise<unknown>[] = [];
    // VS Code asks the extension, writes, and then reports: each takes some milliseconds.
    const saving = vscode.workspace.onWillSaveTextDocument(({ document }) => {
      const at = done.length;
      if (document !== editor.document || at === 30) return;
      const id = `yyyyyy${String(at).padStart(2, '0')}`;
      const annotating = after(at % 15).then(() =>
        folder.corpus.change(ARTICLE_FILE, [position(folder, ARTICLE_FILE, 'automation', id)], id),
      );
      done.push(
        annotating,
        after((at * 7) % 15).then(() => type(editor, 0, `# mine ${at}\n`)),
      );
    });
    await type(editor, 0, '# begin\n');
    await until(() => done.length === 30);
    saving.dispose();
    await Promise.all(done);
    await folder.corpus.settled();
    await until(
      () => !editor.document.isDirty && folder.text(FILE).endsWith(editor.document.getText()),
    );
    assert.equal(idsIn(folder.text(FILE)).length, 16);
    assert.equal(folder.text(FILE).match(/# mine \d+\n/g)?.length, 15);
  });

  test('spaces that saving takes from under a quote are written out of it once, and it stays in its place', async () => {
    const text = `First.\n${ARTICLE.replace('shifts.\n', 'shifts.   \n')}\n\n`;
    const file = annotationFile(text, {
      aaaaaaaa: 'shifts.   \nThe Ministry',
      bbbbbbbb: 'rejects night shifts.',
    });
    const folder = await corpusFolder('settings-trim', { [ARTICLE_FILE]: text, [FILE]: file });
    const editor = await folder.opened(ARTICLE_FILE);
    const outcomes = outcomesOf(folder);
    await type(editor, 0, 'A. ');
    await until(() => folder.text(FILE) !== file);
    await type(editor, 0, 'B. ');
    await until(() => folder.text(ARTICLE_FILE).includes('B. '));
    await folder.corpus.settled();
    const trimmed = editor.document.getText();
    assert.ok(trimmed.endsWith('automation.\n') && trimmed.includes('shifts.\nThe'));
    assert.deepEqual(wordsShown(folder), ['rejects night shifts.', 'shifts.\nThe Ministry']);
    assert.deepEqual(outcomes, ['saved']);
    assert.match(folder.text(FILE), /exact: "shifts\.\\nThe Ministry"/);
    // Changed spaces need no review.
    assert.doesNotMatch(folder.text(FILE), /was:/);
  });

  test('a word that is typed slowly is saved many times, and the first words stay the old ones', async () => {
    const folder = await opened('settings-slow');
    const editor = await show(folder.uri(ARTICLE_FILE));
    heard = await hearMessages();
    const at = ARTICLE.indexOf('night');
    for (const [done, letter] of ['v', 'e', 'r', 'y', ' '].entries()) {
      await type(editor, at + done, letter);
      await until(
        () =>
          folder.text(ARTICLE_FILE) === `\uFEFF${editor.document.getText()}` ||
          folder.text(ARTICLE_FILE) === editor.document.getText(),
      );
    }
    await until(async () => {
      await folder.corpus.settled();
      return folder.text(FILE).includes('exact: "rejects very night shifts"');
    });
    assert.match(folder.text(FILE), /was: "rejects night shifts"/);
    assert.deepEqual(wordsShown(folder), ['rejects very night shifts']);
    assert.deepEqual(heard.texts, []);
  });

  /** VS Code formats documents that are saved by the user or the extension, but not those it saves
   * after a delay. */
  function format(change: (text: string) => string): void {
    formatters.push(
      vscode.languages.registerDocumentFormattingEditProvider(
        { language: 'yaml' },
        {
          provideDocumentFormattingEdits: (document) => {
            const text = document.getText();
            const all = new vscode.Range(0, 0, document.lineCount, 0);
            const next = change(text);
            return next === text ? [] : [new vscode.TextEdit(all, next)];
          },
        },
      ),
    );
  }
});

async function set(valueOf: (value: unknown) => unknown): Promise<void> {
  for (const [key, value] of Object.entries(SETTINGS)) await update(key, valueOf(value));
}

async function update(key: string, value: unknown): Promise<void> {
  const target = vscode.ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration().update(key, value, target);
}

async function opened(name: string): Promise<CorpusFolder> {
  const folder = await corpusFolder(name, { [ARTICLE_FILE]: ARTICLE, [FILE]: oneEntry() });
  await folder.opened(ARTICLE_FILE);
  return folder;
}

/** The words at the annotations' present places, in text order. */
function wordsShown(folder: CorpusFolder): readonly string[] {
  const { placed, text } = folder.state(ARTICLE_FILE);
  const spans = placed.flatMap(({ places }) => places.flatMap(({ span }) => (span ? [span] : [])));
  return spans
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end }) => text.slice(start, end));
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
