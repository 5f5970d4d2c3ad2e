import { runSync } from '../../../src/core/util/task';
import assert from 'node:assert/strict';
import { emptyActor } from '../../support/emptyCodebook';
import { EMPTY_CODEBOOK } from '../../../src/core/model/codebook';
import {
  buildDictionary,
  buildDictionaryOf,
  type Dictionary,
} from '../../../src/core/matching/dictionary';
import { liveMatches, rematch } from '../../../src/core/matching/rematch';
import { newScan, scanText } from '../../../src/core/matching/scan';
import { actors } from './marked';

// Counted, not timed: how many times the engine looks at a unit of the text.
suite('The work of matching', () => {
  const sentence =
    'The envoys of New York and of China spoke of New Guinea, the new port and trade. ';

  test('Grows with the text and not faster', () => {
    const dictionary = buildDictionaryOf(actors('New York', 'China', 'New York Times', 'the'));
    const once = readsOf(dictionary, sentence.repeat(200));
    const twice = readsOf(dictionary, sentence.repeat(400));
    assert.ok(twice < 2.01 * once, `${once} reads, ${twice} for twice the text`);
    assert.ok(once < 3 * 200 * sentence.length, `${once} reads`);
  });

  test('Does not grow with aliases that do not occur', () => {
    const few = buildDictionaryOf(actors('New York', 'China'));
    const others = Array.from({ length: 5000 }, (_, index) => `Elsewhere${index} Land`);
    const many = buildDictionaryOf(actors('New York', 'China', ...others));
    const text = sentence.repeat(200);
    assert.equal(readsOf(many, text), readsOf(few, text));
  });

  test('Grows with the text where every place begins a long alias that fails', () => {
    const dictionary = buildDictionaryOf(actors(`${'a '.repeat(30)}b`, `${'中'.repeat(30)}国`));
    for (const unit of ['a ', '中']) {
      const once = readsOf(dictionary, unit.repeat(2000));
      const twice = readsOf(dictionary, unit.repeat(4000));
      assert.ok(twice < 2.1 * once, `${once} reads, ${twice} for twice the text`);
    }
  });

  test('Is the same whatever an alias is: one of 10,000 characters is not looked for', () => {
    const actor = (text: string) => ({
      ...EMPTY_CODEBOOK,
      actors: new Map([['a', { ...emptyActor('a'), aliases: [alias(text)] }]]),
    });
    const alias = (text: string) => ({ text, weak: false, exactCase: false });
    const reads = (text: string) =>
      readsOf(runSync(buildDictionary(actor(text))), 'a '.repeat(2000));
    assert.equal(reads(`${'a '.repeat(5000)}b`), reads('nowhere'));
    // The longest that is looked for: as many words for each word of the text.
    assert.ok(reads(`${'a '.repeat(249)}b`) < 2000 * 500, `${reads(`${'a '.repeat(249)}b`)} reads`);
  });

  test('Grows with the text where words stand in seas of white space', () => {
    const dictionary = buildDictionaryOf(actors('a b c', 'a b', 'b c d'));
    const unit = `a${' '.repeat(500)}b${' '.repeat(500)}`;
    const once = readsOf(dictionary, unit.repeat(20));
    const twice = readsOf(dictionary, unit.repeat(40));
    assert.ok(twice < 2.1 * once, `${once} reads, ${twice} for twice the text`);
  });

  test('After an edit is the same in a line of a megabyte as in a short one', () => {
    const dictionary = buildDictionaryOf(actors('New York', 'China'));
    const reads = [50, 12_000].map((times) => {
      const before = sentence.repeat(times);
      const at = 20 * sentence.length + 37;
      const edit = { start: at, end: at, text: 'x' };
      const after = countedText(before.slice(0, at) + 'x' + before.slice(at));
      rematch(dictionary, liveMatches(dictionary, before), after.text, edit);
      return after.reads();
    });
    assert.equal(reads[0], reads[1]);
    assert.ok((reads[0] ?? 0) < 1000, `${reads[0]} reads`);
  });
});

function readsOf(dictionary: Dictionary, text: string): number {
  const counted = countedText(text);
  scanText(dictionary, counted.text, newScan(0), text.length, text.length);
  return counted.reads();
}

/** A text that counts how often a unit of it is read. The engine reads by these methods only. */
function countedText(text: string): { readonly text: string; readonly reads: () => number } {
  let reads = 0;
  const counted = {
    length: text.length,
    charCodeAt: (at: number) => (reads++, text.charCodeAt(at)),
    codePointAt: (at: number) => (reads++, text.codePointAt(at)),
    slice: (from: number, to: number) => ((reads += to - from), text.slice(from, to)),
  };
  return { text: counted as unknown as string, reads: () => reads };
}
