import assert from 'node:assert/strict';
import type { ChangedBeside, Place, PlacedAnnotation } from '../../../../src/core/model/place';
import { waitingForOneReason } from '../../../../src/core/views/picks/oneReason';
import { position } from '../../../support/corpus';

const SPAN = { start: 0, end: 4 };
const SURE: Place = { state: 'anchored', span: SPAN };

suite('All quotes of an article that wait for one reason', () => {
  test('are those around which the same name became the same other one, however far', () => {
    const all = [
      waiting('a', { where: 'above', was: 'Lund', now: 'Roth', paragraphs: 2 }),
      waiting('b', { where: 'paragraph', was: 'Lund', now: 'Roth' }),
      waiting('c', {
        where: 'frame',
        was: 'Ms Lund took the floor',
        now: 'Ms Roth took the floor',
      }),
      placed('d', SURE),
    ];
    assert.deepEqual(idsOf(all), ['a', 'b', 'c']);
  });

  test('are not one alone, nor of two names, nor with one that waits for something else', () => {
    const lund = (id: string): PlacedAnnotation =>
      waiting(id, { where: 'below', was: 'Lund', now: 'Roth' });
    assert.deepEqual(idsOf([]), []);
    assert.deepEqual(idsOf([lund('a')]), []);
    for (const other of [
      waiting('c', { where: 'below', was: 'Lund', now: 'Wirth' }),
      waiting('c', { where: 'paragraph', was: '', now: '' }),
      placed('c', { state: 'uncertain', span: SPAN }),
      placed('c', { state: 'orphaned', span: undefined }),
      placed('c', SURE, 'old words'),
    ]) {
      assert.deepEqual(idsOf([lund('a'), lund('b'), other]), []);
    }
  });
});

function idsOf(all: readonly PlacedAnnotation[]): readonly string[] {
  return waitingForOneReason(all).map(({ annotation }) => annotation.id);
}

function waiting(id: string, beside: ChangedBeside): PlacedAnnotation {
  return placed(id, { state: 'uncertain', span: SPAN, beside });
}

function placed(id: string, place: Place, was?: string): PlacedAnnotation {
  const { quote, ...rest } = position({ id });
  return {
    annotation: { ...rest, quote: quote.map((part) => ({ ...part, was })) },
    places: [place],
  };
}
