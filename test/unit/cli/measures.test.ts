import assert from 'node:assert/strict';
import path from 'node:path';
import { assertMatchesSchema } from '../../support/outputSchemas';
import { parsed, say } from './session';

const EXAMPLES = path.resolve(__dirname, '../../../examples');

suite('policy-annotator salience, timeline and coalitions', () => {
  for (const command of ['salience', 'timeline']) {
    for (const words of [[], ['--window', 'years'], ['--from', '2025', '--to', '2026']]) {
      test(`${[command, ...words].join(' ')} --json of the examples is what its schema says`, async () => {
        const said = await say([command, EXAMPLES, '--json', ...words]);
        assert.equal(said.exitCode, 0, said.stderr);
        assert.ok(parsed(said).length > 0);
        assertMatchesSchema(command, parsed(said));
      });
    }
  }

  test('positions of a timeline are those of positions', async () => {
    const ids = new Set(
      parsed<{ id: string }>(await say(['positions', EXAMPLES, '--json'])).map(({ id }) => id),
    );
    const rows = parsed<{ sides: { positions: string[] }[] }>(
      await say(['timeline', EXAMPLES, '--json']),
    );
    const named = rows.flatMap(({ sides }) => sides.flatMap(({ positions }) => positions));
    assert.ok(named.length > 50);
    assert.ok(named.every((id) => ids.has(id)));
  });

  test('a table says what is too few to say, and what was left out', async () => {
    const salience = await say(['salience', EXAMPLES]);
    assert.match(salience.stdout, /too few to say/);
    assert.match(salience.stdout, /Articles left out: 2, not marked complete or not relevant\./);
    const timeline = await say(['timeline', EXAMPLES]);
    assert.match(timeline.stdout, /Left out: 1 positions: ascribed\./);
  });

  test('coalitions of the examples are what their schema says', async () => {
    const said = await say(['coalitions', EXAMPLES, '--json']);
    assert.equal(said.exitCode, 0, said.stderr);
    const output = JSON.parse(said.stdout) as { coalitions: { members: unknown[] }[] };
    assertMatchesSchema('coalitions', output);
    assert.ok(output.coalitions.length > 1);
    const table = await say(['coalitions', EXAMPLES, '--resolution', '2', '--seed', '3']);
    assert.match(table.stdout, /at resolution 2, seed 3\./);
    assert.match(table.stdout, /too few to say below 10/);
    const wrong = await say(['coalitions', EXAMPLES, '--resolution', 'high']);
    assert.match(wrong.stderr, /--resolution is a number above 0/);
  });

  test('wrong numbers are told', async () => {
    const said = await say(['timeline', EXAMPLES, '--seed', 'seven']);
    assert.equal(said.exitCode, 2);
    assert.match(said.stderr, /--seed is a whole number/);
  });
});
