import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { QuotePart } from '../../../src/core/model/annotation';
import type { Span } from '../../../src/core/model/span';
import { describeSpan, hadTwins } from '../../../src/core/anchoring/describe';
import { findQuote } from '../../../src/core/anchoring/findQuote';
import { isMisspelling } from '../../../src/core/anchoring/context/misspelling';
import { placeWords } from '../../../src/core/anchoring/placeWords';
import { marked, showSpan } from '../text/marked';
import { describeMarked, quoteOf } from './quotes';

/** `moved (only-agreeing): They [[oppose]] it.` */
function found(text: string, part: QuotePart): string {
  const { kind, reason, span } = findQuote(text, part);
  return `${kind} (${reason}): ${showSpan(text, span)}`;
}

/** The marked words of the old text, looked for in the new one. */
const after = (before: string, text: string): string => found(text, describeMarked(before));

suite('Finding a quote again', () => {
  const before = 'Talks began on Monday. China said that it [[opposes]] new tariffs on steel.';

  test('in the same text it is anchored', () => {
    assert.equal(after(before, marked(before).text), `anchored (at-start): ${before}`);
  });

  test('with another word in its sentence, before it or behind it, it is uncertain', () => {
    assert.equal(
      after(before, 'Talks began on Monday. China said that it opposes all quotas.'),
      'uncertain (beside-changed): Talks began on Monday. China said that it [[opposes]] all quotas.',
    );
    assert.equal(
      after(before, 'Talks began on Monday. China denied that it opposes new tariffs on steel.'),
      'uncertain (beside-changed): Talks began on Monday. China denied that it [[opposes]] new tariffs on steel.',
    );
    assert.equal(
      after(before, 'Talks began on Monday. Japan said that it opposes new tariffs on steel.'),
      'uncertain (beside-changed): Talks began on Monday. Japan said that it [[opposes]] new tariffs on steel.',
    );
  });

  test('a misspelt word beside it and other punctuation do not matter', () => {
    assert.equal(
      after(
        before.replace('China said', 'China delcared'),
        'Talks began on Monday. China declared that it "opposes" new tariffs on steel.',
      ),
      'moved (only-agreeing): Talks began on Monday. China declared that it "[[opposes]]" new tariffs on steel.',
    );
  });

  test('another next sentence may name another speaker, or take the words back', () => {
    const talks = 'Talks began in Geneva on Monday. [[We object to it]], one of them said.';
    for (const [next, now] of [
      ['It was Mr. Lee, who stayed for a week.', 'It was Ms. Roy, who stayed for a week.'],
      ['The others stayed for a week.', 'She withdrew that on Friday. The others stayed.'],
    ] as const) {
      const text = `${talks} ${now}`;
      assert.equal(
        after(`${talks} ${next}`, marked(text).text),
        `uncertain (beside-changed): ${text}`,
      );
    }
    assert.match(after(`${talks} The End.`, marked(`News.\n${talks} The End.`).text), /^moved/);
  });

  test('in a paragraph that was moved, or beside a new one, it is the same', () => {
    const paragraphs = [
      'Talks began on Monday, in the old town hall.',
      'China said that it [[opposes]] new tariffs on steel.',
      'The others went on until the evening.',
    ];
    const [first, own, last] = paragraphs;
    for (const now of [
      [own, first, last],
      [first, 'Peru came late.', own, last],
      [first, own, 'Peru came late.', last],
    ]) {
      const text = now.join('\n');
      assert.match(after(paragraphs.join('\n'), marked(text).text), /^(?:moved|anchored)/, text);
    }
  });

  test('an unedited copy of its paragraph is not believed while it stands there, edited', () => {
    const own = 'China said that it [[opposes any new tariffs]] on all kinds of steel.';
    const edited = own.replace('any new tariffs', 'most new tariffs');
    const [quote, other] = [marked(own).text, marked(edited).text];
    assert.match(
      after(`An update.\n${own}\nThe end.`, `${quote}\nAn update.\n${other}\nThe end.`),
      /^uncertain \(may-be-copy\)/,
    );
  });

  test('after the sentence before it was cut it is uncertain', () => {
    assert.equal(
      after(before, 'China said that it opposes new tariffs on steel.'),
      'uncertain (beside-changed): China said that it [[opposes]] new tariffs on steel.',
    );
  });

  test('without an agreeing side even the only place is uncertain, at its start or not', () => {
    assert.equal(
      after(before, 'Nobody opposes the plan.'),
      'uncertain (none-agrees): Nobody [[opposes]] the plan.',
    );
    assert.equal(
      found(
        'xx trade xx',
        quoteOf('trade', { start: 3, prefix: 'the U.S. ', suffix: ' deficits' }),
      ),
      'uncertain (none-agrees): xx [[trade]] xx',
    );
  });

  test('a quote whose twin stays when it is deleted does not jump to the twin', () => {
    const twins = 'Japan wants more trade with us. Peru fears that [[trade]] will cost jobs.';
    assert.equal(
      after(twins, 'Japan wants more trade with us.'),
      'uncertain (none-agrees): Japan wants more [[trade]] with us.',
    );
  });

  test('among repeated sentences the start decides while it holds', () => {
    const repeated = 'We object. We object. [[We object.]] We object. Thank you.';
    assert.equal(after(repeated, marked(repeated).text), `anchored (at-start): ${repeated}`);
  });

  test('of equal twins the stored start tells which one is meant', () => {
    const text = 'It was said that talks failed again. It was said that talks [[failed]] again.';
    const part = {
      ...describeMarked(text),
      prefix: ' talks ',
      suffix: ' again.',
      repeated: undefined,
      occurrence: undefined,
    };
    assert.equal(found(marked(text).text, part), `anchored (at-start): ${text}`);
  });

  test('a short context written by hand agrees where all of it stands at the stored start', () => {
    const part = quoteOf('trade', { prefix: 'on ', start: 9 });
    assert.equal(
      found('Talks on trade, and on trade.', part),
      'anchored (at-start): Talks on [[trade]], and on trade.',
    );
  });

  test('a twin that took the start of a quote that moved up is not the quote', () => {
    const item = (land: string, words = 'we oppose tariffs'): string =>
      `The delegate of ${land} then took the floor. He said: ${words}. The chair thanked ${land}.\n`;
    const before = item('Peru') + item('Oman', '[[we oppose tariffs]]') + item('Togo');
    const rest = item('Oman') + item('Togo');
    assert.ok(rest.startsWith('we oppose tariffs', describeMarked(before).start));
    assert.equal(
      after(before, rest),
      `uncertain (several-agree): ${item('Oman', '[[we oppose tariffs]]')}${item('Togo')}`,
    );
  });

  test('among repeated sentences all of the context decides, and part of it does not', () => {
    const repeated = 'We object. We object. [[We object.]] We object. Thank you.';
    assert.equal(
      after(repeated, 'Chair: We object. We object. We object. We object. Thank you.'),
      'moved (only-agreeing): Chair: We object. We object. [[We object.]] We object. Thank you.',
    );
    assert.equal(
      after(repeated, 'Chair: We object. We object. We object. We object. Thanks.'),
      'uncertain (several-agree): Chair: We object. We object. [[We object.]] We object. Thanks.',
    );
  });

  test('a twin that comes next to one side of the context by a deletion is not the quote', () => {
    const opening = (land: string, words: string): string =>
      `${words}, said the delegate of ${land} in a long and winding answer to the question.\n`;
    const question = 'The chair asked every delegation in the room for its view.\n';
    const before =
      question + opening('Peru', '[[We cannot agree]]') + opening('Oman', 'We cannot agree');
    assert.equal(
      after(before, question + opening('Oman', 'We cannot agree')),
      `uncertain (maybe-twin): ${question}${opening('Oman', '[[We cannot agree]]')}`,
    );
  });

  test('words that got another ending are not the whole word any more', () => {
    assert.equal(
      after('They said that they [[oppose]] it.', 'They said that they opposed it.'),
      'uncertain (maybe-twin): They said that they [[oppose]]d it.',
    );
  });

  test('a copy of the words elsewhere does not disturb, one that resembles the context does', () => {
    const before = 'The minister told the press on Friday: [[we will leave]] the talks in May.';
    const moved =
      'Last week. The minister told the press on Friday: we will leave the talks in May.';
    assert.match(after(before, `${moved}\nHeadline: "we will leave".`), /^moved \(only-agreeing\)/);
    const edited =
      'The minister told the press on Friday, again: we will leave, he said, the talks in May.';
    assert.match(after(before, `${moved}\n${edited}`), /^uncertain \(maybe-twin\)/);
  });

  test('candidates: more of the context first, then nearer to the start, then earlier', () => {
    const starts = (text: string, part: QuotePart): readonly number[] => {
      const result = findQuote(text, part);
      return result.kind === 'uncertain' ? result.candidates.map(({ span }) => span.start) : [];
    };
    const text = 'He wants a tax. They want a tax. We want a tax. No tax.';
    const part = quoteOf('tax', { prefix: 'they say they want a ', suffix: ' now', start: 44 });
    assert.deepEqual(starts(text, part), [28, 43]);
    assert.deepEqual(starts('tax tax tax tax', quoteOf('tax', { start: 6 })), [4, 8, 0, 12]);
  });

  test('words that are gone are orphaned', () => {
    assert.equal(after(before, 'Talks began.'), 'orphaned (words-gone): Talks began.');
    assert.equal(after(before, ''), 'orphaned (words-gone): ');
    assert.equal(found('text', quoteOf('')), 'orphaned (no-words): text');
  });

  test('case counts: other letters are other words', () => {
    const part = quoteOf('OPPOSE', { prefix: 'They ', suffix: ' it' });
    assert.equal(findQuote('They Oppose it', part).kind, 'uncertain');
  });

  test('a quote by hand, only words, is anchored where they stand once, else uncertain', () => {
    assert.equal(found('No new tax.', quoteOf('new')), 'anchored (only-place): No [[new]] tax.');
    assert.equal(found('new and new', quoteOf('new')), 'uncertain (none-agrees): [[new]] and new');
  });

  test('a right start without context is enough, also of words that stand in several places', () => {
    const part = quoteOf('new', { start: 3 });
    assert.equal(found('No new tax.', part), 'anchored (at-start): No [[new]] tax.');
    assert.equal(found('No new, new tax.', part), 'anchored (at-start): No [[new]], new tax.');
  });

  test('a start without context decides nothing elsewhere, within a word or in another spelling', () => {
    const part = quoteOf('new', { start: 3 });
    assert.equal(found('No, new tax.', part), 'uncertain (none-agrees): No, [[new]] tax.');
    assert.equal(found('No news.', part), 'uncertain (none-agrees): No [[new]]s.');
    assert.equal(found('No New tax.', part), 'uncertain (similar-words): No [[New]] tax.');
    const twin = quoteOf('new', { start: 3, repeated: true });
    assert.equal(found('No new, new tax.', twin).split(':')[0], 'uncertain (none-agrees)');
  });

  test('an empty prefix agrees at the very beginning only, an empty suffix at the very end', () => {
    const first = quoteOf('Trade', { prefix: '', suffix: ' is fair.', start: 0 });
    assert.equal(
      found('Trade, is fair. Or so.', first),
      'anchored (at-start): [[Trade]], is fair. Or so.',
    );
    assert.equal(
      found('No. Trade was fair.', first),
      'uncertain (none-agrees): No. [[Trade]] was fair.',
    );
    const last = quoteOf('trade', { prefix: 'we all want ', suffix: '', start: 12 });
    assert.equal(
      found('Yes! we all want trade', last),
      'moved (only-agreeing): Yes! we all want [[trade]]',
    );
    assert.match(found('Now we all want trade', last), /^uncertain \(beside-changed\)/);
    assert.equal(found('They hate trade', last), 'uncertain (beside-changed): They hate [[trade]]');
    assert.equal(
      found('They hate trade wars.', last),
      'uncertain (none-agrees): They hate [[trade]] wars.',
    );
  });

  test('a short prefix was cut by the beginning of the text, and agrees only there', () => {
    const part = describeMarked('So [[trade]] grew in the spring.');
    assert.equal(part.prefix, 'So ');
    const longer = 'So, trade grew in the spring.\nThen it fell.';
    assert.equal(
      found(longer, part),
      'moved (only-agreeing): So, [[trade]] grew in the spring.\nThen it fell.',
    );
    assert.equal(found('So trade fell.', part), 'uncertain (beside-changed): So [[trade]] fell.');
    assert.equal(
      found('Oh! So trade fell.', part),
      'uncertain (none-agrees): Oh! So [[trade]] fell.',
    );
  });

  test('a start that is no place in the text is only a bad hint', () => {
    for (const start of [-1, 0.5, 999, Number.NaN]) {
      const part = quoteOf('tax', { prefix: 'they want a ', suffix: '', start });
      assert.equal(found('they want a tax', part), 'moved (only-agreeing): they want a [[tax]]');
    }
  });

  test('overlapping places are different places', () => {
    const part = quoteOf('ana', { prefix: 'xxxxxxxx', suffix: 'yyyyyyyy' });
    const result = findQuote('banana', part);
    assert.ok(result.kind === 'uncertain' && result.candidates.length === 2);
  });

  suite('one of many equal places', () => {
    const line = 'The session was adjourned and nothing else was said by anybody.\n';
    const place = (text: string, nth: number): number => {
      let at = -1;
      for (let i = 0; i < nth; i++) at = text.indexOf('adjourned', at + 1);
      return at;
    };
    const describeNth = (text: string, nth: number): QuotePart =>
      describeSpan(text, { start: place(text, nth), end: place(text, nth) + 9 });
    const text = line.repeat(30);
    const part = describeNth(text, 15);

    test('it is found by its number, also after everything shifted', () => {
      assert.deepEqual(part.occurrence, [11, 22]);
      assert.equal(findQuote(text, part).kind, 'anchored');
      const headline = 'A new headline.\n';
      const shifted = findQuote(headline + text, part);
      assert.equal(shifted.kind, 'moved');
      assert.equal(shifted.span.start, headline.length + place(text, 15));
    });

    test('it is uncertain when a twin was deleted or added, although words stand at its start', () => {
      for (const other of [line.repeat(29), line.repeat(31)]) {
        const result = findQuote(other, part);
        assert.deepEqual([result.kind, result.reason], ['uncertain', 'count-differs']);
        assert.deepEqual(result.span?.start, part.start);
      }
      assert.equal(findQuote('Nothing.', part).kind, 'orphaned');
    });

    test('by hand it needs no context', () => {
      const second = quoteOf('tax', { occurrence: [2, 3] });
      assert.equal(found('tax tax tax', second), 'anchored (nth-place): tax [[tax]] tax');
      assert.match(found('tax tax', second), /^uncertain \(count-differs\)/);
      assert.match(found('tax tax tax', quoteOf('tax', { occurrence: [4, 3] })), /^uncertain/);
      assert.match(found('tax', quoteOf('tax', { occurrence: [0, 1] })), /^uncertain/);
    });
  });

  test('random quotes in random texts: what is believed has a proof, and all of a context is one', () => {
    const words = (maxLength: number): fc.Arbitrary<string> =>
      fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength, size: 'max' });
    const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
    const anyQuote = fc.record({
      text: words(40),
      part: fc
        .tuple(words(3), maybe(words(12)), maybe(words(12)), maybe(fc.nat(40)))
        .map(([exact, prefix, suffix, start]) => quoteOf(exact, { prefix, suffix, start })),
    });
    // A quote of the text, which then gets another beginning.
    const movedQuote = fc
      .tuple(words(40), fc.nat(30), fc.nat(4), words(3), fc.nat(3))
      .map(([text, start, length, head, cut]) => ({
        text: head + text.slice(cut),
        part: quoteOf(text.slice(start, start + length), {
          prefix: text.slice(Math.max(0, start - 10), start),
          suffix: text.slice(start + length, start + length + 10),
          start,
        }),
      }));
    const kinds = new Set<string>();
    fc.assert(
      fc.property(fc.oneof(anyQuote, movedQuote), ({ text, part }) => {
        const found = placeWords(text, part);
        kinds.add(`${found.kind} ${found.reason}`);
        const places = judge(text, part);
        const whole = places.filter((place) => place.whole);
        if (found.kind === 'orphaned') {
          assert.equal(places.length, 0);
          return;
        }
        const there = places.find(({ at }) => at === found.span.start);
        assert.ok(there);
        if (found.kind === 'uncertain') {
          assert.equal(found.candidates.length, new Set(found.candidates.map(startOf)).size);
          assert.ok(!(isFull(part) && hadTwins(part) && whole.length === 1));
          return;
        }
        if (part.start !== undefined) {
          assert.equal(found.kind === 'anchored', part.start === there.at);
        }
        const isOnly = isBare(part) && places.length === 1;
        assert.ok(isOnly || there.whole || !hadTwins(part));
        assert.ok(
          isOnly || (keepsWord(text, part, there.at, -1) && keepsWord(text, part, there.at, 1)),
        );
      }),
      { numRuns: 5000 },
    );
    assert.equal(kinds.size, 9, [...kinds].join(', '));
  });
});

