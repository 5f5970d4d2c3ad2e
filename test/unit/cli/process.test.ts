import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';
import { folderOf } from './session';
import { CORPUS, WITHOUT_ID } from './smallCorpus';

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
