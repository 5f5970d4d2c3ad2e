import assert from 'node:assert/strict';
import path from 'node:path';
import { parsed, runCli } from './session';
import { CODEBOOK, CORPUS, TALKS, TALKS_ANNOTATIONS, inFolder } from './smallCorpus';

suite('the command line: which corpus and which part of it', () => {
  test('a folder inside a corpus narrows to what lies below it, paths staying the same', () =>
    inFolder(CORPUS, async (folder) => {
      const rows = parsed<{ article: string }>(
        await runCli(['mentions', path.join(folder, 'wire'), '--json']),
      );
      assert.deepEqual(new Set(rows.map(({ article }) => article)), new Set(['wire/other.txt']));
    }));

  test('without a folder, the one it runs in', () =>
    inFolder(CORPUS, async (folder) => {
      const result = await runCli(['positions', '--json'], { folder: path.join(folder, 'wire') });
      assert.deepEqual([result.exitCode, result.stdout], [0, '[]\n']);
    }));

  test('one article, by its path from the corpus folder or from the named one', () =>
    inFolder(CORPUS, async (folder) => {
      const one = async (within: string, article: string): Promise<number> =>
        parsed(
          await runCli([
            'mentions',
            path.join(folder, within),
            '--scope',
            `article:${article}`,
            '--json',
          ]),
        ).length;
      assert.equal(await one('.', 'wire/other.txt'), 2);
      assert.equal(await one('wire', 'other.txt'), 2);
      const result = await runCli(['mentions', folder, '--scope', 'article:none.md']);
      assert.equal(result.exitCode, 2);
      assert.match(result.stderr, /none\.md is not a readable article/);
    }));

  test('a nested codebook begins a corpus of its own', () =>
    inFolder(
      {
        ...CORPUS,
        'sub/codebook.yaml': 'format: policy-codebook/1\nactors:\n  korea: {name: China}\n',
        'sub/a.md': 'China.\n',
      },
      async (folder) => {
        const outer = parsed<{ article: string }>(await runCli(['mentions', folder, '--json']));
        assert.ok(outer.every(({ article }) => !article.startsWith('sub/')));
        const inner = parsed<{ id: string; article: string }>(
          await runCli(['mentions', path.join(folder, 'sub'), '--json']),
        );
        assert.deepEqual(
          inner.map(({ id, article }) => `${article} ${id}`),
          ['a.md korea'],
        );
      },
    ));

  test('a folder that only contains corpora is listed, and --all runs each', () =>
    inFolder(
      {
        'one/codebook.yaml': CODEBOOK,
        'one/talks.md': TALKS,
        'two/codebook.yaml': CODEBOOK,
        'foreign/codebook.yaml': 'name: another tool\n',
        'foreign/a.md': 'China\n',
      },
      async (folder) => {
        const result = await runCli(['mentions', folder]);
        assert.equal(result.exitCode, 2);
        assert.match(result.stderr, /\/one\n.*\/two\n$/s);
        assert.doesNotMatch(result.stderr, /foreign/);
        const all = await runCli(['mentions', folder, '--all', '--json']);
        assert.equal(all.exitCode, 0);
        assert.deepEqual(
          parsed<{ corpus: string; rows: unknown[] }>(all).map(({ corpus, rows }) => [
            path.basename(corpus),
            rows.length,
          ]),
          [
            ['one', 3],
            ['two', 0],
          ],
        );
        assert.match((await runCli(['mentions', folder, '--all'])).stdout, /\/one\n\nARTICLE/);
      },
    ));

  test('another tool’s codebook.yaml is no corpus', () =>
    inFolder({ 'codebook.yaml': 'variables: []\n', 'a.md': 'China\n' }, async (folder) => {
      const result = await runCli(['positions', folder]);
      assert.equal(result.exitCode, 2);
      assert.match(result.stderr, /is not in a corpus/);
    }));

  test('--coding keeps to one coder’s records, and must be a coder of the codebook', () =>
    inFolder(CORPUS, async (folder) => {
      const rows = parsed<{ id: string }>(
        await runCli(['positions', folder, '--coding', 'lea', '--json']),
      );
      assert.deepEqual(
        rows.map(({ id }) => id),
        ['p1'],
      );
      const result = await runCli(['positions', folder, '--coding', 'bob']);
      assert.equal(result.exitCode, 2);
      assert.match(result.stderr, /no coder “bob”. Available: lea, max/);
    }));

  test('with one file per coder a coder’s file is read, never the files together', () =>
    inFolder(
      {
        ...CORPUS,
        'codebook.yaml': `${CODEBOOK}annotation-files: one-per-coder\n`,
        'talks.md.lea.annotations.yaml': TALKS_ANNOTATIONS.replace('p1', 'q1'),
        'wire/other.txt.lea.annotations.yaml': 'format: policy-annotations/1\n...\n',
      },
      async (folder) => {
        const ids = async (...source: string[]): Promise<string[]> =>
          parsed<{ id: string }>(await runCli(['positions', folder, '--json', ...source])).map(
            ({ id }) => id,
          );
        assert.deepEqual(await ids('--coding', 'lea'), ['q1', 'p2']);
        assert.deepEqual(await ids('--coding', 'adjudicated'), ['p1', 'p2']);
        assert.deepEqual(await ids('--coding', 'max'), []);
        const result = await runCli(['positions', folder]);
        assert.equal(result.exitCode, 1);
        assert.match(result.stderr, /^wire\/other\.txt:1:1 warning only-coder-files /);
      },
    ));

  test('roll-up and date are options of every command, and roll-up is said', () =>
    inFolder(CORPUS, async (folder) => {
      const table = await runCli(['disagreements', folder, '--roll-up', 'both']);
      assert.match(table.stdout, /^Roll-up is on: both\.$/m);
      const json = await runCli(['disagreements', folder, '--roll-up', 'both', '--json']);
      assert.match(json.stderr, /Roll-up is on: both/);
      assert.equal((await runCli(['positions', folder, '--date', 'article'])).exitCode, 0);
    }));
});
