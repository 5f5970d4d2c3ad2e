import assert from 'node:assert/strict';
import type { QuotePart } from '../../../../src/core/model/annotation';
import { describeSpan } from '../../../../src/core/anchoring/describe';
import { findQuote, quoteFinder } from '../../../../src/core/anchoring/findQuote';
import { marked, showSpan } from '../../text/marked';
import { describeMarked, quoteOf } from '../quotes';
import { computingTime } from '../../../support/computingTime';

/** `uncertain (similar-words): They [[opposed]] it.` */
function found(text: string, part: QuotePart): string {
  const { kind, reason, span } = findQuote(text, part);
  return `${kind} (${reason}): ${showSpan(text, span)}`;
}

const after = (before: string, text: string): string => found(text, describeMarked(before));

suite('Finding words that are spelled otherwise', () => {
  const before =
    'The minister said: "[[we don\'t want a non-binding deal]]", and left the room at once.';

  test('in another typography they are the same words', () => {
    const text =
      'Update. The minister said: “we don’t want\na non‑binding\u00a0deal”, and left the room at once.';
    assert.equal(
      after(before, text),
      'moved (only-agreeing): Update. The minister said: “[[we don’t want\na non‑binding\u00a0deal]]”, and left the room at once.',
    );
    const result = findQuote(text, describeMarked(before));
    assert.ok(result.kind === 'moved' && result.words === 'folded');
  });

  test('decomposed letters are found whole', () => {
    assert.equal(
      after(
        'They spoke of [[détente]] in the end.',
        'At last. They spoke of détente in the end.'.normalize('NFD'),
      ),
      `moved (only-agreeing): ${'At last. They spoke of [[détente]] in the end.'.normalize('NFD')}`,
    );
  });

  test('the same words in a context that was typeset anew are the same', () => {
    const text = 'The minister\nsaid: we want it.\nThe end.';
    const result = findQuote(text, describeMarked('The minister said: [[we want it]]. The end.'));
    assert.ok(result.kind === 'anchored' && result.words === 'same', result.reason);
  });

  test('a copy in the stored spelling is no proof while they stand in another one too', () => {
    const text =
      'Minutes: "we don\'t want a non-binding deal", and left, they say.\n' +
      'On Monday the minister said: “we don’t want a non‑binding deal”, and left the room at once.';
    assert.match(after(before, text), /^uncertain \(several-agree\)/);
  });

  test('alone, without an agreeing side, they are uncertain', () => {
    assert.equal(
      after(before, 'Nobody heard him say: “we don’t want a non‑binding deal”.'),
      'uncertain (none-agrees): Nobody heard him say: “[[we don’t want a non‑binding deal]]”.',
    );
  });
});

