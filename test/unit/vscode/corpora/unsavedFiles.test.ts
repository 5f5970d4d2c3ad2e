import assert from 'node:assert/strict';
import { UnsavedFiles } from '../../../../src/vscode/corpora/unsavedFiles';

const PATH = 'talks.md.annotations.yaml';
const FILE = `file:///study/${PATH}`;

suite('What the status bar says of saving', () => {
  test('goes when the document that a change waits in is saved, or closed without saving', () => {
    const files = new UnsavedFiles();
    files.report(FILE, { path: PATH, kind: 'pending' });
    assert.equal(files.of(FILE)?.kind, 'pending');
    assert.equal(files.ended('file:///study/other.yaml'), false);
    assert.equal(files.ended(FILE), true);
    assert.equal(files.of(FILE), undefined);
  });

  test('stays where the disk refused, until the file is saved', () => {
    const files = new UnsavedFiles();
    files.report(FILE, { path: PATH, kind: 'failed', reason: 'ENOSPC' });
    assert.equal(files.ended(FILE), false);
    files.report(FILE, { path: PATH, kind: 'dropped', names: ['a'] });
    assert.equal(files.of(FILE)?.kind, 'failed');
    files.report(FILE, { path: PATH, kind: 'saved' });
    assert.equal(files.of(FILE), undefined);
  });
});
