import assert from 'node:assert/strict';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import * as esbuild from 'esbuild';
import fc from 'fast-check';
import { articleRule, DEFAULT_ARTICLE_GLOBS, type ArticleRule } from '../../../../src/core';
import { expecting, type SecondThread } from '../../../../src/vscode/node/lookAhead';
import { walkFolder, type WalkedPart } from '../../../../src/vscode/node/walkFolder';
import { temporaryFolder } from '../../../support/temporaryFolder';

/** Files are listed by 512; the second thread has the first of them while the rest is listed. */
const ENOUGH = 1000;
const LISTED_BEFORE = 600;

suite('A second thread that looks at files', () => {
  const folder = temporaryFolder('policy-annotator-looking');
  const script = path.join(folder, 'lookingThread.js');
  let count = 0;

  suiteSetup(async function () {
    this.timeout(20_000);
    const entry = path.resolve(__dirname, '../../../../src/vscode/node/lookingThread.ts');
    await esbuild.build({ entryPoints: [entry], outfile: script, bundle: true, platform: 'node' });
  });

  /** The thread with something that happens when it has looked at so many files. The mark is a file that
   * is there from then on. */
  function threadThat(
    happens: string,
    after = 1,
  ): { readonly second: SecondThread; readonly mark: string } {
    const mark = path.join(folder, `mark-${++count}`);
    const file = path.join(folder, `thread-${count}.js`);
    fs.writeFileSync(
      file,
      `const fs = require('node:fs');
       const look = fs.statSync;
       let looks = 0;
       fs.statSync = (...asked) => {
         looks++;
         if (looks === ${after}) fs.writeFileSync(${JSON.stringify(mark)}, '');
         if (looks >= ${after}) { ${happens} }
         return look(...asked);
       };
       require('./lookingThread.js');`,
    );
    return { second: { script: file, worthFrom: 0, patience: 50 }, mark };
  }

  test('sees what one alone sees, in any folder', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(99)), (chances) => {
        const root = anyFolder(chances);
        for (const coder of ['', 'lea']) {
          const { second, mark } = threadThat('');
          const together = [...walkFolder(root, waitingFor(mark), coder, second)];
          assert.deepEqual(together, [...walkFolder(root, RULE, coder)]);
        }
      }),
      { numRuns: 8 },
    );
  }).timeout(60_000);

  test('what it saw is believed', () => {
    const root = folderOfMany();
    const { second, mark } = threadThat(
      'return { ...look(...asked), isFile: () => true, size: 77 };',
    );
    const sizes = sizesOf([...walkFolder(root, waitingFor(mark), '', second)]);
    assert.equal(sizes.length, ENOUGH);
    assert.deepEqual([...new Set(sizes)].sort(), [0, 77]);
  });

  test('one that dies in the midst of it, or is stuck, loses nothing', () => {
    const root = folderOfMany();
    const alone = [...walkFolder(root, RULE, '')];
    const stuck = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);';
    for (const happens of ['process.exit();', stuck]) {
      for (const after of [1, 20]) {
        const { second, mark } = threadThat(happens, after);
        assert.deepEqual([...walkFolder(root, waitingFor(mark), '', second)], alone, happens);
      }
    }
  }).timeout(20_000);

  test('one that cannot be started is not missed', () => {
    const root = folderOfMany();
    const broken = path.join(folder, 'broken.js');
    fs.writeFileSync(broken, 'this is no script');
    for (const nothing of [path.join(folder, 'nowhere.js'), broken, 'no path']) {
      const second = { script: nothing, worthFrom: 0, patience: 50 };
      const parts = [...walkFolder(root, RULE, '', second)];
      assert.deepEqual(parts, [...walkFolder(root, RULE, '')]);
    }
  });

  test('ends with the thread that started it, also in the midst of a look', async () => {
    const socket = path.join(folder, 'listening');
    const { second, mark } = threadThat(
      `require('node:net').createServer().listen(${JSON.stringify(socket)});
       Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);`,
    );
    const first = new Worker(await walkingThread({ ...second, patience: 60_000 }, mark), {
      execArgv: [],
    });
    await until(() => isHeard(socket));
    await first.terminate();
    await until(async () => !(await isHeard(socket)));
  }).timeout(30_000);

  /** A thread that walks a folder of many files, and waits for what the second one looks at. */
  async function walkingThread(second: SecondThread, mark: string): Promise<string> {
    const outfile = path.join(folder, 'walkingThread.js');
    const contents = `
      import fs from 'node:fs';
      import { articleRule, DEFAULT_ARTICLE_GLOBS } from './src/core';
      import { walkFolder } from './src/vscode/node/walkFolder';
      const rule = articleRule(DEFAULT_ARTICLE_GLOBS);
      let asked = 0;
      const isArticle = (file) => {
        if (++asked === ${LISTED_BEFORE}) while (!fs.existsSync(${JSON.stringify(mark)}));
        return rule.isArticle(file);
      };
      const walked = walkFolder(
        ${JSON.stringify(folderOfMany())}, { ...rule, isArticle }, '', ${JSON.stringify(second)});
      for (const part of walked);`;
    const resolveDir = path.resolve(__dirname, '../../../..');
    const stdin = { contents, resolveDir };
    await esbuild.build({ stdin, outfile, bundle: true, platform: 'node' });
    return outfile;
  }

  test('one that has begun before is asked from the first file on, and ends with the walk', async () => {
    const root = folderOfMany();
    const { second, mark } = threadThat('');
    const { port1, port2 } = new MessageChannel();
    const begun = new Worker(second.script, { workerData: { from: port2 }, transferList: [port2] });
    const asked = { ...second, worthFrom: Infinity, begun: port1 };
    const parts = [...walkFolder(root, waitingFor(mark), '', asked)];
    assert.deepEqual(parts, [...walkFolder(root, RULE, '')]);
    await once(begun, 'exit');
  }).timeout(20_000);

  test('is not started for few files', () => {
    const root = folderOfMany();
    const started = path.join(folder, 'started');
    const noting = path.join(folder, 'noting.js');
    fs.writeFileSync(noting, `require('node:fs').writeFileSync(${JSON.stringify(started)}, '');`);
    const second = { script: noting, worthFrom: ENOUGH, patience: 50 };
    assert.equal(sizesOf([...walkFolder(root, RULE, '', second)]).length, ENOUGH);
    assert.ok(!fs.existsSync(started));
    // As a check of the check.
    const atOnce = { ...second, worthFrom: 500 };
    assert.equal(sizesOf([...walkFolder(root, waitingFor(started), '', atOnce)]).length, ENOUGH);
  });

  test('begins at once where many files were before, and late where few were', () => {
    const second = { script, worthFrom: 4000, patience: 50 };
    const worthFrom = (files: number): number | undefined => expecting(second, files)?.worthFrom;
    assert.equal(worthFrom(100_000), 0);
    assert.equal(worthFrom(10_000), 12_000);
    // Nobody knows.
    assert.equal(worthFrom(0), 4000);
    assert.equal(expecting(undefined, 100_000), undefined);
  });

  test('files that vanish while both look hide nothing else', () => {
    const root = folderOfMany();
    const { second, mark } = threadThat('');
    const waiting = waitingFor(mark);
    let asked = 0;
    const rule: ArticleRule = {
      ...waiting,
      isArticle: (file) => {
        asked++;
        if (asked % 3 === 0) fs.rmSync(path.join(root, file));
        return waiting.isArticle(file);
      },
    };
    const parts = [...walkFolder(root, rule, '', second)];
    assert.deepEqual(
      parts.flatMap(({ articles }) => articles),
      fs.readdirSync(root).sort(),
    );
  });
});

