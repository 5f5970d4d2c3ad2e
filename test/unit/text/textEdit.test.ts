import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Span } from '../../../src/core/model/span';
import type { TextEdit } from '../../../src/core/text/textEdit';
import {
  applyEdits,
  diffEdit,
  insertedSpans,
  mapSpan,
  trimEdits,
} from '../../../src/core/text/textEdit';
import { someEdits } from './someEdits';
import { marked, showSpan } from './marked';
import { caseCount, enough } from '../../support/caseCount';

/** The marked words before, and where they are after the edits; `-` when they are gone. A `*` shows
 * that the words were touched. */
function after(before: string, ...edits: readonly TextEdit[]): string {
  const { text, span } = marked(before);
  const mapped = mapSpan(span, edits);
  if (!mapped) return '-';
  return (mapped.touched ? '*' : '') + showSpan(applyEdits(text, edits), mapped.span);
}

const replace = (start: number, end: number, text: string): TextEdit => ({ start, end, text });
const insert = (at: number, text: string): TextEdit => replace(at, at, text);

suite('How a span moves through edits', () => {
  const before = 'They [[oppose]] tariffs.';

  test('an edit before moves it, an edit behind does not', () => {
    assert.equal(after(before, insert(0, 'Yes: ')), 'Yes: They [[oppose]] tariffs.');
    assert.equal(after(before, replace(0, 5, '')), '[[oppose]] tariffs.');
    assert.equal(after(before, replace(12, 19, 'duties')), 'They [[oppose]] duties.');
  });

  test('text inserted at an edge stays outside', () => {
    assert.equal(after(before, insert(5, 'all ')), 'They all [[oppose]] tariffs.');
    assert.equal(after(before, insert(11, ' high')), 'They [[oppose]] high tariffs.');
    assert.equal(after(before, insert(5, '“'), insert(11, '”')), 'They “[[oppose]]” tariffs.');
  });

  test('an edit inside changes the words', () => {
    assert.equal(after(before, insert(7, 'X')), '*They [[opXpose]] tariffs.');
    assert.equal(after(before, replace(6, 8, '')), '*They [[oose]] tariffs.');
  });

  test('a replacement that begins or ends at an edge, within the span, belongs to it', () => {
    assert.equal(after(before, replace(5, 7, 'im')), '*They [[impose]] tariffs.');
    assert.equal(after(before, replace(9, 11, 'rtune')), '*They [[opportune]] tariffs.');
  });

  test('of an edit across an edge, the new text stays outside', () => {
    assert.equal(after(before, replace(3, 7, 'm ')), '*Them [[pose]] tariffs.');
    assert.equal(after(before, replace(9, 14, 'rt')), '*They [[oppo]]rtriffs.');
  });

  test('a span that one edit replaces is gone, even if nothing else is', () => {
    assert.equal(after(before, replace(5, 11, 'support')), '-');
    assert.equal(after(before, replace(2, 15, '')), '-');
  });

  test('a span of which several edits leave nothing is gone', () => {
    assert.equal(after(before, replace(5, 8, ''), replace(8, 11, '')), '-');
  });

  test('several edits of one change count in the old text, in any order', () => {
    const edits = [replace(20, 20, '!'), replace(12, 19, 'it'), insert(0, 'So '), insert(7, '-')];
    assert.equal(after(before, ...edits), '*So They [[op-pose]] it.!');
  });

  test('2,000 random edits: every span is where following each character puts it', () => {
    let touched = 0;
    fc.assert(
      fc.property(someEdits('ab', 24), fc.nat(24), fc.nat(24), ({ text, edits }, a, b) => {
        const ends = [a % (text.length + 1), b % (text.length + 1)];
        const [start, end] = [Math.min(...ends), Math.max(...ends)];
        if (start === end) return;
        const mapped = mapSpan({ start, end }, edits);
        assert.deepEqual(mapped, followCharacters(text, { start, end }, edits));
        touched += mapped?.touched === true ? 1 : 0;
      }),
      { numRuns: caseCount(2000) },
    );
    assert.ok(touched > enough(300), `only ${touched} spans were touched`);
  });

  test('inserted spans are where the new texts stand', () => {
    fc.assert(
      fc.property(someEdits('ab', 24), ({ text, edits }) => {
        const edited = applyEdits(text, edits);
        const shown = insertedSpans(edits).map((span) => edited.slice(span.start, span.end));
        const texts = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
        assert.deepEqual(
          shown,
          texts.map((edit) => edit.text),
        );
      }),
    );
  });
});

