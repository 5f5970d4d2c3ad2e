import assert from 'node:assert/strict';
import fs from 'node:fs';
import picomatch from 'picomatch';
import { inRoot } from '../../../scripts/lib/places.mjs';
import { TEST_FILES } from '../../../scripts/lib/suites.mjs';

/** Tests that run in other ways: as what the runner is tried on, and as a measure of speed. */
const OTHERS = ['test/harness/*/*.test.ts', 'test/hostBench/*.test.ts'];

suite('The suites of npm test', () => {
  const isRun = picomatch([...TEST_FILES, ...OTHERS]);
  const lost = (files: readonly string[]): readonly string[] =>
    files.filter((file) => !isRun(file));

  test('run every test file', () => {
    const files = fs
      .readdirSync(inRoot('test'), { recursive: true, encoding: 'utf8' })
      .map((file) => `test/${file.replaceAll('\\', '/')}`)
      .filter((file) => file.endsWith('.test.ts') && !file.includes('node_modules/'));
    assert.ok(files.length > 500);
    assert.deepEqual(
      lost(files),
      [],
      'No suite runs these files: move them to a folder that scripts/lib/suites.mjs lists',
    );
  });

  test('do not run a file in a folder that no suite knows', () => {
    const misplaced = ['test/ui/x.test.ts', 'test/ui/views/x.test.ts', 'test/bench/x.test.ts'];
    assert.deepEqual(
      lost([...misplaced, 'test/unit/x.test.ts', 'test/unit/cli/x.test.ts']),
      misplaced,
    );
  });
});
