import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { DEFAULT_ARTICLE_GLOBS } from '../../../../../src/core';
import { Corpus } from '../../../../../src/project';
import { readIndex, type StoredIndex } from '../../../../../src/vscode/node/index/indexFile';
import { threadScan } from '../../../../../src/vscode/node/index/threadScan';
import { DiskFolder } from '../../../../support/diskFolder';
import { MemoryTexts } from '../../../../support/memoryTexts';
import { stillEnvironment } from '../../../../support/environment';
import {
  contentOf,
  HARBOUR,
  harbourCorpus,
  readAnew,
  settled,
} from '../../../project/scannedCorpus';
import { temporaryFolder } from '../../../../support/temporaryFolder';

suite('A thread that reads a corpus', () => {
  const folder = temporaryFolder('policy-annotator-thread');
  const script = path.join(folder, 'indexThread.js');

  suiteSetup(async () => {
    const { buildInto } = await import('../../../../../esbuild.mjs');
    await buildInto(folder, ['core', 'indexThread', 'textReading']);
  });

  suiteTeardown(() => fs.rmSync(folder, { recursive: true }));

  test('tells the host what reading file by file tells, now and after the next start', async () => {
    const disk = new DiskFolder(harbourCorpus());
    for (let index = 0; index < 1200; index++) disk.put(`many/${index}.txt`, `${index} ${HARBOUR}`);
    for (const storage of [undefined, folder, folder]) {
      const { corpus, end } = scannedBy(disk, script, storage);
      await corpus.load();
      assert.ok(disk.reads.includes('lost.txt') && !disk.reads.includes('many/7.txt'));
      await settled(corpus);
      assert.deepEqual(contentOf(corpus), contentOf(await readAnew(disk)));
      disk.reads = [];
      end();
    }
    assert.equal(fs.readdirSync(folder).filter((file) => file.endsWith('.index')).length, 1);
  });

  test('what of its stored index proves damaged behind the start is read again', async () => {
    const disk = new DiskFolder(harbourCorpus());
    const storage = temporaryFolder('policy-annotator-thread-stored');
    const first = scannedBy(disk, script, storage);
    await first.corpus.load();
    first.end();
    const store = path.join(storage, fs.readdirSync(storage)[0] ?? '');
    const whole = readIndex(store);
    const damaged = fs.readFileSync(store);
    damaged[damaged.length - 1]! ^= 1;
    fs.writeFileSync(store, damaged);
    assert.equal(readIndex(store), undefined);
    const { corpus, end } = scannedBy(disk, script, storage);
    await corpus.load();
    await settled(corpus);
    assert.deepEqual(contentIn(readIndex(store)), contentIn(whole));
    assert.deepEqual(contentOf(corpus), contentOf(await readAnew(disk)));
    end();
  });

  test('where nothing can be stored, not even looked for, it reads no less', async () => {
    const disk = new DiskFolder(harbourCorpus());
    const { corpus, environment, end } = scannedBy(
      disk,
      script,
      path.join(folder, 'x'.repeat(300)),
    );
    await corpus.load();
    await settled(corpus);
    assert.ok(!disk.reads.includes('harbour.txt'), 'files were read one by one');
    assert.deepEqual(environment.errors, []);
    end();
  });

  test('is stopped between two articles, and goes on when it is asked again', async () => {
    const disk = new DiskFolder(harbourCorpus());
    for (let index = 0; index < 3000; index++) disk.put(`many/${index}.txt`, HARBOUR);
    const { corpus, end } = scannedBy(disk, script);
    const stopping = corpus.onDidRead(({ done }) => {
      if (done > 0) corpus.stopReading();
    });
    let looked = 0;
    corpus.drops.onDidLookAtAll(() => looked++);
    await corpus.load();
    assert.ok(corpus.index.size > 0 && corpus.index.size < 3000, String(corpus.index.size));
    assert.equal(looked, 0, 'what was not read would count as lost');
    assert.equal(corpus.index.isComplete, false, 'what was counted would pass for all there is');
    assert.equal(await corpus.readWhole(() => true), false);
    stopping.dispose();
    assert.equal(await corpus.readWhole(() => false), true);
    await settled(corpus);
    assert.deepEqual(contentOf(corpus), contentOf(await readAnew(disk)));
    assert.equal(looked, 1);
    end();
  });

  test('where it cannot be started, or dies, the files are read one by one', async () => {
    const dying = path.join(folder, 'dying.js');
    fs.writeFileSync(
      dying,
      "require('node:worker_threads').parentPort.on('message', () => process.exit(1));",
    );
    for (const broken of [path.join(folder, 'nowhere.js'), dying]) {
      const disk = new DiskFolder(harbourCorpus());
      const { corpus, environment, end } = scannedBy(disk, broken);
      await corpus.load();
      await settled(corpus);
      assert.deepEqual(contentOf(corpus), contentOf(await readAnew(disk)));
      assert.ok(broken === dying || environment.errors.length > 0);
      end();
    }
  });

  test('when it has died, another one tells everything again', async () => {
    const disk = new DiskFolder(harbourCorpus());
    const { corpus, end } = scannedBy(disk, script);
    await corpus.load();
    // Ends the thread.
    end();
    disk.put('later.txt', HARBOUR);
    disk.remove('gone.txt');
    await corpus.load();
    await settled(corpus);
    assert.deepEqual(contentOf(corpus), contentOf(await readAnew(disk)));
    end();
  });
});

/** Without dates, which are only stored some seconds after a file was written. */
function contentIn(index: StoredIndex | undefined) {
  return index?.rows.map((row) => ({ ...row, stamps: undefined }));
}

function scannedBy(disk: DiskFolder, script: string, storage?: string) {
  const environment = stillEnvironment();
  const globs = () => DEFAULT_ARTICLE_GLOBS;
  const scanner = threadScan({ root: disk.root, globs, storage }, environment.log, script);
  disk.scan = (asked) => scanner.scan(asked);
  const options = { coder: () => 'lea', largestText: () => 1e6, kept: new MemoryTexts() };
  const corpus = new Corpus(disk, environment, options);
  return { corpus, environment, end: () => scanner.dispose() };
}