suite('The smallest edit between two texts', () => {
  test('it replaces the words that differ', () => {
    assert.deepEqual(diffEdit('China said no.', 'China said yes.'), replace(11, 13, 'yes'));
    assert.deepEqual(diffEdit('no deal', 'no new deal'), insert(3, 'new '));
    assert.deepEqual(diffEdit('no new deal', 'no deal'), replace(3, 7, ''));
    assert.equal(diffEdit('same', 'same'), undefined);
    assert.deepEqual(diffEdit('', 'all'), insert(0, 'all'));
  });

  test('it does not cut an emoji, a flag or a letter from its mark', () => {
    assert.deepEqual(diffEdit('a 😀 b', 'a 😁 b'), replace(2, 4, '😁'));
    assert.deepEqual(diffEdit('a 🇪🇺 b', 'a 🇪🇸 b'), replace(2, 6, '🇪🇸'));
    assert.deepEqual(diffEdit('cafe', 'cafe\u0301'), replace(3, 4, 'e\u0301'));
    assert.deepEqual(diffEdit('👩‍🌾!', '👨‍🌾!'), replace(0, 5, '👨‍🌾'));
  });

  test('a repeated sentence that was removed leaves an edit of that length', () => {
    assert.deepEqual(diffEdit('No deal. No deal. ', 'No deal. '), replace(9, 18, ''));
  });

  test('it turns any text into any other', () => {
    const words = fc.string({
      unit: fc.constantFrom('a', 'b', '\u0301', '🇪', '🇺', '\u200d', '👩'),
    });
    fc.assert(
      fc.property(words, words, (from, to) => {
        const edit = diffEdit(from, to);
        assert.equal(applyEdits(from, edit ? [edit] : []), to);
      }),
      { numRuns: caseCount(2000) },
    );
  });

  test('trimmed edits make the same text', () => {
    fc.assert(
      fc.property(someEdits('ab', 24), ({ text, edits }) => {
        assert.equal(applyEdits(text, trimEdits(text, edits)), applyEdits(text, edits));
      }),
      { numRuns: caseCount(1000) },
    );
  });

  test('a whole line replaced by an editor keeps the words that are the same', () => {
    const { text, span } = marked('China [[opposes]] the tariffs .');
    const edits = trimEdits(text, [replace(0, text.length, 'China opposes the tariffs.')]);
    assert.deepEqual(mapSpan(span, edits), { span, touched: false });
  });
});

/** The oracle: gives every character of the new text its origin, and asks each whether it belongs.
 * */
function followCharacters(
  text: string,
  span: Span,
  edits: readonly TextEdit[],
): { span: Span; touched: boolean } | undefined {
  const belongs: boolean[] = [];
  let kept = 0;
  let at = 0;
  let replacedWholly = false;
  let added = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    for (; at < edit.start; at++) keep();
    const isInsertion = edit.start === edit.end;
    const within = isInsertion
      ? span.start < edit.start && edit.start < span.end
      : span.start <= edit.start && edit.end <= span.end;
    if (!isInsertion && edit.start <= span.start && span.end <= edit.end) replacedWholly = true;
    if (within) added++;
    belongs.push(...Array.from(edit.text, () => within));
    at = edit.end;
  }
  for (; at < text.length; at++) keep();
  const start = belongs.indexOf(true);
  if (replacedWholly || start === -1) return undefined;
  const end = belongs.lastIndexOf(true) + 1;
  return { span: { start, end }, touched: kept < span.end - span.start || added > 0 };

  function keep(): void {
    const inside = span.start <= at && at < span.end;
    belongs.push(inside);
    if (inside) kept++;
  }
}
