import assert from 'node:assert/strict';
import { assertMatchesSchema } from '../../../support/outputSchemas';
import { parsed, runCli } from '../session';
import { inFolder } from '../smallCorpus';

const CODEBOOK = `format: policy-codebook/1
actors:
  xi: {name: Xi, type: person}
  xi-jinping: {name: Xi Jinping, type: person, aliases: [the leader]}
  premier: {name: The Leader, type: person}
issues:
  trade: {name: Trade}
  war: {name: Trade war, statement: It should end.}
`;
const TEXT = 'Xi wants trade. He also wants trade talks.\n';

const FOLDER = {
  'codebook.yaml': CODEBOOK,
  'a.md': TEXT,
  'a.md.annotations.yaml': `format: policy-annotations/1
positions:
  - {id: p1, actor: xi, issue: trade, stance: support, quote: "wants trade."}
  - {id: p2, actor: xi, issue: trade, stance: oppose, quote: "also wants trade talks"}
...
`,
};

interface Row {
  readonly file: string;
  readonly line: number;
  readonly severity: string;
  readonly code: string;
}

const rowsOf = async (folder: string, ...words: readonly string[]): Promise<readonly string[]> => {
  const rows = parsed<Row>(await runCli(['check', folder, '--json', ...words]));
  assertMatchesSchema('check', rows);
  return rows.map(
    ({ file, line, severity, code }) => `${file}:${String(line)} ${severity} ${code}`,
  );
};

suite('check --quality', () => {
  test('notes what deserves a second look, at its place; the exit code stays 0', () =>
    inFolder(FOLDER, async (folder) => {
      const plain = await rowsOf(folder);
      assert.deepEqual(plain, ['codebook.yaml:5 info ambiguous-alias']);
      assert.deepEqual((await rowsOf(folder, '--quality')).slice(1), [
        'a.md.annotations.yaml:4 info self-contradiction',
        'codebook.yaml:7 info no-statement',
        'codebook.yaml:5 info shared-alias',
        'codebook.yaml:4 info part-of-name',
      ]);
      const { exitCode, stderr } = await runCli(['check', folder, '--quality']);
      assert.equal(exitCode, 0);
      assert.match(
        stderr,
        /^a\.md\.annotations\.yaml:4:\d+ info self-contradiction Xi has opposite stances on “Trade” in this article: support and oppose\.$/m,
      );
    }));

  test('makes only the checks that are named, or all', () =>
    inFolder(FOLDER, async (folder) => {
      assert.deepEqual(
        (await rowsOf(folder, '--checks', 'swallowed-keyword,no-definition')).slice(1),
        ['codebook.yaml:7 info no-definition', 'codebook.yaml:8 info swallowed-keyword'],
      );
      const all = await rowsOf(folder, '--checks', 'all');
      assert.ok(all.includes('a.md.annotations.yaml:4 info actor-not-named'), all.join('\n'));
    }));

  test('with --strict are warnings, and change the exit code', () =>
    inFolder(FOLDER, async (folder) => {
      const { exitCode } = await runCli(['check', folder, '--quality', '--strict']);
      assert.equal(exitCode, 1);
      const rows = await rowsOf(folder, '--checks', 'no-statement', '--strict');
      assert.equal(rows[1], 'codebook.yaml:7 warning no-statement');
    }));

  test('refuse a check that does not exist, with the nearest one', () =>
    inFolder(FOLDER, async (folder) => {
      const { exitCode, stderr } = await runCli(['check', folder, '--checks', 'long-quotes']);
      assert.equal(exitCode, 2);
      assert.match(stderr, /There is no check “long-quotes”\. Did you mean “long-quote”\?/);
    }));

  test('of one article are about that article and the codebook', () =>
    inFolder({ ...FOLDER, 'b.md': TEXT }, async (folder) => {
      const rows = await rowsOf(folder, '--quality', '--scope', 'article:b.md');
      assert.deepEqual(
        rows.filter((row) => row.startsWith('a.md')),
        [],
      );
    }));
});
