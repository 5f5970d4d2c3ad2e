import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../support/temporaryFolder';

suite('Temporary folders of tests', () => {
  let before = '';

  test('are there during the test', () => {
    before = temporaryFolder('policy-annotator-gone');
    fs.writeFileSync(path.join(before, 'a.txt'), '');
  });

  test('are gone in the next one, with what is in them', () => {
    assert.notEqual(before, '');
    assert.equal(fs.existsSync(before), false);
  });

  test('are made by one helper, which removes them also when a test fails', () => {
    const makers = ['test/unit', 'test/support'].flatMap((folder) =>
      fs
        .readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((file) => path.posix.join(folder, file.replaceAll(path.sep, '/')))
        .filter(
          (file) =>
            file.endsWith('.ts') &&
            /fs\.(?:promises\.)?mkdtemp/.test(fs.readFileSync(file, 'utf8')),
        ),
    );
    // The other runs outside of tests too, and removes its folder itself.
    assert.deepEqual(makers.sort(), ['test/support/office.ts', 'test/support/temporaryFolder.ts']);
  });
});
