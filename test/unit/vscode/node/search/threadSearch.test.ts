import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { mock } from 'node:test';
import { Worker } from 'node:worker_threads';
import * as esbuild from 'esbuild';
import type { ConcordanceOf } from '../../../../../src/core';
import { Corpus, findConcordance } from '../../../../../src/project';
import { threadSearch } from '../../../../../src/vscode/node/search/threadSearch';
import { DiskFolder } from '../../../../support/diskFolder';
import { MemoryTexts } from '../../../../support/memoryTexts';
import { temporaryFolder } from '../../../../support/temporaryFolder';
import { stillEnvironment } from '../../../../support/environment';

const SHIFTS: ConcordanceOf = { kind: 'expression', text: 'night shift*' };
const TEXT = 'The night shifts are dear.\n';

suite('A thread that looks for words', () => {
  const folder = temporaryFolder('policy-annotator-search');
  const script = path.join(folder, 'searchThread.js');

  suiteSetup(async () => {
    const entry = path.resolve(__dirname, '../../../../../src/vscode/node/search/searchThread.ts');
    await esbuild.build({
      entryPoints: [entry],
      outdir: folder,
      bundle: true,
      platform: 'node',
    });
  });

  test('finds what the host finds, and leaves to it what is no plain text', async () => {
    const disk = new DiskFolder(oddCorpus());
    const { find, environment } = await loaded(disk);
    disk.remove('gone.txt');
    const alone = await find();
    assert.equal(alone?.result.mentions, 93);
    assert.deepEqual(alone.result.unread, ['gone.txt']);
    disk.reads = [];
    disk.search = (text) => threadSearch({ root: disk.root }, text, environment.log, script);
    assert.deepEqual(await find(), alone);
    assert.deepEqual(disk.reads, ['gone.txt', 'latin.txt', 'many.txt', 'nul.txt', 'utf16.txt']);
    assert.deepEqual(environment.errors, []);
  });

  test('where it cannot be started, or dies at its first or a later question, the host finds the same', async () => {
    const dying = (times: number): string => {
      const file = path.join(folder, `dying${times}.js`);
      const real = `require(${JSON.stringify(script)});`;
      const count = `let left = ${times}; require('node:worker_threads').parentPort.on('message', () => { if (left-- === 0) `;
      fs.writeFileSync(file, `${real}${count}throw new Error('out of memory'); });`);
      return file;
    };
    for (const broken of [path.join(folder, 'nowhere.js'), dying(0), dying(2)]) {
      const disk = new DiskFolder(oddCorpus());
      const { find, environment } = await loaded(disk);
      const alone = await find();
      disk.search = (text) => threadSearch({ root: disk.root }, text, environment.log, broken);
      assert.deepEqual(await find(), alone);
      assert.equal(environment.errors.length, 1, broken);
    }
  });

  test('that ends without a word answers all the same, before and after', async () => {
    const file = path.join(folder, 'leaving.js');
    const leave = "require('node:worker_threads').parentPort.on('message', () => process.exit(0));";
    fs.writeFileSync(file, leave);
    const search = threadSearch({ root: folder }, 'night', stillEnvironment().log, file);
    const asked = [{ path: 'a.txt', date: undefined }];
    assert.deepEqual(await Promise.all([search.look(asked, 1), search.look(asked, 1)]), [[], []]);
    assert.deepEqual(await search.look(asked, 1), []);
    search.dispose();
  });

  test('is ended at once, and answers whoever waits', async () => {
    const file = path.join(folder, 'hanging.js');
    fs.writeFileSync(
      file,
      "require('node:worker_threads').parentPort.on('message', () => { for (;;); });",
    );
    const search = threadSearch({ root: folder }, 'night', stillEnvironment().log, file);
    const waiting = search.look([{ path: 'a.txt', date: undefined }], 1);
    const ended = mock.method(Worker.prototype, 'terminate');
    search.dispose();
    assert.equal(ended.mock.callCount(), 1);
    ended.mock.restore();
    assert.deepEqual(await waiting, []);
    assert.deepEqual(await search.look([{ path: 'a.txt', date: undefined }], 1), []);
  });
});

function oddCorpus(): Readonly<Record<string, string | Uint8Array>> {
  const many = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [
      `deep/${index}.txt`,
      index % 3 === 0 ? TEXT : `${index}`,
    ]),
  );
  return {
    'codebook.yaml': 'format: policy-codebook/1\n',
    'empty.txt': '',
    'front.md': `---\ntitle: night shift\ndate: 2024-05-02\n---\n${TEXT}`,
    'gone.txt': TEXT,
    'latin.txt': Buffer.from(`Caf\u00e9. ${TEXT}`, 'latin1'),
    'many.txt': TEXT.repeat(65),
    'mark.txt': `\uFEFF${TEXT}`,
    'nul.txt': `\0${TEXT}`,
    'utf16.txt': Buffer.from(`\uFEFF${TEXT}`, 'utf16le'),
    'windows.txt': `The night\r\nshifts.\r\n\r\nA night shift.\r`,
    'ünï côde.txt': TEXT,
    ...many,
  };
}

async function loaded(disk: DiskFolder) {
  const environment = stillEnvironment();
  const options = { coder: () => '', largestText: () => 1e6, kept: new MemoryTexts() };
  const corpus = new Corpus(disk, environment, options);
  await corpus.load();
  const find = () =>
    findConcordance(
      { corpus, files: disk, environment },
      SHIFTS,
      () => false,
      () => undefined,
    );
  return { find, environment };
}
