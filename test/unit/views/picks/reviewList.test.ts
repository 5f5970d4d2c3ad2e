import assert from 'node:assert/strict';
import { describeSpan } from '../../../../src/core/anchoring/describe';
import { findQuote } from '../../../../src/core/anchoring/findQuote';
import { placeAll } from '../../../../src/core/anchoring/placeAnnotation';
import type { ChangedBeside } from '../../../../src/core/model/place';
import { EMPTY_CODEBOOK } from '../../../../src/core/model/codebook';
import { acceptedPlace, reviewList } from '../../../../src/core/views/picks/reviewList';
import { createLocalizer } from '../../../../src/core/views/words/localizer';
import { whyAsked } from '../../../../src/core/views/words/whyAsked';
import { position } from '../../../support/corpus';

const OLD = `The council rejects a noise fee for loud planes at night. Residents had asked for it twice.

Elsewhere the harbour opens a second ferry terminal.

At noon the mayor cuts the ribbon.
`;
const NEW = `Elsewhere the harbour opens a second terminal for ferries.

At noon the mayor cuts the ribbon.
`;

function quoted(id: string, words: string) {
  const start = OLD.indexOf(words);
  return position({ id, quote: [describeSpan(OLD, { start, end: start + words.length })] });
}

suite('The list of quotes to review', () => {
  const annotations = [
    quoted('gone', 'rejects a noise fee'),
    quoted('edited', 'opens a second ferry terminal'),
    quoted('there', 'the mayor cuts the ribbon'),
  ];
  const placed = placeAll(NEW, annotations);
  const list = reviewList(NEW, placed, EMPTY_CODEBOOK, createLocalizer());

  test('has old words, new words and a score for each quote that is not surely in its place', () => {
    assert.deepEqual(
      list.items.map(({ annotation, was, places }) => [annotation.id, was, places[0]?.now]),
      [['edited', '“opens a second ferry terminal”', '“opens a second terminal for ferries”']],
    );
    const score = list.items[0]?.places[0]?.score ?? 0;
    assert.ok(score > 0.5 && score < 1, String(score));
  });

  test('counts those of which nothing in the text reminds', () => {
    assert.equal(list.without, 1);
  });

  test('an accepted place is described anew, and then it is the place without doubt', () => {
    const [item] = list.items;
    assert.ok(item);
    const accepted = acceptedPlace(NEW, item.annotation, item.places[0]?.spans ?? []);
    assert.equal(accepted.quote[0]?.was, undefined);
    const [again] = placeAll(NEW, [accepted]);
    assert.equal(again?.places[0]?.state, 'anchored');
  });

  test('says why it asks: other words beside it, an edited quote, several places', () => {
    const whyIn = (old: string, words: string, now: string) => {
      const start = old.indexOf(words);
      const quote = [describeSpan(old, { start, end: start + words.length })];
      const again = placeAll(now, [position({ id: 'a', quote })]);
      const { items } = reviewList(now, again, EMPTY_CODEBOOK, createLocalizer());
      return items[0]?.why;
    };
    const stated = 'Mr. Blinken said that exports threaten jobs. So it went on.';
    assert.deepEqual(
      whyIn(stated, 'exports threaten jobs', stated.replace('Mr. Blinken', 'Nobody')),
      {
        text: '“Blinken said that” → “Nobody said that”: the words next to it changed',
        mayBeAnother: true,
      },
    );
    const above = { where: 'above', paragraphs: 2, was: 'Lund', now: 'Roth' } as const;
    const found = findQuote(stated, describeSpan(stated, { start: 0, end: 11 }));
    const whyAt = (beside: ChangedBeside): string => {
      const place = { state: 'uncertain', span: undefined, beside } as const;
      return whyAsked(place, found, createLocalizer()).text;
    };
    assert.equal(whyAt(above), '“Lund” became “Roth” 2 paragraphs above');
    assert.equal(
      whyAt({ ...above, where: 'below', paragraphs: 1 }),
      '“Lund” became “Roth” in the paragraph below',
    );
    assert.equal(
      whyAt({ where: 'paragraph', was: 'Lund', now: 'Roth' }),
      '“Lund” became “Roth” in its paragraph',
    );
    const cut = stated.replace('Mr. Blinken said that exports', 'Exports');
    assert.equal(whyIn(stated, 'threaten jobs', cut)?.text.includes('next to it'), true);
    assert.equal(
      whyIn(stated, 'exports threaten jobs', `A word before. ${stated} ${stated}`)?.text,
      'The same words occur in several places',
    );
    assert.deepEqual(whyIn(OLD, 'opens a second ferry terminal', NEW), {
      text: 'The quoted words changed',
      mayBeAnother: false,
    });
  });
});
