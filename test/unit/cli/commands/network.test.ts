import assert from 'node:assert/strict';
import path from 'node:path';
import { assertMatchesSchema } from '../../../support/outputSchemas';
import { parsed, runCli } from '../session';
import { CORPUS, inFolder } from '../smallCorpus';

const EXAMPLES = path.resolve(__dirname, '../../../../examples');

interface Matrix {
  readonly rows: string[];
  readonly columns: string[];
  readonly matrix: number[][];
}

async function matrix(folder: string, ...words: string[]): Promise<Matrix> {
  const result = await runCli(['network', folder, '--json', ...words]);
  assert.equal(result.exitCode, 0, result.stderr);
  const output = JSON.parse(result.stdout) as Matrix;
  assertMatchesSchema('network', output);
  return output;
}

suite('policy-annotator network', () => {
  for (const mode of ['one', 'two', 'directed']) {
    test(`the JSON of the examples in mode ${mode} is what its schema says`, async () => {
      const { rows, columns, matrix: numbers } = await matrix(EXAMPLES, '--mode', mode);
      assert.equal(numbers.length, rows.length);
      assert.ok(numbers.every((row) => row.length === columns.length));
      assert.ok(numbers.flat().some((weight) => weight !== 0));
    });
  }

  test('with windows it is a list of the same', async () => {
    const windows = await runCli([
      'network',
      EXAMPLES,
      '--json',
      '--window',
      'months',
      '--isolates',
    ]);
    assert.ok(parsed<Matrix>(windows).length > 1);
    assertMatchesSchema('network', parsed(windows));
  });

  test('two who disagree: who says what, and how far they are apart', () =>
    inFolder(CORPUS, async (folder) => {
      const two = await matrix(folder, '--mode', 'two');
      assert.deepEqual(two.rows, ['China', 'Japan']);
      assert.deepEqual(two.columns, ['Chinese exports']);
      assert.deepEqual(two.matrix, [[1], [-1]]);
      const one = await matrix(folder, '--aggregation', 'conflict');
      assert.deepEqual(one.matrix, [
        [0, 1],
        [1, 0],
      ]);
    }));

  test('--query, --from, --to, --exclude and --only narrow it, and say what is left out', () =>
    inFolder(CORPUS, async (folder) => {
      const rows = async (...words: string[]) =>
        (await matrix(folder, '--mode', 'two', ...words)).rows;
      assert.deepEqual(await rows('--query', 'actor:china'), ['China']);
      assert.deepEqual(await rows('--exclude', 'actor=China'), ['Japan']);
      assert.deepEqual(await rows('--only', 'coder=lea'), ['China']);
      assert.deepEqual(await rows('--since', '2024-05'), []);
      assert.deepEqual(await rows('--since', '2024-04', '--until', '2024-04-26'), [
        'China',
        'Japan',
      ]);
      const table = await runCli(['network', folder, '--until', '2023']);
      assert.match(table.stdout, /Excluded: 2 positions: outside the range\./);
    }));

  test('one plain sentence says what a weight is, and the JSON has the formula', () =>
    inFolder(CORPUS, async (folder) => {
      const sentence = async (...words: string[]): Promise<string | undefined> =>
        (await runCli(['network', folder, ...words])).stdout.trimEnd().split('\n').at(-1);
      assert.equal(await sentence(), 'Weight: how often both say the same of one issue.');
      assert.equal(
        await sentence('--aggregation', 'conflict', '--normalization', 'average'),
        'Weight: how often both say the opposite of one issue (any opposite statements, all dates), divided by the mean of the statements of both.',
      );
      assert.equal(
        await sentence('--aggregation', 'conflict', '--disagreement', 'listed'),
        'Weight: number of issues on which the two disagree as listed.',
      );
      assert.equal(
        await sentence('--mode', 'two'),
        'Weight: statements for minus statements against.',
      );
      assert.equal(await sentence('--mode', 'directed'), 'Weight: sum of the evaluations.');
      const json = await runCli(['network', folder, '--json']);
      assert.match(json.stdout, /"weight":"Σ_jkk′/);
    }));

  test('the network of disagreement as listed has the rows of disagreements, and says so', async () => {
    const words = ['--aggregation', 'conflict', '--disagreement', 'listed'];
    const result = await runCli(['network', EXAMPLES, '--json', ...words]);
    const {
      rowIds,
      matrix: counted,
      definition,
    } = JSON.parse(result.stdout) as {
      readonly rowIds: string[];
      readonly matrix: number[][];
      readonly definition: { readonly disagreement: string };
    };
    assertMatchesSchema('network', JSON.parse(result.stdout));
    assert.equal(definition.disagreement, 'as listed');
    const rows = parsed<{ kind: string; actors: [string, string] }>(
      await runCli(['disagreements', EXAMPLES, '--json']),
    ).filter(({ kind }) => kind === 'derived' || kind === 'at-times');
    const expected = rowIds.map((one) =>
      rowIds.map(
        (other) =>
          rows.filter(
            ({ actors }) => actors.includes(one) && actors.includes(other) && one !== other,
          ).length,
      ),
    );
    assert.ok(rows.length > 20);
    assert.deepEqual(counted, expected);
  });

  test('a file of each format goes to standard output', () =>
    inFolder(CORPUS, async (folder) => {
      for (const [format, begins] of [
        ['graphml', '<?xml'],
        ['gexf', '<?xml'],
        ['matrix-csv', '\ufeff,China,Japan'],
        ['nodes-csv', '\ufeffId,Label'],
        ['edges-csv', '\ufeffSource,Target,Type,Weight'],
        ['r', '# Reads a network'],
        ['python', '# Reads a network'],
      ] as const) {
        const result = await runCli(['network', folder, '--format', format]);
        assert.equal(result.exitCode, 0, result.stderr);
        assert.ok(result.stdout.startsWith(begins), result.stdout.slice(0, 60));
      }
    }));

  test('wrong use is told with what to do instead', () =>
    inFolder(CORPUS, async (folder) => {
      for (const [words, message] of [
        [['--mode', 'three'], /--mode must be one of one, two, directed/],
        [['--rows', 'shoe-size'], /There is no variable “shoe-size”/],
        [['--aggregation', 'combine'], /Use mode two or directed/],
        [['--window', 'fortnights'], /moving-months:3/],
        [['--since', '2024', '--until', '2023'], /is after --until/],
        [['--until', 'tomorrow'], /YYYY-MM-DD/],
        [['--exclude', 'china'], /VARIABLE=VALUE/],
        [['--format', 'pajek'], /graphml, gexf/],
        [['--disagreement', 'some'], /--disagreement must be one of any, listed/],
        [['--disagreement', 'listed'], /Use mode one with --aggregation conflict/],
        [['--format', 'gexf', '--window', 'months'], /contains one network/],
        [['--format', 'gexf', '--json'], /--json and --format cannot be combined/],
      ] as const) {
        const result = await runCli(['network', folder, ...words]);
        assert.equal(result.exitCode, 2, words.join(' '));
        assert.match(result.stderr, message);
      }
      const elsewhere = await runCli(['positions', folder, '--window', 'months']);
      assert.match(
        elsewhere.stderr,
        /--window belongs to the commands disagreements, fragile, network/,
      );
    }));
});
