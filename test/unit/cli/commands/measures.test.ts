import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { tableIn } from '../../../support/dataPackages';
import { assertMatchesSchema } from '../../../support/outputSchemas';
import { parsed, runCli } from '../session';
import { inFolder } from '../smallCorpus';

const EXAMPLES = path.resolve(__dirname, '../../../../examples');

suite('policy-annotator salience, timeline and coalitions', () => {
  for (const command of ['salience', 'timeline']) {
    for (const words of [[], ['--window', 'years'], ['--since', '2025', '--until', '2026']]) {
      test(`${[command, ...words].join(' ')} --json of the examples is what its schema says`, async () => {
        const result = await runCli([command, EXAMPLES, '--json', ...words]);
        assert.equal(result.exitCode, 0, result.stderr);
        assert.ok(parsed(result).length > 0);
        assertMatchesSchema(command, parsed(result));
      });
    }
  }

  test('positions of a timeline are those of positions', async () => {
    const ids = new Set(
      parsed<{ id: string }>(await runCli(['positions', EXAMPLES, '--json'])).map(({ id }) => id),
    );
    const rows = parsed<{ sides: { positions: string[] }[] }>(
      await runCli(['timeline', EXAMPLES, '--json']),
    );
    const named = rows.flatMap(({ sides }) => sides.flatMap(({ positions }) => positions));
    assert.ok(named.length > 50);
    assert.ok(named.every((id) => ids.has(id)));
  });

  test('a table says what is n too small, and what was left out', async () => {
    const salience = await runCli(['salience', EXAMPLES]);
    assert.equal(salience.stdout.match(/n too small/g)?.length, 1, 'once, not for every issue');
    assert.match(salience.stdout, /Articles excluded: 2, to code or in progress\./);
    const timeline = await runCli(['timeline', EXAMPLES]);
    assert.match(timeline.stdout, /Excluded: 1 position: ascribed\./);
  });

  test('coalitions of the examples are what their schema says', async () => {
    const result = await runCli(['coalitions', EXAMPLES, '--json']);
    assert.equal(result.exitCode, 0, result.stderr);
    const output = JSON.parse(result.stdout) as { coalitions: { members: unknown[] }[] };
    assertMatchesSchema('coalitions', output);
    assert.ok(output.coalitions.length > 1);
    const table = await runCli(['coalitions', EXAMPLES, '--resolution', '2', '--seed', '3']);
    assert.match(table.stdout, /\(at resolution 2, seed 3\) is not above .* 200 tables/);
    assert.doesNotMatch(table.stdout, /COALITION/, 'what chance makes as well is no finding');
    const uncompared = await runCli(['coalitions', EXAMPLES, '--resamples', '0']);
    assert.match(uncompared.stdout, /not compared with permuted tables/);
    assert.match(uncompared.stdout, /n too small with fewer than 10 articles/);
    const wrong = await runCli(['coalitions', EXAMPLES, '--resolution', 'high']);
    assert.match(wrong.stderr, /--resolution must be a number above 0/);
  });

  test('each row of the JSON says its formulas, and what was left out', async () => {
    interface Row {
      readonly definition: {
        readonly figures: Readonly<Record<string, string>>;
        readonly excluded: readonly unknown[];
        readonly excludedArticles: Readonly<Record<string, number>>;
        readonly source: string;
      };
    }
    const [salience] = parsed<Row>(await runCli(['salience', EXAMPLES, '--json']));
    assert.match(salience?.definition.figures.share ?? '', /articles \/ read/);
    assert.equal(salience?.definition.excludedArticles.unfinished, 2);
    const [timeline] = parsed<Row>(await runCli(['timeline', EXAMPLES, '--json']));
    assert.match(timeline?.definition.figures.divisiveness ?? '', /\(1 − agreement\) \/ 2/);
    assert.deepEqual(timeline?.definition.excluded[0], {
      reason: 'ascribed',
      counted: 'positions',
      count: 1,
    });
    assert.match(timeline.definition.source, /docs\/reference\/measures\.md/);
  });

  for (const command of ['salience', 'timeline', 'coalitions']) {
    test(`${command} as CSV has its definitions in a file beside it`, () =>
      inFolder({}, async (folder) => {
        const words = [command, EXAMPLES, '--format', 'csv', '--no-bom'];
        const result = await runCli([...words, '--out', 'table.csv'], { folder });
        assert.equal(result.exitCode, 0, result.stderr);
        const read = (name: string) => fs.readFileSync(path.join(folder, name), 'utf8');
        const lines = read('table.csv').trimEnd().split('\r\n');
        const table = tableIn(read('table.datapackage.json'));
        assert.equal(table.path, 'table.csv');
        const { fields } = table.schema;
        assert.equal(lines[0], fields.map(({ name }) => name).join(','));
        assert.ok(lines.length > 5);
        assert.ok(fields.some(({ description }) => description !== undefined));
        assert.ok(table.notes[0].excluded);
        // Nothing is written over, and nothing is computed before that is known.
        fs.rmSync(path.join(folder, 'table.csv'));
        const again = await runCli([...words, '--out', 'table.csv'], { folder });
        assert.equal(again.exitCode, 2);
        assert.match(again.stderr, /table\.datapackage\.json already exists/);
        assert.equal((await runCli(words)).stdout.split('\r\n')[0], lines[0]);
      }));
  }

  for (const format of [
    'positions-csv',
    'matrix-csv',
    'disagreements-csv',
    'network-nodes-csv',
    'network-edges-csv',
  ]) {
    test(`export --format ${format} --out has a file beside it that says what its numbers are`, () =>
      inFolder({}, async (folder) => {
        const words = ['export', EXAMPLES, '--format', format, '--no-bom', '--out', 'table.csv'];
        const result = await runCli(words, { folder });
        assert.equal(result.exitCode, 0, result.stderr);
        assert.match(result.stderr, /^Wrote table\.csv, and .* to table\.datapackage\.json\.$/m);
        const read = (name: string) => fs.readFileSync(path.join(folder, name), 'utf8');
        const table = tableIn(read('table.datapackage.json'));
        assert.equal(table.path, 'table.csv');
        assert.equal(
          read('table.csv').split('\r\n')[0],
          table.schema.fields.map(({ name }) => name).join(','),
        );
        fs.rmSync(path.join(folder, 'table.csv'));
        const again = await runCli(words, { folder });
        assert.equal(again.exitCode, 2);
        assert.match(again.stderr, /table\.datapackage\.json already exists/);
        assert.deepEqual(fs.readdirSync(folder), ['table.datapackage.json']);
        const forced = await runCli([...words, '--force', '--quiet'], { folder });
        assert.deepEqual([forced.exitCode, forced.stderr], [0, '']);
      }));
  }

  test('the CSV of salience has the numbers of its JSON', async () => {
    const rows = parsed<{ issue: string; articles: number; share: number | null }>(
      await runCli(['salience', EXAMPLES, '--json']),
    );
    const { stdout } = await runCli(['salience', EXAMPLES, '--format', 'csv', '--no-bom']);
    const lines = stdout.trimEnd().split('\r\n').slice(1);
    assert.deepEqual(
      lines.map((line) => line.split(',').slice(2, 3)[0]),
      rows.map(({ issue }) => issue),
    );
    const wrong = await runCli(['salience', EXAMPLES, '--format', 'xlsx']);
    assert.match(wrong.stderr, /The only --format here is csv/);
  });

  test('wrong numbers are told', async () => {
    const result = await runCli(['timeline', EXAMPLES, '--seed', 'seven']);
    assert.equal(result.exitCode, 2);
    assert.match(result.stderr, /--seed must be a whole number/);
  });
});