/** Both sides are stored as far as a side must agree. */
const isFull = ({ prefix = '', suffix = '' }: QuotePart): boolean =>
  prefix.length >= 8 && suffix.length >= 8;

const startOf = ({ span }: { readonly span: Span }): number => span.start;

const isBare = ({ prefix, suffix, start }: QuotePart): boolean =>
  prefix === undefined && suffix === undefined && start === undefined;

interface JudgedPlace {
  readonly at: number;
  /** Both sides stand there, and whole. */
  readonly whole: boolean;
}

/** Whether the word next to the place is that of the stored side, or a misspelt one, if one was
 * stored. */
function keepsWord(text: string, part: QuotePart, at: number, step: -1 | 1): boolean {
  const side = step === -1 ? part.prefix : part.suffix;
  const there = step === -1 ? text.slice(0, at) : text.slice(at + part.exact.length);
  const [wanted] = wordsFrom(side ?? '', step);
  const [found] = wordsFrom(there, step);
  if (wanted === undefined) return side === undefined || side !== '' || found === undefined;
  if (found === undefined) return false;
  const isCut = wordsFrom(side ?? '', step).length === 1;
  return (
    found === wanted ||
    isMisspelling(wanted, found) ||
    (isCut && (step === -1 ? found.endsWith(wanted) : found.startsWith(wanted)))
  );
}

