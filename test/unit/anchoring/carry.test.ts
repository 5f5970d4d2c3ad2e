import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { PlacedAnnotation } from '../../../src/core/model/place';
import type { TextEdit } from '../../../src/core/text/textEdit';
import { carryAnnotations } from '../../../src/core/anchoring/carry';
import {
  changedQuotes,
  confirmedQuote,
  idsOfChangedQuotes,
} from '../../../src/core/anchoring/changedQuotes';
import { describeSpan } from '../../../src/core/anchoring/describe';
import { placeAll } from '../../../src/core/anchoring/placeAnnotation';
import { diffEdits } from '../../../src/core/text/diff';
import { applyEdits, trimEdits } from '../../../src/core/text/textEdit';
import { marked } from '../text/marked';
import { someEdits } from '../text/someEdits';
import { annotationOf, placedAt, quoteOf, showPlace } from './quotes';
import { caseCount, enough } from '../../support/caseCount';

/** An open article with one annotation, edited step by step. */
function open(source: string) {
  let text = marked(source).text;
  let placed: readonly PlacedAnnotation[] = [placedAt(source)];
  let touched = 0;
  const edit = (given: readonly TextEdit[]): void => {
    const edits = trimEdits(text, given);
    const before = text;
    text = applyEdits(text, edits);
    const carried = carryAnnotations(placed, edits, text, before);
    placed = carried.placed;
    touched += carried.touched.length;
  };
  return {
    /** Replaces the first occurrence of the words. */
    change(words: string, by: string): void {
      const start = text.indexOf(words);
      assert.notEqual(start, -1, `${words} is not in ${text}`);
      edit([{ start, end: start + words.length, text: by }]);
    },
    /** Replaces the whole document, as a formatter or another program does. */
    become(other: string): void {
      edit(diffEdits(text, other) ?? assert.fail('The texts differ too much.'));
    },
    edit,
    save(): void {
      const changed = changedQuotes(placed, text);
      placed = placed.map(
        (before) => changed.find((one) => one.annotation.id === before.annotation.id) ?? before,
      );
    },
    text: () => text,
    shown: () => showPlace(text, placed[0]?.places[0]),
    quote: () => placed[0]?.annotation.quote[0],
    touched: () => touched,
  };
}

