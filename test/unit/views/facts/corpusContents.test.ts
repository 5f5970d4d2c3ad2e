import assert from 'node:assert/strict';
import type { ArticleRow } from '../../../../src/core/model/corpus';
import type { PlacedAnnotation } from '../../../../src/core/model/place';
import { runSync } from '../../../../src/core/util/task';
import { corpusContents } from '../../../../src/core/views/facts/corpusContents';
import { placed, position, quotePart, relation } from '../../../support/corpus';

const whole = (exact: string) => ({ ...quotePart(exact, 4), repeated: false, around: '00-a-b-c' });
const ANNOTATED = row([
  placed(position({ id: 'sure', quote: [whole('rejects night shifts')] })),
  placed(position({ id: 'lost', quote: [whole('forbids night shifts')] }), 'orphaned'),
  placed(position({ id: 'changed', quote: [{ ...whole('higher wages'), was: 'lower wages' }] })),
  placed(relation({ id: 'older', quote: [quotePart('against the ministry', 40)] })),
  placed(position({ id: 'guess', quote: [quotePart('the dockers', 70)] }), 'uncertain'),
  placed({ ...position({ id: 'note', quote: [whole('a tale')] }), kind: 'annotation', type: 'x' }),
]);
const NOTHING = { coded: 0, waiting: 0, unsure: 0, lackingContext: 0 };

suite('What the annotations of a corpus leave to be done', () => {
  test('is counted: what is coded, what waits, whose place is not certain, what lacks context', () => {
    // Lost, changed and guessed ones wait; of those without context the place of one is a guess.
    assert.deepEqual(counts(ANNOTATED), { coded: 5, waiting: 3, unsure: 2, lackingContext: 1 });
  });

  test('is the sum of all articles, also of one that was counted before', () => {
    assert.deepEqual(counts(row([]), ANNOTATED), counts(ANNOTATED));
    assert.equal(counts(ANNOTATED, row([]), ANNOTATED).waiting, 6);
  });

  test('of nothing is nothing', () => {
    assert.deepEqual(counts(), NOTHING);
    assert.deepEqual(counts(row([])), NOTHING);
  });
});

function counts(...rows: readonly ArticleRow[]) {
  return runSync(corpusContents(rows));
}

function row(annotations: readonly PlacedAnnotation[]): ArticleRow {
  const metadata = {} as ArticleRow['metadata'];
  const coded: ArticleRow['coded'] = new Map();
  return { path: 'a.txt', metadata, coded, annotations, mentionCounts: undefined, stale: false };
}
