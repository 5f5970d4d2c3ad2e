import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import type { Imported, Importer } from '../../../../src/formats/contract';
import { threadImporter, type Budget } from '../../../../src/node/formats/threadImporter';
import { temporaryFolder } from '../../../support/temporaryFolder';

/** What a module does with a file: its name says it. */
const MODULE = `
exports.importer = {
  read: async ({ name, bytes }, { canBeEnded }) => {
    if (name === 'endless') for (;;);
    if (name === 'greedy') {
      const lists = [];
      for (;;) lists.push(new Array(100000).fill(name + lists.length));
    }
    if (name === 'dying') process.exit(1);
    const text = new TextDecoder().decode(bytes) + (canBeEnded ? ' in a thread' : '');
    return { articles: [{ key: '', title: name, text }], problems: [] };
  },
};`;

const LARGE: Budget = { milliseconds: 60_000, megabytes: 512 };
const SMALL: Budget = { milliseconds: 5000, megabytes: 512 };

suite('A format that reads in a thread', () => {
  const folder = temporaryFolder('policy-annotator-formats');
  const script = path.join(folder, 'formatThread.js');
  const module = path.join(folder, 'some.js');

  suiteSetup(async () => {
    fs.writeFileSync(module, MODULE);
    const entry = path.resolve(__dirname, '../../../../src/node/formats/formatThread.ts');
    await esbuild.build({ entryPoints: [entry], outdir: folder, bundle: true, platform: 'node' });
  });

  test('gives what the module gives, of one file after the other', async () => {
    const importer = threadImporter(script, module, LARGE);
    const read = await Promise.all(
      ['a.pdf', 'b.pdf', 'c.pdf'].map((name) => reported(importer, name)),
    );
    assert.deepEqual(read, [
      'a.pdf: words in a thread',
      'b.pdf: words in a thread',
      'c.pdf: words in a thread',
    ]);
  });

  test('a file that takes too long is given up, and the next is read', async () => {
    const importer = threadImporter(script, module, SMALL);
    assert.deepEqual(
      await Promise.all([reported(importer, 'endless'), reported(importer, 'next.pdf')]),
      ['too-large', 'next.pdf: words in a thread'],
    );
  });

  test('a file that takes too much memory is given up, and the next is read', async () => {
    const importer = threadImporter(script, module, { milliseconds: 60_000, megabytes: 64 });
    assert.equal(await reported(importer, 'greedy'), 'too-large');
    assert.equal(await reported(importer, 'next.pdf'), 'next.pdf: words in a thread');
  });

  test('who cancels does not wait for the end of a file', async () => {
    const importer = threadImporter(script, module, LARGE);
    const given = await importer.read(file('endless'), { isCancelled: () => true });
    assert.deepEqual(given, { articles: [], problems: [] });
    assert.equal(await reported(importer, 'next.pdf'), 'next.pdf: words in a thread');
  });

  test('a thread that dies is told, and the next file has another', async () => {
    const importer = threadImporter(script, module, LARGE);
    await assert.rejects(reported(importer, 'dying'), /ended/);
    assert.equal(await reported(importer, 'next.pdf'), 'next.pdf: words in a thread');
    const none = threadImporter(script, path.join(folder, 'none.js'), LARGE);
    await assert.rejects(reported(none, 'a.pdf'), /none\.js/);
  });
});

function file(name: string) {
  return { name, bytes: new TextEncoder().encode('words') };
}

async function reported(importer: Importer, name: string): Promise<string> {
  const { articles, problems }: Imported = await importer.read(file(name), {
    isCancelled: () => false,
  });
  return problems[0]?.code ?? articles.map(({ title, text }) => `${title}: ${text}`).join();
}
