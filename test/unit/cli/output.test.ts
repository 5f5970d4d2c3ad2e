import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { assertMatchesSchema } from '../../support/outputSchemas';
import { folderOf, parsed, say } from './session';

const CODEBOOK = `format: policy-codebook/1
title: "Trade talks"
version: "3"
coders:
  lea: {name: Lea}
  max: {name: Max}
actors:
  china: {name: China, aliases: [Beijing, {text: Chinese, weak: true}]}
  japan: {name: Japan}
issues:
  exports: {name: Chinese exports, keywords: [exports]}
`;

const TALKS = 'Beijing wants exports to go on.\n\nJapan wants them to end at once.\n';

const TALKS_ANNOTATIONS = `format: policy-annotations/1
article:
  date: "2024-04-26"
positions:
  - id: p1
    actor: china
    issue: exports
    stance: support
    coder: lea
    quote:
      exact: "wants exports to go on"
      prefix: "Beijing "
      suffix: "."
      start: 8
  - id: p2
    actor: japan
    issue: exports
    stance: oppose
    coder: max
    quote:
      exact: "wants them to end"
      prefix: "Japan "
      suffix: " at once"
      start: 39
...
`;

const CORPUS = {
  'codebook.yaml': CODEBOOK,
  'talks.md': TALKS,
  'talks.md.annotations.yaml': TALKS_ANNOTATIONS,
  'wire/other.txt': 'Japan and China talk.\n',
  'README.md': 'China is not read here.\n',
};

const WITHOUT_ID = TALKS_ANNOTATIONS.replace('  - id: p1\n    actor', '  - actor');
const REFUSED = TALKS_ANNOTATIONS.replace('positions:', 'positions: &all');

/** Runs a test in a corpus of its own. */
async function inFolder(
  files: Readonly<Record<string, string | Uint8Array>>,
  body: (folder: string) => Promise<void>,
): Promise<void> {
  const { folder, remove } = folderOf(files);
  try {
    await body(folder);
  } finally {
    remove();
  }
}