const RULE = articleRule(DEFAULT_ARTICLE_GLOBS);

/** Lists the first files, and the rest when the other thread has looked at some. */
function waitingFor(mark: string): ArticleRule {
  let asked = 0;
  return {
    enters: RULE.enters,
    isArticle: (file) => {
      if (++asked === LISTED_BEFORE) waitFor(mark);
      return RULE.isArticle(file);
    },
  };
}

/** Whether somebody listens. */
function isHeard(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = net.connect(socket, () => {
      connection.destroy();
      resolve(true);
    });
    // Too many who were never answered are another error.
    connection.on('error', (error) => resolve(!/ENOENT|ECONNREFUSED/.test(error.message)));
  });
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const start = performance.now();
  while (!(await isSo())) {
    if (performance.now() - start > 20_000) throw new Error('It never came.');
    await new Promise(setImmediate);
  }
}

/** This thread may not go on meanwhile. */
function waitFor(file: string): void {
  const start = performance.now();
  while (!fs.existsSync(file)) {
    if (performance.now() - start > 20_000) throw new Error('The other thread looked at nothing.');
  }
}

function sizesOf(parts: readonly WalkedPart[]): readonly number[] {
  return parts.flatMap(({ stamps }) => [...stamps].filter((_, at) => at % 6 === 0));
}

function folderOfMany(): string {
  const root = temporaryFolder('policy-annotator-looked');
  for (let number = 0; number < ENOUGH; number++) {
    fs.writeFileSync(path.join(root, `${String(number).padStart(4, '0')}.txt`), '');
  }
  return root;
}

/** A folder of articles, annotation files, links of all kinds, folders, and other corpora. */
function anyFolder(chances: Iterator<number>): string {
  const root = temporaryFolder('policy-annotator-looked');
  const chance = (below: number): number => Number(chances.next().value) % below;
  let place = root;
  for (let number = 0; number < 600; number++) {
    const file = path.join(place, `${'abc!-'.charAt(chance(5))}${number}.txt`);
    const target = ['../a1.txt', 'nowhere.txt', path.basename(file), '..', root][chance(5)] ?? '';
    if (chance(10) === 0) fs.symlinkSync(target, file);
    else fs.writeFileSync(file, 'x'.repeat(chance(4)));
    if (chance(5) === 0) fs.writeFileSync(`${file}.annotations.yaml`, '');
    if (chance(5) === 0) fs.writeFileSync(`${file}.lea.annotations.yaml`, '');
    if (chance(9) === 0) fs.symlinkSync(target, `${file}.tom.annotations.yaml`);
    if (chance(40) === 0) fs.writeFileSync(`${place}/gone${number}.txt.annotations.yaml`, '');
    if (chance(60) === 0) fs.writeFileSync(`${file}.lea`, '');
    if (chance(30) === 0)
      place = path.dirname(place).length < root.length ? root : path.dirname(place);
    if (chance(20) === 0) {
      place = path.join(place, `${'abc!-'.charAt(chance(5))}${number}.txt!`);
      fs.mkdirSync(place);
    }
    if (chance(200) === 0) fs.writeFileSync(path.join(place, 'codebook.yaml'), CODEBOOK);
  }
  // So many that there are enough outside of other corpora.
  for (let number = 0; number < ENOUGH; number++) {
    fs.writeFileSync(path.join(root, `z${number}.txt`), '');
  }
  return root;
}

const CODEBOOK = 'format: policy-codebook/1\nactors:\n';
