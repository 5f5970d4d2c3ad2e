import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildDictionaryOf, type Term } from '../../../src/core/matching/dictionary';
import { canDiffer, canHold, codebookDelta } from '../../../src/core/matching/codebookDelta';
import { findGroups } from '../../../src/core/matching/match';
import { mayHold, WordCollector, wordHashes } from '../../../src/core/matching/wordFilter';
import { samples } from './arbitraries';
import { actors } from './marked';
import { caseCount, enough } from '../../support/caseCount';

const RUNS = caseCount(500);

suite('Which words a text may hold', () => {
  test('a text that another codebook changes holds the words of what changed', () => {
    let changed = 0;
    let spared = 0;
    const change = samples(30).chain(({ terms, text }) =>
      fc.record({
        before: fc.subarray([...terms]),
        after: fc.subarray([...terms]),
        // So that names stand across the border of two blocks of the scan.
        filler: fc.integer({ min: 0, max: 1030 }),
        text: fc.constant(text),
      }),
    );
    fc.assert(
      fc.property(change, ({ before, after, filler, text }) => {
        const long = `${'x'.repeat(filler)} ${text}`;
        const noted = notedOf(before, long);
        const delta = codebookDelta(before, after);
        if (canDiffer(delta, long)) {
          changed++;
          assert.ok(canHold(delta, noted), JSON.stringify(delta.spellings));
        } else if (!canHold(delta, noted)) spared++;
      }),
      { numRuns: RUNS },
    );
    assert.ok(
      changed > enough(62) && spared > enough(62),
      `${changed} changed, ${spared} were spared`,
    );
  });

  for (const [what, alias, text] of [
    ['in capitals', 'NATO', 'Talks with NATO failed.'],
    ['in other case', 'prime minister', 'The PRIME\nMinister spoke.'],
    ['with an apostrophe of another kind', "Côte d'Ivoire", 'in Côte d’Ivoire today'],
    ['that is not composed', 'Perú', 'in Peru\u0301 today'],
    ['that begins with punctuation', '(b) committee', 'the (b) committee met'],
    ['of punctuation alone', '€', 'paid in € only'],
    ['that begins with a flag', '🇫🇷 France', 'for 🇫🇷 France only'],
    ['of letters beyond the first plane', '𐐀𐐁 party', 'the 𐐨𐐩 party'],
    ['without spaces around it', '外交部', '中国外交部发言人'],
  ] as const) {
    test(`a name ${what} is found`, () => {
      const delta = codebookDelta([], actors(alias));
      assert.ok(canDiffer(delta, text), 'it matches');
      assert.ok(canHold(delta, notedOf([], text)));
      assert.ok(
        canHold(delta, notedOf(actors('🇫', '5', 'today', '('), text)),
        'whatever was known',
      );
    });
  }

  test('a name within a long match that ends behind a block is found', () => {
    const long = Array.from({ length: 200 }, (_, index) => `part${index}`).join(' ');
    const text = `${'x '.repeat(500)}${long} end`;
    const noted = notedOf(actors(long), text);
    for (const word of ['part0', 'part199', 'part100 part101', 'end']) {
      assert.ok(canHold(codebookDelta(actors(long), actors(long, word)), noted), word);
    }
    assert.equal(canHold(codebookDelta(actors(long), actors(long, 'part200')), noted), false);
  });

  test('of names that are not there, few are taken for one that is', () => {
    const words = Array.from({ length: 400 }, (_, index) => `common${index}`);
    const noted = notedOf([], words.join(' '));
    const absent = (name: (index: number) => string): number =>
      Array.from({ length: 1000 }, (_, index) => wordHashes(name(index))).filter((hashes) =>
        mayHold(noted, hashes),
      ).length;
    assert.ok(noted.length <= 512, `${noted.length} bytes`);
    const single = absent((index) => `rare${index}`);
    const double = absent((index) => `rare${index} seldom${index}`);
    assert.ok(single < 150 && double < 25, `${single} and ${double} of 1000`);
  });

  test('what was never noted may hold anything; an empty text holds nothing', () => {
    const delta = codebookDelta([], actors('China'));
    assert.ok(canHold(delta, new Uint8Array()));
    assert.equal(canHold(delta, notedOf([], '')), false);
  });

  test('each text is noted by itself, whatever came before', () => {
    const words = new WordCollector();
    note([], 'apples and pears', words);
    words.take();
    note([], 'plums', words);
    const noted = words.take();
    assert.ok(mayHold(noted, wordHashes('plums')));
    assert.equal(mayHold(noted, wordHashes('apples')), false);
  });
});

function notedOf(terms: readonly Term[], text: string): Uint8Array {
  const words = new WordCollector();
  note(terms, text, words);
  return words.take();
}

function note(terms: readonly Term[], text: string, words: WordCollector): void {
  findGroups(buildDictionaryOf(terms), text, 0, () => undefined, words);
}
