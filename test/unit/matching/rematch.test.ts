import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildDictionaryOf } from '../../../src/core/matching/dictionary';
import { liveMatches, liveMentions, rematch } from '../../../src/core/matching/rematch';
import { applyEdits, type TextEdit } from '../../../src/core/text/textEdit';
import { samples } from './arbitraries';
import { actors } from './marked';
import { caseCount } from '../../support/caseCount';

suite('Matching again after an edit', () => {
  test('After any edits the window gives what a full pass gives', () => {
    fc.assert(
      fc.property(
        samples(90),
        fc.array(places, { minLength: 1, maxLength: 4 }),
        (sample, edits) => {
          const dictionary = buildDictionaryOf(sample.terms);
          let text = sample.text;
          let live = liveMatches(dictionary, text);
          edits.forEach(({ at, length }, index) => {
            const edit = editOf(
              text,
              at,
              length,
              sample.insert[index % sample.insert.length] ?? '',
            );
            text = applyEdits(text, [edit]);
            live = rematch(dictionary, live, text, edit);
            assert.deepEqual(
              liveMentions(dictionary, live),
              liveMentions(dictionary, liveMatches(dictionary, text)),
            );
          });
        },
      ),
      { numRuns: caseCount(2000) },
    );
  });

  test('After an edit of an article with front matter the window gives what a full pass gives', () => {
    fc.assert(
      fc.property(samples(90), places, fc.nat({ max: 100 }), (sample, { at, length }, border) => {
        const dictionary = buildDictionaryOf(sample.terms);
        const from = Math.min(border, sample.text.length);
        const edit = editOf(sample.text, at, length, sample.insert[0] ?? '');
        const text = applyEdits(sample.text, [edit]);
        const delta = edit.text.length - (edit.end - edit.start);
        const newFrom = edit.end <= from ? from + delta : Math.min(from, text.length);
        const live = liveMatches(dictionary, sample.text, from);
        assert.deepEqual(
          liveMentions(dictionary, rematch(dictionary, live, text, edit, newFrom)),
          liveMentions(dictionary, liveMatches(dictionary, text, newFrom)),
        );
      }),
      { numRuns: caseCount(1000) },
    );
  });

  test('A letter typed behind a name takes its mention away, and deleting it brings it back', () => {
    const dictionary = buildDictionaryOf(actors('China', 'Chinatown'));
    const before = 'Envoys of China met envoys of China.';
    const typed: TextEdit = { start: 15, end: 15, text: 't' };
    const after = applyEdits(before, [typed]);
    const once = rematch(dictionary, liveMatches(dictionary, before), after, typed);
    assert.deepEqual(
      liveMentions(dictionary, once).map(({ start, end }) => [start, end]),
      [[31, 36]],
    );
    const deleted: TextEdit = { start: 15, end: 16, text: '' };
    const twice = rematch(dictionary, once, before, deleted);
    assert.deepEqual(
      liveMentions(dictionary, twice).map(({ start, end }) => [start, end]),
      [
        [10, 15],
        [30, 35],
      ],
    );
  });

  test('A change that shifts a chain of overlapping names is followed to the end of the chain', () => {
    const dictionary = buildDictionaryOf(actors('New York', 'York New'));
    const before = `New ${'York New '.repeat(500)}`;
    const edit: TextEdit = { start: 0, end: 4, text: '' };
    const after = applyEdits(before, [edit]);
    const live = rematch(dictionary, liveMatches(dictionary, before), after, edit);
    assert.deepEqual(
      liveMentions(dictionary, live),
      liveMentions(dictionary, liveMatches(dictionary, after)),
    );
    assert.equal(live.actor.size, 500);
  });
});

const places = fc.record({ at: fc.nat({ max: 300 }), length: fc.nat({ max: 6 }) });

function editOf(text: string, at: number, length: number, insert: string): TextEdit {
  const start = at % (text.length + 1);
  return { start, end: Math.min(start + length, text.length), text: insert };
}
