import assert from 'node:assert/strict';
import { reprintGroups, runSync, type ArticlePath } from '../../../src/core';

const STORY =
  'The union of the dock workers rejects night shifts, its chair said on Friday, and it will not go back to the table before the offer of the port authority has been withdrawn for good.';
const OTHER =
  'A new ferry would carry twice as many cars over the sound as the old one does, the council heard on Monday, but nobody could tell the members who would pay for it or when it would come.';

interface Stated {
  readonly date?: string;
  readonly duplicateOf?: string;
  readonly text: string;
}

function groups(articles: Readonly<Record<ArticlePath, Stated>>): readonly string[] {
  const rows = Object.entries(articles).map(([path, { date, duplicateOf }]) => {
    return { path, metadata: { date, duplicateOf } };
  });
  const texts = new Map(Object.entries(articles).map(([path, { text }]) => [path, text]));
  return runSync(reprintGroups(rows, texts)).map(
    ({ original, others }) => `${original}: ${others.join(', ')}`,
  );
}

suite('Reprints in a corpus', () => {
  test('are grouped by story with the first by date, the largest group first', () => {
    const found = groups({
      'ferry.md': { text: OTHER },
      'ferry-2.md': { text: `SOUND – ${OTHER}` },
      'quay.md': { date: '2024-05-03', text: `---\ntitle: "Shifts"\n---\n\n${STORY}` },
      'post.md': { date: '2024-05-02', text: STORY },
      'wire.md': { date: '2024-05-04', text: `WIRE. ${STORY}` },
      'alone.md': { text: 'Something else.' },
    });
    assert.deepEqual(found, ['post.md: quay.md, wire.md', 'ferry.md: ferry-2.md']);
  });

  test('keep the original that is marked, and are not listed once all are marked', () => {
    const quay = { date: '2024-05-03', text: STORY };
    const post = { date: '2024-05-02', text: STORY, duplicateOf: 'quay.md' };
    const wire = { date: '2024-05-04', text: STORY };
    assert.deepEqual(groups({ 'quay.md': quay, 'post.md': post, 'wire.md': wire }), [
      'quay.md: post.md, wire.md',
    ]);
    const marked = { ...wire, duplicateOf: 'quay.md' };
    assert.deepEqual(groups({ 'quay.md': quay, 'post.md': post, 'wire.md': marked }), []);
  });
});