function wordsFrom(text: string, step: -1 | 1): readonly string[] {
  const words = text.match(/\w+/g) ?? [];
  return step === -1 ? words.reverse() : words;
}

/** Every offset tried, as the rule is written in docs/reference/quotes.md. */
function judge(text: string, part: QuotePart): readonly JudgedPlace[] {
  const places: JudgedPlace[] = [];
  for (let at = 0; at + part.exact.length <= text.length; at++) {
    const end = at + part.exact.length;
    if (part.exact === '' || text.slice(at, end) !== part.exact) continue;
    const prefix = part.prefix === undefined ? undefined : backwards(part.prefix);
    const before = sideAgrees(backwards(text.slice(0, at)), prefix);
    const after = sideAgrees(text.slice(end), part.suffix);
    const sides = [prefix, part.suffix].filter((side) => side !== undefined && side !== '');
    const stands =
      text.slice(0, at).endsWith(part.prefix ?? '') &&
      text.slice(end).startsWith(part.suffix ?? '');
    places.push({
      at,
      whole: stands && (sides.length > 0 || before || after),
    });
  }
  return places;
}

const backwards = (text: string): string => Array.from(text).reverse().join('');

/** Both read away from the quote. */
function sideAgrees(there: string, stored: string | undefined): boolean {
  if (stored === undefined) return false;
  return stored.length < 8 ? there === stored : there.slice(0, 8) === stored.slice(0, 8);
}
