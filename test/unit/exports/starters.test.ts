import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parsed, runCli } from '../cli/session';
import { inFolder } from '../cli/smallCorpus';

const EXAMPLES = path.resolve(__dirname, '../../../examples');

interface Position {
  readonly issue: readonly string[];
  readonly polarity: number | null;
  readonly accordingTo: string | null;
}

suite('A script to begin an analysis with', () => {
  for (const { format, program, file } of [
    { format: 'starter-python', program: 'python3', file: 'count.py' },
    { format: 'starter-r', program: 'Rscript', file: 'count.R' },
  ]) {
    test(`${format} counts what we count`, async function () {
      if (spawnSync(program, ['--version']).status !== 0) {
        console.log(`Skipped: there is no ${program}.`);
        this.skip();
      }
      await inFolder({}, async (folder) => {
        for (const [id, out] of [
          ['positions-csv', 'positions.csv'],
          [format, file],
        ] as const) {
          const result = await runCli(['export', EXAMPLES, '--format', id, '--out', out], {
            folder,
          });
          assert.equal(result.exitCode, 0, result.stderr);
        }
        assert.ok(fs.existsSync(path.join(folder, 'positions.datapackage.json')));
        const run = spawnSync(program, [file], { cwd: folder, encoding: 'utf8' });
        assert.equal(run.status, 0, run.stderr);
        const positions = parsed<Position>(await runCli(['positions', EXAMPLES, '--json']));
        assert.deepEqual(run.stdout.trimEnd().split(/\r?\n/), expected(positions));
      });
    });
  }
});

function expected(positions: readonly Position[]): readonly string[] {
  const sides = new Map<string, [number, number, number]>();
  for (const { issue: issues, polarity, accordingTo } of positions) {
    if (polarity === null || accordingTo !== null) continue;
    for (const issue of issues) {
      const counts = sides.get(issue) ?? [0, 0, 0];
      counts[polarity > 0 ? 0 : polarity === 0 ? 1 : 2]++;
      sides.set(issue, counts);
    }
  }
  const lines = [...sides]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([issue, [plus, zero, minus]]) => {
      return `${issue}: ${plus} for, ${zero} neutral, ${minus} against`;
    });
  return [`${positions.length} positions`, ...lines];
}
