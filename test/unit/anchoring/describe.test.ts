import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describeSpan } from '../../../src/core/anchoring/describe';
import { findQuote } from '../../../src/core/anchoring/findQuote';
import { snapToGraphemes } from '../../../src/core/text/graphemes';
import { describeMarked } from './quotes';
import { caseCount } from '../../support/caseCount';

suite('Describing a span', () => {
  test('words, the rest of their sentence, and where they stand', () => {
    const quote = describeMarked(
      'It was late. The meeting ended when both ministers said that they [[oppose]] the new tariffs on steel and on electric cars. So it was.',
    );
    assert.deepEqual(quote, {
      exact: 'oppose',
      prefix: 'It was late. The meeting ended when both ministers said that they ',
      suffix: ' the new tariffs on steel and on electric cars. So it was.',
      start: 66,
      repeated: false,
      occurrence: undefined,
      was: undefined,
    });
  });

  test('32 characters beyond the sentence, which no paragraph and no abbreviation ends', () => {
    const quote = describeMarked(
      `The first paragraph is about something else altogether.

Mr. Lee of the U.S. delegation, who spoke last, said that his side [[will not sign]].

The last paragraph is about something else again, too.`,
    );
    assert.equal(
      quote.prefix,
      'about something else altogether.\n\n'.slice(-32) +
        'Mr. Lee of the U.S. delegation, who spoke last, said that his side ',
    );
    assert.equal(quote.suffix, '.' + '\n\nThe last paragraph is about something'.slice(0, 32));
  });

  test('256 characters of a longer sentence', () => {
    const long = 'and the talks went on '.repeat(40);
    const quote = describeMarked(`They sat down ${long}while one side [[left]] ${long}as before.`);
    assert.deepEqual([quote.prefix?.length, quote.suffix?.length], [256, 256]);
  });

  test('it is said whether the words stand in several places, in whatever spelling', () => {
    assert.equal(describeMarked('They [[say “no”]] again.').repeated, false);
    assert.equal(describeMarked('They [[say “no”]] again, and say "no" once more.').repeated, true);
  });

  test('at the ends of the text the context is as short as it is', () => {
    const all = describeMarked('[[No deal.]]');
    assert.deepEqual([all.prefix, all.suffix, all.occurrence], ['', '', undefined]);
    const first = describeMarked('[[No]] deal.');
    assert.deepEqual([first.prefix, first.suffix], ['', ' deal.']);
  });

  test('context grows until the place is the only one', () => {
    const line = 'Both sides said that they would go on with the talks about tariffs. ';
    const quote = describeMarked(`First. ${line}Then. ${line.replace('talks', '[[talks]]')}`);
    assert.equal(quote.occurrence, undefined);
    assert.equal(quote.prefix?.length, 32 + line.indexOf('talks'));
    assert.equal(quote.repeated, true);
  });

  test('in a text that is too long to be folded, words count as if they had twins', () => {
    const line = 'Nothing else was said by anybody on that long and quiet day in May.\n';
    const words = 'The pilots refuse';
    const text = `${line.repeat(100)}${words} to land.\n${line.repeat(8e6 / line.length)}`;
    const start = text.indexOf(words);
    const quote = describeSpan(text, { start, end: start + words.length });
    assert.deepEqual([quote.prefix?.length, quote.suffix?.length], [64, 64]);
    assert.deepEqual([quote.repeated, quote.occurrence], [true, undefined]);
    assert.deepEqual(findQuote(text, quote).span, { start, end: start + words.length });
  });

  test('where no context of 256 characters singles it out, equal places are counted', () => {
    const line = 'The session was adjourned and nothing else was said by anybody.\n';
    const text = line.repeat(30);
    const at = text.indexOf('adjourned', line.length * 14);
    const quote = describeSpan(text, { start: at, end: at + 9 });
    // The first and the last four lines are singled out by the ends of the text.
    assert.equal(quote.occurrence?.[1], 22);
    assert.equal(quote.occurrence[0], 11);
    assert.equal(quote.prefix?.length, 256);
  });

  test('context cuts no emoji, flag or mark', () => {
    const flags = '🇪🇺'.repeat(100);
    const quote = describeMarked(`${flags}.[[x]]e${'\u0301e'.repeat(300)}`);
    assert.equal(quote.prefix, '🇪🇺'.repeat(64) + '.');
    assert.equal(quote.suffix, 'e' + '\u0301e'.repeat(127) + '\u0301');
  });

  test('a quote of 20,000 characters is described and found', () => {
    const long = Array.from({ length: 2000 }, (_, i) => `number ${i} `)
      .join('')
      .slice(0, 20_000);
    const text = `Before. ${long}After. ${long}End.`;
    const span = { start: 8, end: 8 + long.length };
    assert.deepEqual(findQuote(text, describeSpan(text, span)).span, span);
  });

  const alphabets = {
    'few letters': ['a', 'b'],
    'one letter': ['a'],
    'words and lines': ['trade ', 'talks ', '.\n', 'a'],
    'emoji, marks and flags': ['👩', '\u200d', '🌾', '\u0301', 'e', '🇪', '🇺', ' '],
    'scripts without spaces': ['关', '税', 'か', '\u3099', '。'],
  };
  for (const [name, units] of Object.entries(alphabets)) {
    test(`any span of any text is found again at itself: ${name}`, () => {
      let counted = 0;
      const words = fc.string({ unit: fc.constantFrom(...units), size: 'max', maxLength: 900 });
      fc.assert(
        fc.property(words, fc.nat(), fc.nat(30), (text, at, length) => {
          const start = at % (text.length + 1);
          const span = snapToGraphemes(text, { start, end: Math.min(text.length, start + length) });
          if (span.start === span.end) return;
          const quote = describeSpan(text, span);
          const found = findQuote(text, quote);
          assert.deepEqual([found.kind, found.span], ['anchored', span]);
          counted += quote.occurrence ? 1 : 0;
        }),
        { numRuns: caseCount(400) },
      );
      if (name === 'one letter') assert.ok(counted > 0, 'no place needed an occurrence');
    });
  }
});