suite('Suggesting where a quote may be', () => {
  const before =
    'After the summit the delegation of Peru announced that it [[will oppose the new tariffs on refined copper]] in every committee.';

  test('edited words are suggested, never believed', () => {
    assert.equal(
      after(
        before,
        'After the summit the delegation of Peru announced that it will fight the new tariffs on raw copper in every committee.',
      ),
      'uncertain (similar-words): After the summit the delegation of Peru announced that it [[will fight the new tariffs on raw copper]] in every committee.',
    );
  });

  test('one word that was replaced is suggested by its context', () => {
    assert.equal(
      after(
        'The delegation of Peru [[opposes]] tariffs on copper.',
        'The delegation of Peru opposed tariffs on copper.',
      ),
      'uncertain (similar-words): The delegation of Peru [[opposed]] tariffs on copper.',
    );
  });

  test('words that stand elsewhere are a worse suggestion than edited ones in their context', () => {
    const quote = describeMarked(
      `Tariffs are bad, he said. ${before}`.replace('tariffs on refined', 'tariffs on refined'),
    );
    const text =
      'After the summit the delegation of Peru announced that it will oppose any new tariffs on refined copper in every committee. Later: "tariffs".';
    assert.match(found(text, quote), /\[\[will oppose any new tariffs on refined copper\]\]/);
  });

  test('the score says how much was kept, 1 for words and context as they were', () => {
    const scores = [
      before,
      before.replace('refined ', ''),
      before.replace('refined copper]] in every', 'tin]] in no'),
      before.replace('will oppose the new tariffs on refined copper', 'will oppose nothing at all'),
    ].map((source) => findQuote(marked(source).text, describeMarked(before)).score);
    assert.equal(scores[0], 1);
    assert.deepEqual(
      scores,
      scores.toSorted((a, b) => b - a),
    );
    assert.equal(new Set(scores).size, scores.length);
  });

  test('a paragraph that is gone is lost, though others use its words', () => {
    const others = 'The delegation of Chile announced new committees. The summit was on tariffs.';
    assert.equal(after(before, others), `orphaned (words-gone): ${others}`);
    assert.equal(found(others, quoteOf('')), `orphaned (no-words): ${others}`);
    assert.equal(found(others, quoteOf('???')), `orphaned (words-gone): ${others}`);
  });

  test('punctuation at the edges goes along where it is there too', () => {
    assert.equal(
      after(
        'He said so: [["No deal on steel imports this year!"]] And left.',
        'He said so: "No deal on iron imports this year!" And left.',
      ),
      'uncertain (similar-words): He said so: [["No deal on iron imports this year!"]] And left.',
    );
  });

  test('in Chinese and Thai, which have no spaces, too', () => {
    assert.equal(
      after(
        '会谈结束后，代表团宣布[[反对对精炼铜征收新的关税]]，然后离开了会场。',
        '会谈结束后，代表团宣布反对对原铜征收任何新的关税，然后离开了会场。',
      ),
      'uncertain (similar-words): 会谈结束后，代表团宣布[[反对对原铜征收任何新的关税]]，然后离开了会场。',
    );
    assert.match(
      after(
        'หลังการประชุม คณะผู้แทน[[คัดค้านภาษีนำเข้าทองแดง]]ในทุกคณะกรรมการ',
        'หลังการประชุม คณะผู้แทน[[คัดค้านภาษีส่งออกทองแดง]]ในทุกคณะกรรมการ'.replace(/\[\[|\]\]/g, ''),
      ),
      /^uncertain \(similar-words\): หลังการประชุม คณะผู้แทน\[\[คัดค้านภาษีส่งออกทองแดง\]\]/,
    );
  });

  const numbered = (count: number): string =>
    Array.from(
      { length: count },
      (_, i) => `Item ${i * 7919}: the house voted on motion ${i}. `,
    ).join('');

  test('of a long quote both ends are compared', () => {
    const long = numbered(500).slice(0, 20_000);
    const text = `Before the session began. ${long} After the session ended.`;
    const span = { start: 26, end: 26 + long.length };
    const edited = text.replaceAll('motion 7', 'motion seven').replace('Before', 'Long before');
    const result = findQuote(edited, describeSpan(text, span));
    assert.deepEqual([result.kind, result.reason], ['uncertain', 'similar-words']);
    const { start = 0, end = 0 } = result.span ?? {};
    assert.equal(start, edited.indexOf('Item 0:'));
    assert.ok(Math.abs(end - edited.indexOf(' After the session')) < 3);
  });

  test('a quote of one character is found by its context', () => {
    assert.equal(
      after(
        'Article [[5]] of the treaty was put to the vote.',
        'It was noon. Article 5 of the treaty was put to the vote.',
      ),
      'moved (only-agreeing): It was noon. Article [[5]] of the treaty was put to the vote.',
    );
    assert.match(
      after(
        'Article [[5]] of the treaty was put to the vote.',
        'Articles 5, 6 and 7 of the treaty were put to the vote.',
      ),
      /^uncertain \(none-agrees\)/,
    );
    assert.match(
      after(
        'Article [[5]] of the treaty was put to the vote.',
        'At noon article 5 of the treaty was put to the vote.',
      ),
      /^uncertain \(beside-changed\)/,
    );
  });

  const hostile = {
    'one letter': 'a'.repeat(400_000),
    'one word': 'tariff '.repeat(60_000),
    'one line': 'The session was adjourned.\n'.repeat(15_000),
    'two words by turns': 'ha ho '.repeat(70_000),
    'marks without letters': '\u0301'.repeat(200_000),
    spaces: ' \n'.repeat(200_000),
  };
  for (const [name, text] of Object.entries(hostile)) {
    test(`endless repetition costs no more than a long text: ${name}`, () => {
      const parts = [
        'The session was held.',
        'tariff barrier '.repeat(1300),
        'a'.repeat(20_000) + 'b',
        // Nearly what the text repeats: `indexOf` alone would compare nearly all of it at each
        // place.
        `${text.slice(0, 9000)}x${text.slice(9000, 19_999)}`,
        'ho hum',
      ].map((exact) =>
        quoteOf(exact, { prefix: text.slice(0, 32), suffix: text.slice(0, 32), start: 5 }),
      );
      const finder = quoteFinder(text);
      const spent = computingTime(() => {
        for (const part of parts) finder.find(part);
      });
      // Generous: what is quadratic here takes minutes.
      assert.ok(spent < 5000, `${spent} ms`);
    });
  }
});
