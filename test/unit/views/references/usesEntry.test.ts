import assert from 'node:assert/strict';
import {
  mayUseEntry,
  parseAnnotationFile,
  readFileIds,
  runSync,
  type ArticleRow,
} from '../../../../src/core';
import { corpus } from '../../../support/corpus';
import { articleOf } from '../build';
import { ANNOTATIONS, codebookOf } from './texts';

const BOOK = codebookOf();

suite('Whether the row of an article may use an entry', () => {
  test('is true for every id that its file uses', () => {
    const row = rowOf(ANNOTATIONS);
    const ids = runSync(readFileIds(ANNOTATIONS, 'annotations', BOOK))?.ids ?? [];
    assert.equal(ids.length, 17);
    for (const place of ids) assert.ok(mayUseEntry(row, place), `${place.of} ${place.id}`);
  });

  test('is false for what it does not use, also where another kind has that id', () => {
    const row = rowOf(ANNOTATIONS);
    for (const of of ['actor', 'issue', 'stance', 'act', 'coder', 'type', 'field'] as const) {
      assert.equal(mayUseEntry(row, { of, id: 'nothing' }), false, of);
    }
    assert.equal(mayUseEntry(row, { of: 'issue', id: 'council' }), false);
    assert.equal(mayUseEntry(row, { of: 'actor', id: 'night-shifts' }), false);
    assert.equal(mayUseEntry(row, { of: 'field', id: 'hero' }), false);
  });

  test('is true for a marked mention and an ignored match', () => {
    const row = rowOf(`format: policy-annotations/1
mentions:
  - {id: m, actor: mayor, quote: he}
ignored:
  - {id: i, issue: work, quote: works}
...
`);
    assert.equal(mayUseEntry(row, { of: 'actor', id: 'mayor' }), true);
    assert.equal(mayUseEntry(row, { of: 'issue', id: 'work' }), true);
    assert.equal(mayUseEntry(row, { of: 'stance', id: 'support' }), false);
    assert.equal(mayUseEntry(row, { of: 'type', id: 'story' }), false);
  });

  test('is true for anything while an older version of its file is shown', () => {
    const row = { ...rowOf(ANNOTATIONS), stale: true };
    assert.equal(mayUseEntry(row, { of: 'actor', id: 'nothing' }), true);
  });
});

function rowOf(text: string): ArticleRow {
  const parsed = parseAnnotationFile(text, BOOK);
  if (parsed.kind !== 'annotations') throw new Error(JSON.stringify(parsed.problems));
  const { annotations, coded } = parsed.file;
  return { ...articleOf(corpus([{ path: 'pier.txt', annotations }], BOOK), 'pier.txt'), coded };
}
