import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { assertMatchesSchema } from '../../../support/outputSchemas';
import { parsed, runCli } from '../session';
import {
  CODEBOOK,
  CORPUS,
  REFUSED,
  TALKS,
  TALKS_ANNOTATIONS,
  WITHOUT_ID,
  inFolder,
} from '../smallCorpus';

/** Max takes the words of Lea's position for the opposite. */
const CODED_TWICE = TALKS_ANNOTATIONS.replace('actor: japan', 'actor: china').replace(
  /exact: "wants them to end"[^]*start: 39/,
  'exact: "wants exports to go on"\n      prefix: "Beijing "\n      suffix: "."\n      start: 8',
);

suite('the command line: problems and exit codes', () => {
  test('a good corpus has none, and check says how much it read', () =>
    inFolder(CORPUS, async (folder) => {
      const result = await runCli(['check', folder]);
      assert.deepEqual([result.exitCode, result.stderr], [0, '']);
      assert.equal(result.stdout, '0 problems, 2 articles checked\n');
      assert.equal((await runCli(['check', folder, '--json'])).stdout, '[]\n');
    }));

  test('a refused entry is left out, its neighbours are not: exit 1, with its place', () =>
    inFolder({ ...CORPUS, 'talks.md.annotations.yaml': WITHOUT_ID }, async (folder) => {
      const result = await runCli(['positions', folder, '--json']);
      assert.equal(result.exitCode, 1);
      assert.equal(parsed(result).length, 1);
      assert.match(result.stderr, /^talks\.md\.annotations\.yaml:5:5 error missing-id .+\n$/);
      assert.equal((await runCli(['positions', folder, '--quiet'])).stderr, '');
      const rows = parsed<{ code: string; line: number }>(
        await runCli(['check', folder, '--json']),
      );
      assertMatchesSchema('check', rows);
      assert.deepEqual(
        rows.map(({ code, line }) => [code, line]),
        [['missing-id', 5]],
      );
    }));

  test('a misspelt actor is told with the nearest one', () =>
    inFolder(
      {
        ...CORPUS,
        'talks.md.annotations.yaml': TALKS_ANNOTATIONS.replace('actor: china', 'actor: chnia'),
      },
      async (folder) => {
        const { exitCode, stderr } = await runCli(['check', folder]);
        assert.equal(exitCode, 1);
        assert.match(stderr, /unknown-actor .*no actor “chnia”\. Did you mean “china”\?/);
      },
    ));

  test('what two coders coded differently is a warning of check at the second stance, and counted in the list', () =>
    inFolder({ ...CORPUS, 'talks.md.annotations.yaml': CODED_TWICE }, async (folder) => {
      const { exitCode, stdout } = await runCli(['check', folder, '--json']);
      const rows = JSON.parse(stdout) as { code: string; line: number; message: string }[];
      assertMatchesSchema('check', rows);
      assert.equal(exitCode, 1);
      assert.deepEqual(
        rows.map(({ code, line }) => [code, line]),
        [['coded-differently', 18]],
      );
      assert.match(rows[0]?.message ?? '', /China .*“Chinese exports”.*Lea: support; Max: oppose/);
      const list = await runCli(['disagreements', folder]);
      assert.match(
        list.stdout,
        /^1 claim is coded differently by its coders and takes no side\.$/m,
      );
      const brief = await runCli(['export', folder, '--format', 'brief-md']);
      assert.match(brief.stdout, /^- Coded differently: 1 claim is without a majority/m);
    }));

  test('a refused file: exit 1 in a folder, 2 when its article was named', () =>
    inFolder({ ...CORPUS, 'talks.md.annotations.yaml': REFUSED }, async (folder) => {
      const result = await runCli(['positions', folder, '--json']);
      assert.deepEqual([result.exitCode, result.stdout], [1, '[]\n']);
      assert.match(result.stderr, /^talks\.md\.annotations\.yaml:4:12 error anchor /);
      const named = await runCli(['positions', folder, '--scope', 'article:talks.md', '--json']);
      assert.deepEqual([named.exitCode, named.stdout], [2, '']);
      const other = await runCli(['positions', folder, '--scope', 'article:wire/other.txt']);
      assert.deepEqual([other.exitCode, other.stderr], [0, '']);
    }));

  test('a file that is not read says so first, and about how many annotations are missing', () =>
    inFolder({ ...CORPUS, 'talks.md.annotations.yaml': REFUSED }, async (folder) => {
      const result = await runCli(['positions', folder]);
      assert.match(
        result.stderr,
        /^talks\.md\.annotations\.yaml:4:12 error anchor This file is not read: .* About 2 annotations are missing\.$/m,
      );
      const rows = parsed<{ message: string }>(
        await runCli(['check', folder, '--json', '--quiet']),
      );
      assert.match(rows[0]?.message ?? '', /About 2 annotations are missing\.$/);
    }));

  test('a refused codebook: its problems, and exit 2', () =>
    inFolder({ ...CORPUS, 'codebook.yaml': `${CODEBOOK}issues: {}\n` }, async (folder) => {
      const result = await runCli(['positions', folder, '--json']);
      assert.deepEqual([result.exitCode, result.stdout], [2, '']);
      assert.match(result.stderr, /^codebook\.yaml:12:1 error duplicate-key /);
      const all = await runCli(['check', folder, '--json']);
      assert.equal(all.exitCode, 2);
      assertMatchesSchema('check', parsed(all));
    }));

  test('a lost quote is a warning: check exits 1, the other commands 0', () =>
    inFolder({ ...CORPUS, 'talks.md': 'Nothing of it is left.\n' }, async (folder) => {
      const check = await runCli(['check', folder]);
      assert.equal(check.exitCode, 1);
      assert.match(check.stderr, /^talks\.md\.annotations\.yaml:11:7 warning quote-orphaned /);
      assert.match(check.stdout, /^talks\.md\.annotations\.yaml +0 +2 +0$/m);
      assert.match(check.stdout, /^2 problems, 2 articles checked$/m);
      const result = await runCli(['positions', folder, '--json']);
      assert.equal(result.exitCode, 0);
      assert.deepEqual(
        parsed<{ anchor: string }>(result).map(({ anchor }) => anchor),
        ['orphaned', 'orphaned'],
      );
    }));

  test('an article that is no text is left out with a problem', () =>
    inFolder(
      { ...CORPUS, 'broken.txt': new Uint8Array([0x43, 0xff, 0xfe, 0x41]) },
      async (folder) => {
        const result = await runCli(['mentions', folder, '--json']);
        assert.equal(result.exitCode, 1);
        assert.match(result.stderr, /^broken\.txt:1:1 warning article-undecodable /);
      },
    ));

  test('UTF-16 with a byte order mark is read, and CRLF counts as one', () =>
    inFolder(
      { ...CORPUS, 'talks.md': Buffer.from(`\ufeff${TALKS.replaceAll('\n', '\r\n')}`, 'utf16le') },
      async (folder) => {
        const rows = parsed<{ anchor: string; quotes: { start: number }[] }>(
          await runCli(['positions', folder, '--json']),
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
        const { stderr } = await runCli(['check', folder]);
        assert.match(stderr, /^gone\.md\.annotations\.yaml:1:1 warning article-missing /m);
        assert.match(stderr, /^wire\/other\.txt\.annotations\.yaml:5:9 warning id-elsewhere /m);
        const rows = parsed<{ id: string }>(await runCli(['positions', folder, '--json']));
        assert.deepEqual(
          rows.map(({ id }) => id),
          ['talks.md#p1', 'p2', 'wire/other.txt#p1', 'p3'],
        );
      },
    ));

  test('wrong use: exit 2 and what to do', () =>
    inFolder(CORPUS, async (folder) => {
      const wrong: readonly [words: string[], message: RegExp][] = [
        [[], /No command was given\./],
        [['chek'], /no command “chek”. Did you mean “check”\? Available: check, /],
        [['positions', folder, '--jsn'], /no option --jsn. Did you mean --json/],
        [['positions', folder, folder], /Name one folder at a time/],
        [['positions', folder, '--roll-up', 'all'], /--roll-up must be one of none, actors/],
        [['positions', folder, '--date', 'today'], /--date must be one of claim, article/],
        [
          ['positions', folder, '--scope', 'talks.md'],
          /--scope must be “folder” or “article:PATH”/,
        ],
        [['positions', folder, '--weak'], /--weak belongs to the commands mentions, concordance/],
        [['positions', path.join(folder, 'none')], /cannot be found/],
        [['positions', path.join(folder, 'talks.md')], /is a file/],
        [['export', folder], /No format was given\./],
        [['export', folder, '--format', 'pdf'], /no format “pdf”. Available: brief-docx/],
      ];
      for (const [words, message] of wrong) {
        const result = await runCli(words);
        assert.equal(result.exitCode, 2, words.join(' '));
        assert.match(result.stderr, message);
        assert.equal(result.stdout, '');
      }
    }));

  test('--out writes a file, and an existing one only with --force', () =>
    inFolder(CORPUS, async (folder) => {
      const words = ['positions', '.', '--json', '--out', 'out.json'];
      const first = await runCli(words, { folder });
      assert.deepEqual([first.exitCode, first.stdout], [0, '']);
      const file = path.join(folder, 'out.json');
      const written = fs.readFileSync(file, 'utf8');
      assert.equal((JSON.parse(written) as unknown[]).length, 2);
      fs.writeFileSync(file, 'mine');
      const again = await runCli(words, { folder });
      assert.equal(again.exitCode, 2);
      assert.match(again.stderr, /out\.json already exists/);
      assert.equal(fs.readFileSync(file, 'utf8'), 'mine');
      assert.equal((await runCli([...words, '--force'], { folder })).exitCode, 0);
      assert.equal(fs.readFileSync(file, 'utf8'), written);
      const nowhere = await runCli(['positions', '.', '--out', 'none/out.json'], { folder });
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
        await runCli([command, folder]);
      }
      assert.deepEqual(fs.readdirSync(folder, { recursive: true }).sort(), before);
    }));
});
