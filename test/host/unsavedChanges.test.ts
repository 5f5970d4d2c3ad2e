import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { PLAN_FILE, planText } from '../../src/project';
import { annotationFile, idsIn } from './support/annotations';
import { testApi, workspaceRoot } from './support/api';
import { ARTICLE, closeAll, CODEBOOK, folderOf, loadFolder } from './support/corpusFolder';
import { hearMessages } from './support/messages';
import { until } from './until';

const FILE = 'harbour.txt.annotations.yaml';
const OTHER = 'pier.txt.annotations.yaml';
const BASE = annotationFile(ARTICLE, { aaaaaaaa: 'rejects night shifts' });
const WANTED = annotationFile(ARTICLE, { aaaaaaaa: 'rejects night shifts', bbbbbbbb: 'wants' });

suite('Changes that an earlier window could not save', () => {
  teardown(closeAll);

  test('are offered when their corpus is opened, and saved then', async () => {
    const entry = await leftBehind('unsaved-save', BASE);
    const heard = await hearMessages('Save Now');
    const folder = await loadFolder(folderOf('unsaved-save', corpus(BASE)));
    await until(() => idsIn(folder.text(FILE)).length === 2);
    heard.stop();
    assert.match(heard.texts.join(), /A change to harbour\.txt\.annotations\.yaml .*was not saved/);
    await until(() => !fs.existsSync(entry));
  });

  test('come together with what was written to the file since', async () => {
    const entry = await leftBehind('unsaved-merge', BASE);
    const heard = await hearMessages('Save Now');
    const theirs = annotationFile(ARTICLE, { aaaaaaaa: 'rejects night shifts', cccccccc: 'The' });
    const folder = await loadFolder(folderOf('unsaved-merge', corpus(theirs)));
    await until(() => idsIn(folder.text(FILE)).length === 3);
    heard.stop();
    await until(() => !fs.existsSync(entry));
  });

  test('that are in the file after all are forgotten without a word', async () => {
    const entry = await leftBehind('unsaved-nothing', BASE);
    const heard = await hearMessages('Save Now');
    await loadFolder(folderOf('unsaved-nothing', corpus(WANTED)));
    await until(() => !fs.existsSync(entry));
    heard.stop();
    assert.deepEqual(heard.texts, []);
  });

  for (const [answer, text] of [
    ['Changed Text', WANTED],
    ['Previous Text', BASE],
  ] as const) {
    test(`of a file that was left half written, both texts are offered: ${answer}`, async () => {
      const name = `unsaved-torn-${answer === 'Previous Text' ? 'before' : 'after'}`;
      const entry = await leftBehind(name, BASE, { mayBeTorn: true });
      const heard = await hearMessages(answer);
      // Cut within a character, as a killed process may leave it.
      const torn = Buffer.concat([Buffer.from(WANTED).subarray(0, 90), Buffer.from([0xe2, 0x80])]);
      const folder = await loadFolder(folderOf(name, { ...corpus(BASE), [FILE]: torn }));
      await until(() => folder.text(FILE) === text);
      await until(() => !fs.existsSync(entry));
      heard.stop();
      assert.match(
        heard.texts.join(),
        /harbour\.txt\.annotations\.yaml was being written .* both kept/,
      );
    });
  }

  for (const [answer, kind, first, second] of [
    ['Finish', 'complete', WANTED, WANTED],
    ['Undo', 'back', BASE, BASE],
    ['Leave As Is', 'left', WANTED, BASE],
  ] as const) {
    test(`of several files, of which one is written, all go the same way: ${answer}`, async () => {
      const name = `unsaved-plan-${kind}`;
      const single = await leftBehind(name, BASE, { path: OTHER });
      const heard = await hearMessages(answer);
      const folder = await loadFolder(folderOf(name, { ...corpus(BASE), ...INTERRUPTED }));
      await until(() => folder.text(FILE) === first && folder.text(OTHER) === second);
      await until(() => !fs.existsSync(planIn(name)) && !fs.existsSync(single));
      heard.stop();
      assert.match(heard.texts.join(), /“Port ⊖ Shifts” .*\(changed files: 1 of 2\)/);
      // An error with buttons is not hidden while the corpus is half changed.
      assert.deepEqual(heard.kinds, ['showErrorMessage']);
    });
  }

  test('beyond a change of several files are offered apart from it', async () => {
    const name = 'unsaved-plan-beyond';
    const more = annotationFile(ARTICLE, {
      aaaaaaaa: 'rejects night shifts',
      bbbbbbbb: 'wants',
      cccccccc: 'The',
    });
    const single = await leftBehind(name, BASE, { path: OTHER, wanted: more });
    const heard = await hearMessages(['Finish', 'Save Now']);
    const folder = await loadFolder(folderOf(name, { ...corpus(BASE), ...INTERRUPTED }));
    await until(() => !fs.existsSync(planIn(name)) && !fs.existsSync(single));
    heard.stop();
    assert.deepEqual([idsIn(folder.text(FILE)).length, idsIn(folder.text(OTHER)).length], [2, 3]);
  });

  test('stay for the next time without an answer', async () => {
    const entry = await leftBehind('unsaved-later', BASE);
    const heard = await hearMessages();
    const folder = await loadFolder(folderOf('unsaved-later', corpus(BASE)));
    await until(() => heard.texts.length === 1);
    heard.stop();
    assert.equal(folder.text(FILE), BASE);
    assert.ok(fs.existsSync(entry));
    fs.rmSync(entry);
  });
});

function corpus(annotations: string) {
  return { 'codebook.yaml': CODEBOOK, 'harbour.txt': ARTICLE, [FILE]: annotations };
}

/** What a process leaves that ends after the first of two files. */
const INTERRUPTED = {
  ...{ 'pier.txt': ARTICLE, [FILE]: WANTED, [OTHER]: BASE },
  [PLAN_FILE]: planText({
    process: undefined,
    plans: [
      {
        ...{ label: 'Port ⊖ Shifts', moment: '2024-04-26T09:30:00Z' },
        files: [FILE, OTHER].map((path) => ({ path, base: BASE, wanted: WANTED })),
      },
    ],
  }),
};

function planIn(folder: string): string {
  return path.join(workspaceRoot().fsPath, folder, PLAN_FILE);
}

let count = 0;

/** Writes an entry of the journal as a terminated process leaves it; returns its file. */
async function leftBehind(folder: string, base: string, more: object = {}): Promise<string> {
  const journal = (await testApi()).stored('journal');
  const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
  const file = path.join(journal.fsPath, `2147483647-${machine}-00000000.${++count}.json`);
  const entry = {
    format: 'policy-annotator-journal/1',
    moment: '2024-04-26T09:30:00Z',
    root: vscode.Uri.joinPath(workspaceRoot(), folder).toString(),
    path: FILE,
    base,
    wanted: WANTED,
    ...more,
  };
  fs.mkdirSync(journal.fsPath, { recursive: true });
  fs.writeFileSync(file, JSON.stringify(entry));
  return file;
}
