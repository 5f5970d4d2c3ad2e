import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { duckDb } from '../../support/duckdb';
import { parsed, runCli } from './session';
import { CORPUS, inFolder, REFUSED, TALKS, TALKS_ANNOTATIONS } from './smallCorpus';

const EXAMPLES = path.resolve(__dirname, '../../../examples');

function rowsIn(lines: string): unknown[] {
  return lines.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as unknown]));
}

suite('the command line, article by article', () => {
  for (const command of ['positions', 'mentions']) {
    test(`${command} --jsonl gives the rows of --json, one a line`, async () => {
      const whole = parsed(await runCli([command, EXAMPLES, '--json']));
      const streamed = await runCli([command, EXAMPLES, '--jsonl']);
      assert.equal(streamed.exitCode, 0, streamed.stderr);
      assert.deepEqual(rowsIn(streamed.stdout), whole);
      assert.ok(whole.length > 50);
    });

    test(`export --format ${command}-jsonl writes the same bytes`, async () => {
      const streamed = await runCli([command, EXAMPLES, '--jsonl']);
      const exported = await runCli(['export', EXAMPLES, '--format', `${command}-jsonl`]);
      assert.equal(exported.stdout, streamed.stdout);
    });
  }

  test('--weak finds weak aliases here too', () =>
    inFolder({ ...CORPUS, 'wire/other.txt': 'Chinese trade.\n' }, async (folder) => {
      const words = ['mentions', folder, '--jsonl', '--scope', 'article:wire/other.txt'];
      assert.equal(rowsIn((await runCli(words)).stdout).length, 0);
      assert.equal(rowsIn((await runCli([...words, '--weak'])).stdout).length, 1);
    }));

  test('a list of paths on standard input is read in its order, from here or from the corpus', () =>
    inFolder(CORPUS, async (folder) => {
      const lines = ['wire/other.txt', 'codebook.yaml', '', path.join(folder, 'talks.md')];
      const words = ['mentions', folder, '--jsonl', '--articles', 'list'];
      const { stdout } = await runCli(words, { lines });
      const articles = rowsIn(stdout).map((row) => (row as { article: string }).article);
      assert.deepEqual([...new Set(articles)], ['wire/other.txt', 'talks.md']);
      const here = await runCli(words, { lines: ['other.txt'], folder: path.join(folder, 'wire') });
      assert.equal(rowsIn(here.stdout).length, 2);
    }));

  test('a listed path that leads nowhere or out of the corpus is a problem, and the others are read', () =>
    inFolder(CORPUS, async (folder) => {
      const lines = ['gone.txt', '../secret.txt', 'talks.md'];
      const words = ['positions', folder, '--jsonl', '--articles', 'list'];
      const { stdout, stderr, exitCode } = await runCli(words, { lines });
      assert.equal(rowsIn(stdout).length, 2);
      assert.match(stderr, /gone\.txt:1:1 error unreadable/);
      assert.match(stderr, /secret\.txt:1:1 error unreadable .*it is not in the corpus/);
      assert.equal(exitCode, 1);
    }));

  test('a list narrows what needs the whole corpus', () =>
    inFolder(CORPUS, async (folder) => {
      const count = async (line: string): Promise<number> => {
        const words = ['disagreements', folder, '--json', '--articles', 'list'];
        return parsed(await runCli(words, { lines: [line] })).length;
      };
      assert.equal(await count('talks.md'), 1);
      assert.equal(await count('wire/other.txt'), 0);
      const words = ['positions', folder, '--articles', 'list'];
      const { stderr, exitCode } = await runCli(words, { lines: ['gone.txt'] });
      assert.match(stderr, /gone\.txt:1:1 error unreadable/);
      assert.equal(exitCode, 1);
    }));

  test('articles as JSON Lines need no files: text, and annotations if there are any', () =>
    inFolder({ 'codebook.yaml': CORPUS['codebook.yaml'] }, async (folder) => {
      const article = { path: 'talks.md', text: TALKS, annotations: TALKS_ANNOTATIONS };
      const lines = [
        JSON.stringify(article),
        '{"path": "b.txt", "text": "Beijing\\r\\nJapan", "annotations": null}',
      ];
      const positions = await runCli(['positions', folder, '--jsonl', '--articles', 'jsonl'], {
        lines,
      });
      assert.equal(rowsIn(positions.stdout).length, 2);
      const mentions = await runCli(['mentions', folder, '--jsonl', '--articles', 'jsonl'], {
        lines,
      });
      const last = rowsIn(mentions.stdout).at(-1) as { id: string; start: number };
      assert.deepEqual([last.id, last.start], ['japan', 8]);
    }));

  test('a line that is no article is a problem with its number, and the others are read', () =>
    inFolder({ 'codebook.yaml': CORPUS['codebook.yaml'] }, async (folder) => {
      const lines = ['{', '[]', '{"path": "a.txt"}', '{"path": "b.txt", "text": "Japan"}'];
      const words = ['mentions', folder, '--jsonl', '--articles', 'jsonl'];
      const { stdout, stderr, exitCode } = await runCli(words, { lines });
      assert.equal(rowsIn(stdout).length, 1);
      for (const number of [1, 2, 3]) {
        assert.match(stderr, new RegExp(`^-:${String(number)}:1 error bad-line`, 'm'));
      }
      assert.equal(exitCode, 1);
    }));

  test('what cannot be looked into is a problem, as it is for the whole corpus', () =>
    inFolder(CORPUS, async (folder) => {
      fs.symlinkSync(path.join(folder, 'nowhere.txt'), path.join(folder, 'link.txt'));
      const whole = await runCli(['positions', folder, '--json']);
      const streamed = await runCli(['positions', folder, '--jsonl']);
      assert.match(streamed.stderr, /^link\.txt:1:1 error unreadable/m);
      assert.equal(streamed.stderr, whole.stderr);
      assert.deepEqual([streamed.exitCode, whole.exitCode], [1, 1]);
    }));

  test('an article that is not there is wrong use, and not an empty answer', async () => {
    const words = ['positions', EXAMPLES, '--scope', 'article:nothing.md'];
    const whole = await runCli([...words, '--json']);
    const streamed = await runCli([...words, '--jsonl']);
    assert.equal(streamed.stderr, whole.stderr);
    assert.deepEqual([streamed.exitCode, whole.exitCode], [2, 2]);
  });

  test('what needs the whole corpus refuses JSON Lines, and says what takes them', async () => {
    const { stderr, exitCode } = await runCli(['disagreements', EXAMPLES, '--articles', 'jsonl']);
    assert.match(stderr, /article by article/);
    assert.equal(exitCode, 2);
  });

  test('a refused annotation file is a problem, and its article has no positions', () =>
    inFolder({ ...CORPUS, 'talks.md.annotations.yaml': REFUSED }, async (folder) => {
      const { stdout, exitCode } = await runCli(['positions', folder, '--jsonl']);
      assert.equal(stdout, '');
      assert.equal(exitCode, 1);
    }));
});

