import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseExpression } from '../../../src/core';
import { expectFound, found } from './marked';
import { caseCount } from '../../support/caseCount';

suite('Expressions of a concordance', () => {
  test('are found as whole words, without case and accents', () => {
    expectFound(
      'port',
      'The [[port]], a [[Port]] and the [[PORT]]; no ports, no airport, no port_2.',
    );
    expectFound('Sao', '[[São]] and [[sa\u0303o]] and [[SAO]], no Saões');
    expectFound('straße', 'the [[Strasse]], die [[Straße]], eine [[STRAẞE]]');
    expectFound('ελλας', '[[Ἑλλάς]] [[ΕΛΛΑΣ]]');
  });

  test('take any ending where a word ends with *', () => {
    expectFound('tarif*', '[[Tarife]], [[tarif]], [[Tariffs]]; Zolltarif');
    expectFound('trade* war', '[[trade war]], [[Traders war]], trade wars');
    expectFound('한국*', '[[한국은행]] [[한국]]');
  });

  test('of several words are found with any white space between, and with the same signs', () => {
    expectFound(
      'night shift',
      'a [[night\n  shift]], [[night\u00a0shift]]; night-shift, nightshift',
    );
    expectFound('night-shift', '[[night–shift]] [[Night-Shift]] night shift');
    expectFound("port's", "[[port’s]] [[Port's]] ports");
    expectFound('new new york', 'new [[new new york]] new');
  });

  test('do not overlap', () => {
    expectFound('port port', '[[port port]] [[port port]] port');
  });

  test('in scripts without spaces need no border', () => {
    expectFound('中国', '在[[中国]]的中囯 [[中国]]China');
    expectFound('China', 'in China中 [[China]]。');
    expectFound('한국', '[[한국]]은 남한국');
  });

  test('see through a soft hyphen, and never cut what is seen as one character', () => {
    expectFound('cooperation', 'a [[co\u00adopera\u00adtion]]');
    expectFound('ایران', '[[ایران\u200c]]ها');
  });

  test('ignore quotation marks and other signs around them', () => {
    for (const typed of ['“port authority”', ' port authority. ', '"port  authority"']) {
      expectFound(typed, 'the [[Port Authority]]’s');
    }
  });

  test('that say nothing, or what we do not know, are told apart', () => {
    const problem = (text: string): string => {
      const parsed = parseExpression(text);
      return parsed.kind === 'problem' ? parsed.problem : '';
    };
    assert.deepEqual(
      ['', ' … ', '*', '*port', 'port *', 'po*rt', 'port**', Array(31).fill('a').join(' ')].map(
        problem,
      ),
      ['no words', 'no words', 'star', 'star', 'star', 'star', 'star', 'long'],
    );
  });

  test('are found at the same places in slices of any length, and as a plain search finds them', () => {
    const word = fc.constantFrom('Port', 'pórt', 'ports', 'night', 'NIGHT', 'shift', '2');
    const gap = fc.constantFrom(' ', ' ', '\n', '-', ', ', '  ');
    const text = fc
      .array(fc.tuple(word, gap), { maxLength: 60 })
      .map((parts) => parts.flat().join(''));
    const expression = fc
      .array(
        fc.tuple(fc.constantFrom('port', 'night', 'shift', 'po*', '2'), fc.constantFrom(' ', '-')),
        {
          minLength: 1,
          maxLength: 3,
        },
      )
      .map((parts) => parts.flat().slice(0, -1).join(''));
    fc.assert(
      fc.property(expression, text, fc.integer({ min: 1, max: 40 }), (wanted, words, slice) => {
        const plain = plainSearch(wanted, words);
        assert.deepEqual(found(wanted, words), plain);
        assert.deepEqual(found(wanted, words, slice), plain);
      }),
    );
  });

  test('of plain letters are found in any text as if each of its words was looked at', () => {
    const word = fc.constantFrom(
      ...[
        'port',
        'PORT',
        'ports',
        'airport',
        'pórt',
        'po\u0301rt',
        'po\u00adrt',
        'port\u00ad',
        'strasse',
      ],
      ...[
        'Straße',
        'STRAẞE',
        'fish',
        'ﬁsh',
        '\u212aey',
        'key',
        'ſea',
        'sea',
        'port_2',
        '_',
        '中国port',
        '港',
      ],
      ...['\u{1f600}', '\u{1d4c5}ort', '\ud83d', 'nothing', 'x'.repeat(70), 'a/port?key=sea', 'İx'],
    );
    const gap = fc.constantFrom(' ', ' ', '\n', '-', '–', '’', ', ', '', '\u00a0', ' '.repeat(70));
    const text = fc
      .array(fc.tuple(word, gap), { maxLength: 40 })
      .map((parts) => parts.flat().join(''));
    const first = fc.constantFrom('port', 'strasse', 'fish', 'key', 'sea', 'po*', 'ix', '_', 'x*');
    const expression = fc
      .array(fc.tuple(first, fc.constantFrom(' ', '-')), { minLength: 1, maxLength: 3 })
      .map((parts) => parts.flat().slice(0, -1).join(''));
    fc.assert(
      fc.property(expression, text, (wanted, words) => {
        assert.deepEqual(found(wanted, words), found(wanted, words, 1e9));
      }),
      { numRuns: caseCount(2000) },
    );
  });
});

/** The rule written out for letters of Latin: every place where the words stand in a row, each next
 * one behind the last. */
function plainSearch(expression: string, text: string): { start: number; end: number }[] {
  const fold = (words: string): string =>
    words
      .normalize('NFD')
      .replaceAll(/[\u0300-\u036f]/g, '')
      .toLowerCase();
  const pattern = fold(expression)
    .replaceAll('*', '[a-z0-9]*')
    .replaceAll(' ', '\\s+')
    .replaceAll('-', '-');
  const letters = new RegExp(`(?<![a-z0-9])${pattern}(?![a-z0-9])`, 'g');
  // One letter of the text is one of the folded text here.
  return [...fold(text).matchAll(letters)].map(({ 0: words, index }) => ({
    start: index,
    end: index + words.length,
  }));
}
