import assert from 'node:assert/strict';
import path from 'node:path';
import { assertMatchesSchema } from '../../support/outputSchemas';
import { parsed, runCli } from './session';

const EXAMPLES = path.resolve(__dirname, '../../../examples');

suite('the command line on the example corpus', () => {
  for (const command of ['positions', 'disagreements', 'contradictions', 'mentions', 'check']) {
    test(`${command} --json is what its schema says, and nothing is left out`, async () => {
      const result = await runCli([command, EXAMPLES, '--json']);
      assert.equal(result.exitCode, 0, result.stderr);
      assertMatchesSchema(command, parsed(result));
    });
  }

  test('export --format json is what its schema says', async () => {
    const result = await runCli(['export', EXAMPLES, '--format', 'json']);
    assertMatchesSchema('export', JSON.parse(result.stdout));
  });

  test('every kind of disagreement occurs, and a contradiction', async () => {
    const rows = parsed<{ kind: string }>(await runCli(['disagreements', EXAMPLES, '--json']));
    const kinds = new Set(rows.map(({ kind }) => kind));
    assert.deepEqual([...kinds].sort(), [
      'apart',
      'at-times',
      'derived',
      'internal',
      'one-sided',
      'stated',
    ]);
    const moved = parsed<{ kind: string }>(await runCli(['contradictions', EXAMPLES, '--json']));
    assert.deepEqual(new Set(moved.map(({ kind }) => kind)), new Set(['contradiction']));
  });

  test('ids of disagreements are those of positions', async () => {
    const ids = new Set(
      parsed<{ id: string }>(await runCli(['positions', EXAMPLES, '--json'])).map(({ id }) => id),
    );
    const rows = parsed<{ positions: string[][] }>(
      await runCli(['disagreements', EXAMPLES, '--json', '--roll-up', 'both', '--quiet']),
    );
    const named = rows.flatMap(({ positions }) => positions.flat());
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter((id) => !ids.has(id)),
      [],
    );
  });
});