suite('the command line in Parquet, read by DuckDB', () => {
  test('positions are those of the JSON, lists are lists, days are days', () =>
    inFolder({}, async (folder) => {
      const file = path.join(folder, 'positions.parquet');
      const result = await runCli([
        'export',
        EXAMPLES,
        '--format',
        'positions-parquet',
        '--out',
        file,
      ]);
      assert.equal(result.exitCode, 0, result.stderr);
      const rows = parsed<Record<string, unknown>>(await runCli(['positions', EXAMPLES, '--json']));
      const read = await duckDb<Record<string, unknown>>(
        `SELECT * REPLACE (quotes::VARCHAR AS quotes, fields::VARCHAR AS fields) FROM '${file}'`,
      );
      assert.equal(read.length, rows.length);
      for (const [at, row] of rows.entries()) {
        const found = read[at] ?? {};
        for (const key of ['id', 'article', 'issue', 'target', 'tags', 'stance', 'polarity']) {
          assert.deepEqual(found[key], row[key], key);
        }
        assert.deepEqual(JSON.parse(String(found.quotes)), row.quotes);
        assert.deepEqual(JSON.parse(String(found.fields)), row.fields);
        assert.deepEqual([found.date, found.start], [row.date, firstStart(row)]);
      }
      const [first] = await duckDb<{ day: string; count: string }>(
        `SELECT min(first_day) AS day, count(*) AS count FROM '${file}' WHERE last_day >= DATE '2025-01-01'`,
      );
      assert.match(first?.day ?? '', /^2025-/);
    }));

  test('files in a folder for each year hold all mentions once, whoever wrote them', () =>
    inFolder({}, async (folder) => {
      const articles = fs.readdirSync(EXAMPLES).filter((name) => /\.(?:md|txt)$/.test(name));
      const half = Math.ceil(articles.length / 2);
      for (const [part, lines] of Object.entries({
        a: articles.slice(0, half),
        b: articles.slice(half),
      })) {
        const words = [
          '--format',
          'mentions-parquet',
          '--partition-by',
          'year',
          '--articles',
          'list',
        ];
        await runCli(['export', EXAMPLES, ...words, '--part', part, '--out', folder], { lines });
      }
      const rows = parsed<{ id: string }>(await runCli(['mentions', EXAMPLES, '--json']));
      const read = await duckDb<{ id: string; year: string | null; count: string }>(
        `SELECT id, count(*) AS count FROM read_parquet('${folder}/**/*.parquet', hive_partitioning = true) GROUP BY id ORDER BY id`,
      );
      const counts = new Map<string, number>();
      for (const { id } of rows) counts.set(id, (counts.get(id) ?? 0) + 1);
      assert.deepEqual(new Map(read.map(({ id, count }) => [id, Number(count)])), counts);
      const years = await duckDb<{ year: string | null }>(
        `SELECT DISTINCT year FROM read_parquet('${folder}/**/*.parquet', hive_partitioning = true) ORDER BY year`,
      );
      assert.ok(years.length >= 3 && years.some(({ year }) => year === null));
    }));

  test('the queries of docs/command-line/large-corpora.md run as they stand', () =>
    inFolder({}, async (folder) => {
      const positions = path.join(folder, 'positions.parquet');
      const rows = path.join(folder, 'rows');
      await runCli(['export', EXAMPLES, '--format', 'positions-parquet', '--out', positions]);
      const words = ['--format', 'mentions-parquet', '--partition-by', 'year', '--out', rows];
      await runCli(['export', EXAMPLES, ...words]);
      const page = fs.readFileSync(
        path.resolve(__dirname, '../../../docs/command-line/large-corpora.md'),
        'utf8',
      );
      const queries = /```sql\n([^]*?)```/.exec(page)?.[1]?.split(';\n') ?? [];
      assert.equal(queries.filter((query) => query.trim() !== '').length, 2);
      for (const query of queries.filter((one) => one.trim() !== '')) {
        const here = query
          .replace("'rows/", `'${rows}/`)
          .replace("'positions.", `'${folder}/positions.`);
        assert.ok((await duckDb(here)).length > 10, query);
      }
    }));

  test('a source with any name is a folder that is read back', () =>
    inFolder(
      {
        ...CORPUS,
        'talks.md.annotations.yaml': TALKS_ANNOTATIONS.replace(
          'article:\n',
          'article:\n  source: "Süd/Nord: 50 % *"\n',
        ),
      },
      async (folder) => {
        const out = path.join(folder, 'out');
        const words = ['--format', 'positions-parquet', '--partition-by', 'source', '--out', out];
        const result = await runCli(['export', folder, ...words]);
        assert.equal(result.exitCode, 0, result.stderr);
        const read = await duckDb<{ source: string }>(
          `SELECT DISTINCT source FROM read_parquet('${out}/**/*.parquet', hive_partitioning = true)`,
        );
        assert.deepEqual(read, [{ source: 'Süd/Nord: 50 % *' }]);
      },
    ));

  test('a row whose path or source no folder can be named for is a problem, and the rest is written', () =>
    inFolder(CORPUS, async (folder) => {
      const article = (name: string, source: string) =>
        JSON.stringify({
          path: name,
          text: 'Talks with China.',
          annotations: `format: policy-annotations/1\narticle: {source: ${source}}\n...\n`,
        });
      const lines = [
        article('half\ud800.txt', 'Wire'),
        article('whole.txt', '"Wi\\ud800re"'),
        article('long.txt', 'x'.repeat(300)),
        article('last.txt', 'Wire'),
      ];
      const out = path.join(folder, 'out');
      const words = ['--format', 'mentions-parquet', '--partition-by', 'source', '--out', out];
      const result = await runCli(['export', folder, ...words, '--articles', 'jsonl'], { lines });
      assert.equal(result.exitCode, 1, result.stderr);
      assert.match(result.stderr, /^-:1:1 error bad-line .*half a character/m);
      assert.match(result.stderr, /^long\.txt:1:1 error unfiled /m);
      assert.deepEqual(fs.readdirSync(out).sort(), ['source=Wi%EF%BF%BDre', 'source=Wire']);
    }));

  test('the files of a partitioned export appear all or not at all', () =>
    inFolder(CORPUS, async (folder) => {
      const out = path.join(folder, 'deep', 'out');
      const words = ['--format', 'mentions-parquet', '--partition-by', 'folder', '--out', out];
      const exported = () => runCli(['export', folder, ...words]);
      assert.equal((await exported()).exitCode, 0);
      const [first, last] = ['folder=__HIVE_DEFAULT_PARTITION__', 'folder=wire'].map((name) =>
        path.join(out, name, 'part-0-0.parquet'),
      ) as [string, string];
      assert.deepEqual(filesBelow(out), [first, last]);
      // A folder stands where the last file belongs.
      fs.writeFileSync(first, 'of last week');
      fs.rmSync(last);
      fs.mkdirSync(last);
      const result = await exported();
      assert.equal(result.exitCode, 2);
      assert.match(result.stderr, /cannot be written/);
      assert.deepEqual(filesBelow(out), [first]);
      assert.equal(fs.readFileSync(first, 'utf8'), 'of last week');
    }));

  test('a partitioned export that ends before its end leaves no folder behind', () =>
    inFolder(CORPUS, async (folder) => {
      const out = path.join(folder, 'deep', 'out');
      const words = ['--format', 'mentions-parquet', '--partition-by', 'folder', '--out', out];
      const broken = Readable.from(
        (function* () {
          yield JSON.stringify({ path: 'a.txt', text: 'China.' });
          throw new Error('the pipe broke');
        })(),
      );
      const result = await runCli(['export', folder, ...words, '--articles', 'jsonl'], {
        lines: broken,
      });
      assert.equal(result.exitCode, 2);
      assert.ok(!fs.existsSync(path.join(folder, 'deep')));
    }));

  test('an existing file is refused without --force, and Parquet is not printed', async () => {
    const there = path.join(EXAMPLES, 'codebook.yaml');
    const words = ['export', EXAMPLES, '--format', 'positions-parquet'];
    assert.match((await runCli([...words, '--out', there])).stderr, /already exists/);
    assert.match((await runCli(words)).stderr, /add --out/);
  });
});

function filesBelow(folder: string): string[] {
  const found = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

function firstStart({ quotes }: Record<string, unknown>): number | null {
  const starts = (quotes as readonly { start: number | null }[]).flatMap(({ start }) =>
    start === null ? [] : [start],
  );
  return starts.length === 0 ? null : Math.min(...starts);
}
