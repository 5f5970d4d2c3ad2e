import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import {
  threadReader,
  type Budget,
  type ThreadReader,
} from '../../../../src/node/formats/threadReader';
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

/** A module that reads tables, whose one cell is what the other module makes of HTML. */
const TABLES = `
exports.reader = {
  read: async (file, { loadFromHtml }) => {
    const fromHtml = await loadFromHtml();
    return { tables: [{ name: '', columns: ['Text'], rows: [[fromHtml('<b>words</b>')]] }], problems: [] };
  },
};`;
const HTML = `exports.fromHtml = (html) => html.replace(/<[^>]*>/g, '');`;

const LARGE: Budget = { milliseconds: 60_000, megabytes: 512 };
const SMALL: Budget = { milliseconds: 1000, megabytes: 512 };

suite('A format that reads in a thread', () => {
  const folder = temporaryFolder('policy-annotator-formats');
  const script = path.join(folder, 'formatThread.js');
  const at = (name: string): string => path.join(folder, name);
  const modules = { format: at('some.js'), html: at('html.js') };

  suiteSetup(async () => {
    fs.writeFileSync(modules.format, MODULE);
    fs.writeFileSync(at('tables.js'), TABLES);
    fs.writeFileSync(modules.html, HTML);
    const entry = path.resolve(__dirname, '../../../../src/node/formats/formatThread.ts');
    await esbuild.build({ entryPoints: [entry], outdir: folder, bundle: true, platform: 'node' });
  });

  test('gives what the module gives, of one file after the other', async () => {
    const read = threadReader(script, modules, LARGE);
    const given = await Promise.all(
      ['a.pdf', 'b.pdf', 'c.pdf'].map((name) => reported(read, name)),
    );
    assert.deepEqual(given, [
      'a.pdf: words in a thread',
      'b.pdf: words in a thread',
      'c.pdf: words in a thread',
    ]);
  });

  test('gives tables, whose module may convert HTML', async () => {
    const read = threadReader(script, { ...modules, format: at('tables.js') }, LARGE);
    const { tables } = await read(file('a.csv'), { isCancelled: () => false });
    assert.deepEqual(tables, [{ name: '', columns: ['Text'], rows: [['words']] }]);
  });

  test('a file that takes too long is given up, and the next is read', async () => {
    const read = threadReader(script, modules, SMALL);
    assert.deepEqual(await Promise.all([reported(read, 'endless'), reported(read, 'next.pdf')]), [
      'too-large',
      'next.pdf: words in a thread',
    ]);
  });

  test('a file that takes too much memory is given up, and the next is read', async () => {
    const read = threadReader(script, modules, { milliseconds: 60_000, megabytes: 64 });
    assert.equal(await reported(read, 'greedy'), 'too-large');
    assert.equal(await reported(read, 'next.pdf'), 'next.pdf: words in a thread');
  });

  test('who cancels does not wait for the end of a file', async () => {
    const read = threadReader(script, modules, LARGE);
    const given = await read(file('endless'), { isCancelled: () => true });
    assert.deepEqual(given, { articles: [], tables: [], project: undefined, problems: [] });
    assert.equal(await reported(read, 'next.pdf'), 'next.pdf: words in a thread');
  });

  test('a thread that dies is told, and the next file has another', async () => {
    const read = threadReader(script, modules, LARGE);
    await assert.rejects(reported(read, 'dying'), /ended/);
    assert.equal(await reported(read, 'next.pdf'), 'next.pdf: words in a thread');
    const none = threadReader(script, { ...modules, format: at('none.js') }, LARGE);
    await assert.rejects(reported(none, 'a.pdf'), /none\.js/);
  });
});

function file(name: string) {
  return { name, bytes: new TextEncoder().encode('words') };
}

async function reported(read: ThreadReader, name: string): Promise<string> {
  const { articles, problems } = await read(file(name), {
    isCancelled: () => false,
  });
  return problems[0]?.code ?? articles.map(({ title, text }) => `${title}: ${text}`).join();
}
