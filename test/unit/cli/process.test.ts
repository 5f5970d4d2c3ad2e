import assert from 'node:assert/strict';
import fs from 'node:fs';
import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';
import { folderOf } from './session';
import { CORPUS, WITHOUT_ID } from './smallCorpus';

suite('the command line as a process', () => {
  const ROOT = path.resolve(__dirname, '../../..');
  const PROGRAM = ['--import', 'tsx', path.join(ROOT, 'src/cli/main.ts')];

  test('gives its exit code, and JSON alone on standard output', () => {
    const { folder, remove } = folderOf({
      ...CORPUS,
      'talks.md.annotations.yaml': WITHOUT_ID,
    });
    try {
      const stated = spawnSync(process.execPath, [...PROGRAM, 'positions', folder, '--json'], {
        cwd: ROOT,
        encoding: 'utf8',
      });
      assert.equal(stated.status, 1);
      assert.equal((JSON.parse(stated.stdout) as unknown[]).length, 1);
      assert.match(stated.stderr, /missing-id/);
    } finally {
      remove();
    }
  });

  test('does not complain when its reader has seen enough', () => {
    const line = `"${process.execPath}" --import tsx src/cli/main.ts mentions examples --json 2>&1 | head -n 1`;
    const first = execFileSync('sh', ['-c', line], { cwd: ROOT, encoding: 'utf8' });
    assert.equal(first, '[\n');
  });

  test('says that standard output is full, and that nothing can be relied on', function () {
    if (!fs.existsSync('/dev/full')) return this.skip();
    const line = `"${process.execPath}" --import tsx src/cli/main.ts formats > /dev/full`;
    const stated = spawnSync('sh', ['-c', line], { cwd: ROOT, encoding: 'utf8' });
    assert.equal(stated.status, 2);
    assert.match(stated.stderr, /^policy-annotator: Standard output cannot be written \(.+\)\.\n$/);
  });
});
