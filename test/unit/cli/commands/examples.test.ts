import assert from 'node:assert/strict';
import { assertMatchesSchema } from '../../../support/outputSchemas';
import { parsed, runCli } from '../session';
import { CODEBOOK, CORPUS, inFolder } from '../smallCorpus';

const EXAMPLES = `    examples:
      include: ["Their exports are cheap.", "wants exports to go on"]
      exclude:
        - {text: wants them to end, why: says nothing of trade}
`;

/** Of the example in the codebook below. */
const LINE = 17;

/** The second position of the corpus is coded with the issue. */
const withExamples = {
  ...CORPUS,
  'codebook.yaml': CODEBOOK.replace(
    '  exports: {name: Chinese exports, keywords: [exports]}\n',
    `  exports:\n    name: Chinese exports\n    keywords: [exports]\n${EXAMPLES}`,
  ),
};

suite('policy-annotator check --examples', () => {
  test('prints an example that a coded position contradicts, with its place', () =>
    inFolder(withExamples, async (folder) => {
      const result = await runCli(['check', folder, '--examples']);
      assert.equal(result.exitCode, 1);
      assert.equal(
        result.stderr,
        `codebook.yaml:${String(LINE)}:18 warning example-coded “wants them to end” should not belong to “Chinese exports”, but is coded with it, in talks.md. Correct the position or the example.\n`,
      );
      assert.match(result.stdout, /codebook\.yaml +0 +1 +0\n/);
      assert.match(result.stdout, /1 problem, 2 articles checked/);
    }));

  test('writes the same as JSON', () =>
    inFolder(withExamples, async (folder) => {
      const result = await runCli(['check', folder, '--examples', '--json', '--quiet']);
      const rows = parsed<{ line: number; code: string }>(result);
      assertMatchesSchema('check', rows);
      assert.deepEqual(
        rows.map(({ line, code }) => [line, code]),
        [[LINE, 'example-coded']],
      );
      assert.equal(result.exitCode, 1);
    }));

  test('says nothing where all hold, nor where it is not asked', () =>
    inFolder(withExamples, async (folder) => {
      const plain = await runCli(['check', folder]);
      assert.deepEqual([plain.exitCode, plain.stderr], [0, '']);
    }).then(() =>
      inFolder(
        {
          ...withExamples,
          'codebook.yaml': withExamples['codebook.yaml'].replace('wants them to end', 'Tariffs'),
        },
        async (folder) => {
          const result = await runCli(['check', folder, '--examples']);
          assert.deepEqual([result.exitCode, result.stderr], [0, '']);
        },
      ),
    ));

  test('is an option of check only', async () => {
    const result = await runCli(['positions', '.', '--examples']);
    assert.equal(result.exitCode, 2);
    assert.match(result.stderr, /--examples belongs to the command check/);
  });
});
