import assert from 'node:assert/strict';
import path from 'node:path';
import { assertMatchesSchema } from '../../support/outputSchemas';
import { parsed, say } from './session';

const EXAMPLES = path.resolve(__dirname, '../../../examples');

suite('the command line on the example corpus', () => {
  for (const command of ['positions', 'disagreements', 'contradictions', 'mentions', 'check']) {
    test(`${command} --json is what its schema says, and nothing is left out`, async () => {
      const said = await say([command, EXAMPLES, '--json']);
      assert.equal(said.exitCode, 0, said.stderr);
      assertMatchesSchema(command, parsed(said));
    });
  }

  test('export --format json is what its schema says', async () => {
    const said = await say(['export', EXAMPLES, '--format', 'json']);
    assertMatchesSchema('export', JSON.parse(said.stdout));
  });

  test('every kind of disagreement occurs, and a contradiction', async () => {
    const rows = parsed<{ kind: string }>(await say(['disagreements', EXAMPLES, '--json']));
    const kinds = new Set(rows.map(({ kind }) => kind));
    assert.deepEqual([...kinds].sort(), [
      'apart',
      'at-times',
      'derived',
      'internal',
      'one-sided',
      'stated',
    ]);
    const moved = parsed<{ kind: string }>(await say(['contradictions', EXAMPLES, '--json']));
    assert.deepEqual(new Set(moved.map(({ kind }) => kind)), new Set(['contradiction']));
  });

  test('ids of disagreements are those of positions', async () => {
    const ids = new Set(
      parsed<{ id: string }>(await say(['positions', EXAMPLES, '--json'])).map(({ id }) => id),
    );
    const rows = parsed<{ positions: string[][] }>(
      await say(['disagreements', EXAMPLES, '--json', '--roll-up', 'both', '--quiet']),
    );
    const named = rows.flatMap(({ positions }) => positions.flat());
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter((id) => !ids.has(id)),
      [],
    );
  });
});