suite('the command line: what it prints', () => {
  test('positions as JSON, with what their schema says', () =>
    inFolder(CORPUS, async (folder) => {
      const said = await say(['positions', folder, '--json']);
      assert.deepEqual([said.exitCode, said.stderr], [0, '']);
      const rows = parsed<{ id: string; date: string; quotes: object[]; anchor: string }>(said);
      assertMatchesSchema('positions', rows);
      assert.deepEqual(
        rows.map(({ id, date, anchor, quotes }) => [id, date, anchor, quotes[0]]),
        [
          ['p1', '2024-04-26', 'anchored', { exact: 'wants exports to go on', start: 8, end: 30 }],
          ['p2', '2024-04-26', 'anchored', { exact: 'wants them to end', start: 39, end: 56 }],
        ],
      );
    }));

  test('positions as a table fitted to the terminal, with names', () =>
    inFolder(CORPUS, async (folder) => {
      const { stdout } = await say(['positions', folder], { columns: 70 });
      const lines = stdout.split('\n');
      assert.match(lines[0] ?? '', /^ARTICLE +ACTOR +STANCE +ISSUE/);
      assert.match(lines[2] ?? '', /^talks\.md +China +support +Chinese ex…/);
      assert.ok(Math.max(...lines.map(({ length }) => length)) <= 70);
      assert.match(stdout, /^2 positions$/m);
    }));

  test('disagreements and contradictions', () =>
    inFolder(CORPUS, async (folder) => {
      const rows = parsed(await say(['disagreements', folder, '--json']));
      assertMatchesSchema('disagreements', rows);
      assert.deepEqual(rows, [
        {
          issue: 'exports',
          actors: ['china', 'japan'],
          kind: 'derived',
          stated: false,
          mixed: false,
          positions: [['p1'], ['p2']],
          records: [],
          firstDate: '2024-04-26',
          lastDate: '2024-04-26',
        },
      ]);
      assert.equal((await say(['contradictions', folder, '--json'])).stdout, '[]\n');
      assert.match((await say(['disagreements', folder])).stdout, /China ⊕ – Japan ⊖ +1 : 1/);
    }));

  test('mentions, weak ones only when asked for', () =>
    inFolder(CORPUS, async (folder) => {
      const rows = parsed<{ article: string; kind: string; id: string; text: string }>(
        await say(['mentions', folder, '--json']),
      );
      assertMatchesSchema('mentions', rows);
      assert.deepEqual(
        rows.map(({ article, kind, id, text }) => `${article} ${kind} ${id} ${text}`),
        [
          'talks.md actor china Beijing',
          'talks.md issue exports exports',
          'talks.md actor japan Japan',
          'wire/other.txt actor japan Japan',
          'wire/other.txt actor china China',
        ],
      );
      const weak = { ...CORPUS, 'talks.md': 'Chinese words.\n' };
      await inFolder(weak, async (other) => {
        const scope = ['--scope', 'article:talks.md', '--json'];
        assert.equal(parsed(await say(['mentions', other, ...scope])).length, 0);
        assert.equal(parsed(await say(['mentions', other, ...scope, '--weak'])).length, 1);
      });
    }));

  test('formats, without any corpus', async () => {
    const said = await say(['formats', '--json']);
    const rows = parsed<{ id: string }>(said);
    assertMatchesSchema('formats', rows);
    assert.deepEqual(
      rows.map(({ id }) => id),
      ['positions-csv', 'brief-md', 'matrix-csv', 'disagreements-csv', 'json'],
    );
  });

  test('help for newcomers: every command has an example', async () => {
    const { stdout, exitCode } = await say(['--help']);
    assert.equal(exitCode, 0);
    for (const command of ['check', 'mentions', 'positions', 'contradictions', 'export']) {
      assert.match(stdout, new RegExp(`^ {2}policy-annotator ${command} `, 'm'));
      const own = await say([command, '--help']);
      assert.match(own.stdout, new RegExp(`Example\n {2}policy-annotator ${command} `));
    }
  });

  test('an export of each format', () =>
    inFolder(CORPUS, async (folder) => {
      const exported = async (format: string, ...more: string[]): Promise<string> =>
        (await say(['export', folder, '--format', format, ...more])).stdout;
      assert.match(await exported('positions-csv'), /^\ufeffid,article,.*\r\np1,talks\.md,/);
      assert.match(await exported('positions-csv', '--no-bom'), /^id,/);
      assert.match(await exported('matrix-csv'), /china,1\/0\/0\r\njapan,0\/0\/1\r\n$/);
      assert.match(await exported('disagreements-csv'), /exports,china; japan,derived/);
      assert.match(await exported('brief-md'), /talks\.md ¶2/);
      assertMatchesSchema('export', JSON.parse(await exported('json')));
    }));

  test('terminal control characters of a file do not reach the terminal', () =>
    inFolder(
      {
        ...CORPUS,
        'talks.md.annotations.yaml': TALKS_ANNOTATIONS.replace(
          'actor: china',
          'actor: "a\\u001b[2J"',
        ),
      },
      async (folder) => {
        const said = await say(['positions', folder]);
        assert.doesNotMatch(said.stdout + said.stderr, /\u001b/);
      },
    ));
});