suite('Annotations in an article that is edited', () => {
  const source = 'China said that it [[opposes]] tariffs. Peru opposes them too.';

  test('they move with the text and keep their state', () => {
    const article = open(source);
    article.change('China', 'The government of China');
    article.change('too', 'as well');
    assert.equal(
      article.shown(),
      'anchored: The government of China said that it [[opposes]] tariffs. Peru opposes them as well.',
    );
    assert.equal(article.touched(), 0);
  });

  test('one that does not move is the same object', () => {
    const placed = [placedAt(source)];
    const edits = [{ start: 40, end: 44, text: 'Chile' }];
    const { text } = marked(source);
    const carried = carryAnnotations(placed, edits, applyEdits(text, edits), text);
    assert.equal(carried.placed[0], placed[0]);
  });

  test('edited words that are cut and pasted are the quote again, saved or not', () => {
    const unsaved = open(source);
    unsaved.change('opposes', 'rejects');
    unsaved.change(' that it rejects tariffs', '');
    assert.match(unsaved.shown(), /^uncertain/);
    unsaved.change('too.', 'too, that it rejects tariffs.');
    assert.match(
      unsaved.shown(),
      /: China said\. Peru opposes them too, that it \[\[rejects\]\] tariffs/,
    );
  });

  test('so are the old words that undo brought back after a save', () => {
    const article = open(source);
    article.change('opposes', 'rejects');
    article.save();
    // Ctrl+Z, and quickly a cut and a paste, before anything is saved again.
    article.change('rejects', 'opposes');
    article.change('it opposes tariffs', 'it');
    assert.notEqual(article.shown().split(':')[0], 'anchored');
    article.change('too.', 'too. It opposes tariffs');
    assert.match(
      article.shown(),
      /: China said that it\. Peru opposes them too\. It \[\[opposes\]\] tariffs$/,
    );
  });

  test('edited words stay the quote', () => {
    const article = open(source);
    article.change('opposes', 'opposed');
    assert.match(article.shown(), /^anchored: China said that it \[\[opposed\]\] tariffs/);
    assert.equal(article.touched(), 1);
  });

  test('words typed letter by letter inside the quote belong to it', () => {
    const article = open(source);
    const at = article.text().indexOf('poses');
    for (const [i, letter] of Array.from('XYZ').entries()) {
      article.edit([{ start: at + i, end: at + i, text: letter }]);
    }
    assert.match(article.shown(), /^anchored: .*\[\[opXYZposes\]\] tariffs/);
    assert.equal(article.touched(), 3);
  });

  test('deleted words whose twin stays are uncertain, whatever the context of the twin', () => {
    const article = open('We object. We object. [[We object.]] We object. We object. Bye.');
    article.edit([{ start: 22, end: 33, text: '' }]);
    assert.match(article.shown(), /^uncertain: We object\. \[\[We object\.\]\] We object\. We/);
  });

  test('deleted words without a twin are orphaned, and undo brings them back at once', () => {
    const article = open('China said that it [[opposes]] tariffs.');
    article.change('opposes ', '');
    assert.equal(article.shown(), 'orphaned: China said that it tariffs.');
    article.change('tariffs', 'opposes tariffs');
    assert.equal(article.shown(), 'anchored: China said that it [[opposes]] tariffs.');
  });

  test('undo of a deletion takes an uncertain place back from the twin', () => {
    const article = open(source);
    article.change('it opposes', 'it');
    assert.match(article.shown(), /^uncertain: .*Peru \[\[opposes\]\]/);
    article.change('that it', 'that it opposes');
    assert.equal(article.shown(), `anchored: ${source}`);
  });

  test('typing elsewhere does not search for lost words', () => {
    const article = open('China said that it [[opposes]] tariffs.');
    article.change('opposes ', '');
    article.change('tariffs.', 'tariffs. Peru oppose');
    article.change('Peru oppose', 'Peru opposes');
    assert.equal(article.shown(), 'uncertain: China said that it tariffs. Peru [[opposes]]');
  });

  test('a paragraph cut and pasted elsewhere takes its quote along', () => {
    const article = open('One.\n\nChina said that it [[opposes]] tariffs.\n\nTwo.\n');
    article.change('China said that it opposes tariffs.\n\n', '');
    article.change('Two.\n', 'Two.\n\nChina said that it opposes tariffs.\n');
    assert.equal(
      article.shown(),
      'moved: One.\n\nTwo.\n\nChina said that it [[opposes]] tariffs.\n',
    );
  });

  test('a line moved by one edit of two places takes its quote along', () => {
    const article = open('One.\nChina [[opposes]] it.\nTwo.\n');
    const line = 'China opposes it.\n';
    article.edit([
      { start: 5, end: 5 + line.length, text: '' },
      { start: 5 + line.length + 5, end: 5 + line.length + 5, text: line },
    ]);
    assert.equal(article.shown(), 'moved: One.\nTwo.\nChina [[opposes]] it.\n');
  });

  test('a document replaced as a whole is compared first', () => {
    const article = open(source);
    article.become('# Trade\n\n' + article.text());
    assert.equal(article.shown(), `anchored: # Trade\n\n${source}`);
    article.become(article.text().replace('opposes', 'opposed').replace('too', 'also'));
    assert.equal(
      article.shown(),
      'anchored: # Trade\n\nChina said that it [[opposed]] tariffs. Peru opposes them also.',
    );
  });

  test('2,000 scripts of five changes: no span is off by one character', () => {
    let alive = 0;
    const changes = fc.array(someEdits('ab', 30), { minLength: 5, maxLength: 5, size: 'max' });
    fc.assert(
      fc.property(changes, fc.nat(20), fc.integer({ min: 1, max: 10 }), (script, at, length) => {
        // Every character has a name; a text of names shows where each one went.
        let text = 'abcdefghijklmnopqrstuvwxyzABCDEFGH';
        const span = { start: at, end: at + length };
        const annotation = annotationOf(describeSpan(text, span));
        let placed: readonly PlacedAnnotation[] = [
          { annotation, places: [{ state: 'anchored', span }] },
        ];
        let names: readonly (string | undefined)[] = Array.from(text);
        for (const { edits: drawn } of script) {
          const edits = drawn
            .filter((edit) => edit.end <= text.length)
            .map((edit) => ({ ...edit, text: edit.text.toUpperCase().replaceAll('A', '1') }));
          names = follow(names, edits);
          const before = text;
          text = applyEdits(text, edits);
          placed = carryAnnotations(placed, edits, text, before).placed;
          const now = placed[0]?.places[0];
          if (now?.state !== 'anchored' || !now.span) return;
          // Original characters of the span that survive are inside, and no others are.
          const inside = new Set('abcdefghijklmnopqrstuvwxyzABCDEFGH'.slice(at, at + length));
          names.forEach((name, i) => {
            const { start, end } = now.span ?? span;
            if (name === undefined) return;
            assert.equal(start <= i && i < end, inside.has(name), `${name} at ${i} in ${text}`);
          });
          alive++;
        }
      }),
      { numRuns: caseCount(2000) },
    );
    assert.ok(alive > enough(2000), `${alive} places were compared`);
  });
});

