import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { PLAN_FILE } from '../../../../src/project';
import type { ChangeOrders } from '../../../reliability/changingProcess';
import type { Places } from '../../../reliability/diskCorpus';
import { workshop, type Workshop } from '../../../reliability/processes';
import { CODEBOOK, HARBOUR, NIGHT, SEARCHES } from './corpusFolder';

/** Two users and the group of their common folder; none of them has to have a name. */
const [COLLEAGUE, USER, GROUP] = [64_001, 64_002, 64_100];

const TWO_CODERS = ['--coders', 'ana,max'];
const NIGHT_FILE = 'night.txt.annotations.yaml';
const FILES: Readonly<Record<string, string>> = {
  'codebook.yaml': CODEBOOK,
  'searches.yaml': SEARCHES,
  'news/harbour.txt': 'The port is loud.\n',
  'news/harbour.txt.annotations.yaml': HARBOUR,
  'night.txt': 'The town sleeps.\n',
  [NIGHT_FILE]: NIGHT,
};

suite('A folder that a group shares', function () {
  this.timeout(60_000);
  let work: Workshop | undefined;
  let program = '';

  suiteSetup(function () {
    if (process.getuid?.() !== 0) {
      console.log('      skipped: only the superuser can act as two users');
      this.skip();
    }
    work = workshop();
    program = work.build('test/reliability/changingProcess.ts');
  });
  suiteTeardown(() => work?.remove());

  test('has files of a colleague, which are written and stay the colleague’s', () => {
    const { done, text, stat } = renamed('group');
    assert.equal(done.stderr, '');
    for (const file of Object.keys(FILES).filter((name) => name.endsWith('.yaml'))) {
      assert.match(text(file), /harbour/, file);
      const { uid, gid, mode } = stat(file);
      assert.deepEqual([uid, gid, mode & 0o777], [COLLEAGUE, GROUP, 0o664], file);
    }
  });

  test('with a folder in it to which nobody else may add files, is written too', () => {
    const { done, text } = renamed('folder', (texts) => {
      fs.chmodSync(path.join(texts, 'news'), 0o755);
    });
    assert.equal(done.stderr, '');
    assert.match(text('news/harbour.txt.annotations.yaml'), /actor: harbour/);
  });

  test('with a file that only the colleague may write, is left as it was, and the reason is true', () => {
    const { done, text } = renamed('file', (texts) => {
      fs.chmodSync(path.join(texts, NIGHT_FILE), 0o644);
    });
    assert.equal(
      done.stderr,
      `${NIGHT_FILE} was not written: you have no permission to write it. Nothing was changed.\n`,
    );
    for (const [file, before] of Object.entries(FILES)) assert.equal(text(file), before, file);
  });

  test('to which only the colleague may add files, is left as it was, and the reason is true', () => {
    const { done, text } = renamed('corpus', (texts) => {
      fs.chmodSync(texts, 0o755);
    });
    assert.match(done.stderr, /^You have no permission to write to the folder of the codebook\b/);
    for (const [file, before] of Object.entries(FILES)) assert.equal(text(file), before, file);
  });

  test('with a codebook that only the colleague may write, is not assigned, and the reason is true', () => {
    const closed = (texts: string): void => fs.chmodSync(path.join(texts, 'codebook.yaml'), 0o644);
    const { done, text } = renamed('assigned', closed, ['assign', '--share', '1', ...TWO_CODERS]);
    assert.match(done.stderr, /This file was not written: you have no permission to write it\./);
    for (const [file, before] of Object.entries(FILES)) assert.equal(text(file), before, file);
  });

  /** Renames an actor as the user, or runs another command, in a folder that is the colleague's. */
  function renamed(
    name: string,
    change: (texts: string) => void = () => undefined,
    words: readonly string[] = ['refactor', 'rename', 'actor:port', 'harbour'],
  ) {
    assert.ok(work);
    const places = work.places(name);
    const { texts } = places;
    fs.mkdirSync(path.join(texts, 'news'));
    fs.mkdirSync(places.locks);
    fs.chownSync(places.locks, USER, GROUP);
    for (const [file, content] of Object.entries(FILES)) {
      fs.writeFileSync(path.join(texts, file), content);
      give(path.join(texts, file), 0o664);
    }
    for (const folder of [texts, path.join(texts, 'news')]) give(folder, 0o2775);
    change(texts);
    const done = asUser(places, words);
    assert.equal(fs.existsSync(path.join(texts, PLAN_FILE)), false);
    return {
      done,
      text: (file: string) => fs.readFileSync(path.join(texts, file), 'utf8'),
      stat: (file: string) => fs.statSync(path.join(texts, file)),
    };
  }

  function asUser(places: Places, words: readonly string[]) {
    const orders: ChangeOrders = { how: 'command', places, words };
    return spawnSync(process.execPath, [program, JSON.stringify(orders)], {
      ...{ encoding: 'utf8', uid: USER, gid: GROUP, cwd: places.texts },
      env: { ...process.env, XDG_STATE_HOME: places.locks },
    });
  }
});

function give(file: string, mode: number): void {
  fs.chownSync(file, COLLEAGUE, GROUP);
  fs.chmodSync(file, mode);
}