suite('the command line: which corpus and which part of it', () => {
  test('a folder inside a corpus narrows to what lies below it, paths staying the same', () =>
    inFolder(CORPUS, async (folder) => {
      const rows = parsed<{ article: string }>(
        await say(['mentions', path.join(folder, 'wire'), '--json']),
      );
      assert.deepEqual(new Set(rows.map(({ article }) => article)), new Set(['wire/other.txt']));
    }));

  test('without a folder, the one it runs in', () =>
    inFolder(CORPUS, async (folder) => {
      const said = await say(['positions', '--json'], { folder: path.join(folder, 'wire') });
      assert.deepEqual([said.exitCode, said.stdout], [0, '[]\n']);
    }));

  test('one article, by its path from the corpus folder or from the named one', () =>
    inFolder(CORPUS, async (folder) => {
      const one = async (within: string, article: string): Promise<number> =>
        parsed(
          await say([
            'mentions',
            path.join(folder, within),
            '--scope',
            `article:${article}`,
            '--json',
          ]),
        ).length;
      assert.equal(await one('.', 'wire/other.txt'), 2);
      assert.equal(await one('wire', 'other.txt'), 2);
      const said = await say(['mentions', folder, '--scope', 'article:none.md']);
      assert.equal(said.exitCode, 2);
      assert.match(said.stderr, /none\.md is no article/);
    }));

  test('a nested codebook begins a corpus of its own', () =>
    inFolder(
      {
        ...CORPUS,
        'sub/codebook.yaml': 'format: policy-codebook/1\nactors:\n  korea: {name: China}\n',
        'sub/a.md': 'China.\n',
      },
      async (folder) => {
        const outer = parsed<{ article: string }>(await say(['mentions', folder, '--json']));
        assert.ok(outer.every(({ article }) => !article.startsWith('sub/')));
        const inner = parsed<{ id: string; article: string }>(
          await say(['mentions', path.join(folder, 'sub'), '--json']),
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
        const said = await say(['mentions', folder]);
        assert.equal(said.exitCode, 2);
        assert.match(said.stderr, /\/one\n.*\/two\n$/s);
        assert.doesNotMatch(said.stderr, /foreign/);
        const all = await say(['mentions', folder, '--all', '--json']);
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
        assert.match((await say(['mentions', folder, '--all'])).stdout, /\/one\n\nARTICLE/);
      },
    ));

  test('another tool’s codebook.yaml is no corpus', () =>
    inFolder({ 'codebook.yaml': 'variables: []\n', 'a.md': 'China\n' }, async (folder) => {
      const said = await say(['positions', folder]);
      assert.equal(said.exitCode, 2);
      assert.match(said.stderr, /in no corpus/);
    }));

  test('--source keeps to one coder’s records, and must be a coder of the codebook', () =>
    inFolder(CORPUS, async (folder) => {
      const rows = parsed<{ id: string }>(
        await say(['positions', folder, '--source', 'lea', '--json']),
      );
      assert.deepEqual(
        rows.map(({ id }) => id),
        ['p1'],
      );
      const said = await say(['positions', folder, '--source', 'bob']);
      assert.equal(said.exitCode, 2);
      assert.match(said.stderr, /no coder “bob”, only: lea, max/);
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
          parsed<{ id: string }>(await say(['positions', folder, '--json', ...source])).map(
            ({ id }) => id,
          );
        assert.deepEqual(await ids('--source', 'lea'), ['q1', 'p2']);
        assert.deepEqual(await ids('--source', 'adjudicated'), ['p1', 'p2']);
        assert.deepEqual(await ids('--source', 'max'), []);
        const said = await say(['positions', folder]);
        assert.equal(said.exitCode, 1);
        assert.match(said.stderr, /^wire\/other\.txt:1:1 warning only-coder-files /);
      },
    ));

  test('roll-up and date are options of every command, and roll-up is said', () =>
    inFolder(CORPUS, async (folder) => {
      const table = await say(['disagreements', folder, '--roll-up', 'both']);
      assert.match(table.stdout, /^Roll-up is on: both\.$/m);
      const json = await say(['disagreements', folder, '--roll-up', 'both', '--json']);
      assert.match(json.stderr, /Roll-up is on: both/);
      assert.equal((await say(['positions', folder, '--date', 'article'])).exitCode, 0);
    }));
});

suite('the command line: problems and exit codes', () => {
  test('a good corpus has none, and check says how much it read', () =>
    inFolder(CORPUS, async (folder) => {
      const said = await say(['check', folder]);
      assert.deepEqual([said.exitCode, said.stderr], [0, '']);
      assert.equal(said.stdout, '0 problems in 2 articles\n');
      assert.equal((await say(['check', folder, '--json'])).stdout, '[]\n');
    }));

  test('a refused entry is left out, its neighbours are not: exit 1, with its place', () =>
    inFolder({ ...CORPUS, 'talks.md.annotations.yaml': WITHOUT_ID }, async (folder) => {
      const said = await say(['positions', folder, '--json']);
      assert.equal(said.exitCode, 1);
      assert.equal(parsed(said).length, 1);
      assert.match(said.stderr, /^talks\.md\.annotations\.yaml:5:5 error missing-id .+\n$/);
      assert.equal((await say(['positions', folder, '--quiet'])).stderr, '');
      const rows = parsed<{ code: string; line: number }>(await say(['check', folder, '--json']));
      assertMatchesSchema('check', rows);
      assert.deepEqual(
        rows.map(({ code, line }) => [code, line]),
        [['missing-id', 5]],
      );
    }));

  test('a refused file: exit 1 in a folder, 2 when its article was named', () =>
    inFolder({ ...CORPUS, 'talks.md.annotations.yaml': REFUSED }, async (folder) => {
      const said = await say(['positions', folder, '--json']);
      assert.deepEqual([said.exitCode, said.stdout], [1, '[]\n']);
      assert.match(said.stderr, /^talks\.md\.annotations\.yaml:4:12 error anchor /);
      const named = await say(['positions', folder, '--scope', 'article:talks.md', '--json']);
      assert.deepEqual([named.exitCode, named.stdout], [2, '']);
      const other = await say(['positions', folder, '--scope', 'article:wire/other.txt']);
      assert.deepEqual([other.exitCode, other.stderr], [0, '']);
    }));

  test('a refused codebook: its problems, and exit 2', () =>
    inFolder({ ...CORPUS, 'codebook.yaml': `${CODEBOOK}issues: {}\n` }, async (folder) => {
      const said = await say(['positions', folder, '--json']);
      assert.deepEqual([said.exitCode, said.stdout], [2, '']);
      assert.match(said.stderr, /^codebook\.yaml:12:1 error duplicate-key /);
      const all = await say(['check', folder, '--json']);
      assert.equal(all.exitCode, 2);
      assertMatchesSchema('check', parsed(all));
    }));

  test('a lost quote is a warning: check exits 1, the other commands 0', () =>
    inFolder({ ...CORPUS, 'talks.md': 'Nothing of it is left.\n' }, async (folder) => {
      const check = await say(['check', folder]);
      assert.equal(check.exitCode, 1);
      assert.match(check.stderr, /^talks\.md\.annotations\.yaml:11:7 warning quote-orphaned /);
      assert.match(check.stdout, /^talks\.md\.annotations\.yaml +0 +2 +0$/m);
      assert.match(check.stdout, /^2 problems in 2 articles$/m);
      const said = await say(['positions', folder, '--json']);
      assert.equal(said.exitCode, 0);
      assert.deepEqual(
        parsed<{ anchor: string }>(said).map(({ anchor }) => anchor),
        ['orphaned', 'orphaned'],
      );
    }));

  test('an article that is no text is left out with a problem', () =>
    inFolder(
      { ...CORPUS, 'broken.txt': new Uint8Array([0x43, 0xff, 0xfe, 0x41]) },
      async (folder) => {
        const said = await say(['mentions', folder, '--json']);
        assert.equal(said.exitCode, 1);
        assert.match(said.stderr, /^broken\.txt:1:1 warning article-undecodable /);
      },
    ));

  test('UTF-16 with a byte order mark is read, and CRLF counts as one', () =>
    inFolder(
      { ...CORPUS, 'talks.md': Buffer.from(`\ufeff${TALKS.replaceAll('\n', '\r\n')}`, 'utf16le') },
      async (folder) => {
        const rows = parsed<{ anchor: string; quotes: { start: number }[] }>(
          await say(['positions', folder, '--json']),
        );
        assert.deepEqual(
          rows.map(({ anchor, quotes }) => [anchor, quotes[0]?.start]),
          [
            ['anchored', 8],
            ['anchored', 39],
          ],
        );
      },
    ));

  test('an annotation file without an article, and an id used in two files', () =>
    inFolder(
      {
        ...CORPUS,
        'wire/other.txt.annotations.yaml': TALKS_ANNOTATIONS.replace('id: p2', 'id: p3'),
        'gone.md.annotations.yaml': TALKS_ANNOTATIONS,
      },
      async (folder) => {
        const { stderr } = await say(['check', folder]);
        assert.match(stderr, /^gone\.md\.annotations\.yaml:1:1 warning article-missing /m);
        assert.match(stderr, /^wire\/other\.txt\.annotations\.yaml:5:9 warning id-elsewhere /m);
        const rows = parsed<{ id: string }>(await say(['positions', folder, '--json']));
        assert.deepEqual(
          rows.map(({ id }) => id),
          ['talks.md#p1', 'p2', 'wire/other.txt#p1', 'p3'],
        );
      },
    ));

  test('wrong use: exit 2 and what to do', () =>
    inFolder(CORPUS, async (folder) => {
      const wrong: readonly [words: string[], message: RegExp][] = [
        [[], /Which command\?/],
        [['chek'], /no command “chek”. There are: check, /],
        [['positions', folder, '--jsn'], /Unknown option '--jsn'/],
        [['positions', folder, folder], /One folder at a time/],
        [['positions', folder, '--roll-up', 'all'], /--roll-up is one of none, actors/],
        [['positions', folder, '--date', 'today'], /--date is one of claim, article/],
        [['positions', folder, '--scope', 'talks.md'], /--scope is “folder” or “article:PATH”/],
        [['positions', folder, '--weak'], /--weak belongs to the command mentions/],
        [['positions', path.join(folder, 'none')], /cannot be found/],
        [['positions', path.join(folder, 'talks.md')], /is a file/],
        [['export', folder], /Which format\?/],
        [['export', folder, '--format', 'pdf'], /no format “pdf”. There are: positions-csv/],
      ];
      for (const [words, message] of wrong) {
        const said = await say(words);
        assert.equal(said.exitCode, 2, words.join(' '));
        assert.match(said.stderr, message);
        assert.equal(said.stdout, '');
      }
    }));

  test('--out writes a file, and an existing one only with --force', () =>
    inFolder(CORPUS, async (folder) => {
      const words = ['positions', '.', '--json', '--out', 'out.json'];
      const first = await say(words, { folder });
      assert.deepEqual([first.exitCode, first.stdout], [0, '']);
      const file = path.join(folder, 'out.json');
      const written = fs.readFileSync(file, 'utf8');
      assert.equal((JSON.parse(written) as unknown[]).length, 2);
      fs.writeFileSync(file, 'mine');
      const again = await say(words, { folder });
      assert.equal(again.exitCode, 2);
      assert.match(again.stderr, /out\.json exists/);
      assert.equal(fs.readFileSync(file, 'utf8'), 'mine');
      assert.equal((await say([...words, '--force'], { folder })).exitCode, 0);
      assert.equal(fs.readFileSync(file, 'utf8'), written);
      const nowhere = await say(['positions', '.', '--out', 'none/out.json'], { folder });
      assert.equal(nowhere.exitCode, 2);
      assert.match(nowhere.stderr, /cannot be written/);
      assert.deepEqual(
        fs.readdirSync(folder).filter((name) => name.endsWith('.part')),
        [],
      );
    }));

  test('nothing in the corpus is written by reading it', () =>
    inFolder(CORPUS, async (folder) => {
      const before = fs.readdirSync(folder, { recursive: true }).sort();
      for (const command of ['check', 'mentions', 'positions', 'disagreements', 'contradictions']) {
        await say([command, folder]);
      }
      assert.deepEqual(fs.readdirSync(folder, { recursive: true }).sort(), before);
    }));
});

suite('the command line as a process', () => {
  const ROOT = path.resolve(__dirname, '../../..');
  const PROGRAM = ['--import', 'tsx', path.join(ROOT, 'src/cli/main.ts')];

  test('gives its exit code, and JSON alone on standard output', function () {
    this.timeout(30_000);
    const { folder, remove } = folderOf({
      ...CORPUS,
      'talks.md.annotations.yaml': WITHOUT_ID,
    });
    try {
      const said = spawnSync(process.execPath, [...PROGRAM, 'positions', folder, '--json'], {
        cwd: ROOT,
        encoding: 'utf8',
      });
      assert.equal(said.status, 1);
      assert.equal((JSON.parse(said.stdout) as unknown[]).length, 1);
      assert.match(said.stderr, /missing-id/);
    } finally {
      remove();
    }
  });

  test('does not complain when its reader has seen enough', function () {
    this.timeout(30_000);
    const line = `"${process.execPath}" --import tsx src/cli/main.ts mentions examples --json 2>&1 | head -n 1`;
    const first = execFileSync('sh', ['-c', line], { cwd: ROOT, encoding: 'utf8' });
    assert.equal(first, '[\n');
  });
});