suite('Quotes when an article is saved', () => {
  const source = 'China said that it [[opposes]] tariffs.';

  test('an edit elsewhere rewrites nothing', () => {
    const article = open(source);
    article.change('China', 'Beijing, in a long statement,');
    const quote = article.quote();
    article.save();
    assert.equal(article.quote(), quote);
  });

  test('changed words are described anew, with the old words in was', () => {
    const article = open(source);
    article.change('poses', 'posed');
    article.save();
    assert.deepEqual(article.quote(), {
      ...quoteOf('opposed', { was: 'opposes' }),
      prefix: 'China said that it ',
      suffix: ' tariffs.',
      start: 19,
      repeated: false,
    });
  });

  test('was keeps the words that were confirmed last, through several saves', () => {
    const article = open(source);
    article.change('poses', 'posed');
    article.save();
    article.change('opposed', 'opp');
    article.change('opp', 'oppugns');
    article.save();
    assert.equal(article.quote()?.was, 'opposes');
  });

  test('when the old words are back, was disappears', () => {
    const article = open(source);
    article.change('es tar', 'ed tar');
    article.save();
    article.change('ed tar', 'es tar');
    article.save();
    assert.deepEqual([article.quote()?.exact, article.quote()?.was], ['opposes', undefined]);
  });

  test('confirming the new words takes was away and leaves other quotes as they are', () => {
    const confirmed = confirmedQuote([quoteOf('opposed', { was: 'opposes' }), quoteOf('tax')]);
    assert.deepEqual(confirmed, [quoteOf('opposed'), quoteOf('tax')]);
  });

  test('a rewritten quote ends at a grapheme border', () => {
    const article = open('They prefer a [[cafe]] today.');
    article.edit([{ start: 18, end: 18, text: '\u0301' }]);
    article.change('caf', 'Caf');
    article.save();
    assert.equal(article.quote()?.exact, 'Cafe\u0301');
    assert.equal(article.shown(), 'anchored: They prefer a [[Cafe\u0301]] today.');
  });

  test('uncertain and orphaned parts are left alone; of several parts only the changed is', () => {
    const text = 'They oppose tariffs and quotas.';
    const quote = [
      quoteOf('opposes', { prefix: 'They ', suffix: ' tariffs', start: 5 }),
      quoteOf('tariffs', { prefix: 'They oppose ', suffix: ' and', start: 12 }),
      quoteOf('limits', { prefix: 'and ', suffix: '.', start: 24 }),
    ];
    const placed: PlacedAnnotation = {
      annotation: annotationOf(...quote),
      places: [
        { state: 'anchored', span: { start: 5, end: 11 } },
        { state: 'anchored', span: { start: 12, end: 19 } },
        { state: 'uncertain', span: { start: 24, end: 30 } },
      ],
    };
    const [changed] = changedQuotes([placed], text);
    assert.deepEqual(
      changed?.annotation.quote.map((part) => [part.exact, part.was]),
      [
        ['oppose', 'opposes'],
        ['tariffs', undefined],
        ['limits', undefined],
      ],
    );
    assert.equal(changed.annotation.quote[1], quote[1]);
  });

  test('after any edits and a save, the file finds every sure quote again where it was', () => {
    let rewritten = 0;
    fc.assert(
      fc.property(someEdits('ab ', 60), fc.nat(), fc.nat(10), ({ text, edits }, at, length) => {
        const start = at % Math.max(1, text.length);
        const span = { start, end: Math.min(text.length, start + length + 1) };
        if (span.start >= span.end) return;
        const before = { annotation: annotationOf(describeSpan(text, span)), places: [] };
        const placed = [{ ...before, places: [{ state: 'anchored' as const, span }] }];
        const edited = applyEdits(text, edits);
        const carried = carryAnnotations(placed, edits, edited, text).placed;
        const changedOnes = changedQuotes(carried, edited);
        assert.deepEqual(
          idsOfChangedQuotes(carried, edited),
          changedOnes
            .filter(({ annotation }) => annotation.quote.some(({ was }) => was !== undefined))
            .map(({ annotation }) => annotation.id),
        );
        for (const changed of changedOnes) {
          const [again] = placeAll(edited, [changed.annotation]);
          assert.deepEqual(again?.places, changed.places);
          rewritten++;
        }
      }),
      { numRuns: caseCount(2000) },
    );
    assert.ok(rewritten > enough(40), `${rewritten} quotes were rewritten`);
  });
});

/** The names of the characters after the edits; new ones have none. */
function follow(
  names: readonly (string | undefined)[],
  edits: readonly TextEdit[],
): readonly (string | undefined)[] {
  const result: (string | undefined)[] = [];
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    result.push(...names.slice(at, edit.start), ...Array.from(edit.text, () => undefined));
    at = edit.end;
  }
  return [...result, ...names.slice(at)];
}
