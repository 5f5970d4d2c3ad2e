import fc from 'fast-check';
import type { Term } from '../../../src/core/matching/dictionary';

// Few and related pieces, so that aliases meet texts, overlap and share beginnings.
const PIECES = [
  ...[
    'US',
    'us',
    'Us',
    'U.S.',
    'U',
    'S',
    'China',
    'china',
    'CHINA',
    'Chinese',
    'exports',
    'the',
    'Xi',
  ],
  ...[
    'Jinping',
    'xi',
    'G7',
    'EU',
    '(EU)',
    '(',
    ')',
    '.',
    ',',
    '&',
    '_',
    '7',
    'a',
    'A',
    'ß',
    'ẞ',
    'ς',
    'Σ',
    'σ',
  ],
  ...[
    'é',
    'e\u0301',
    'É',
    'E\u0301',
    'e',
    '\u0301',
    '\u0323',
    'ö',
    'o\u0308',
    'İ',
    'ı',
    'i',
    'I',
    'ſ',
    's',
  ],
  ...['\u212b', 'å', 'a\u030a', '\u212a', 'k', '≠', '=\u0338'],
  ...['中', '国', '中国', '美国', '人', '々', 'が', 'か\u3099', 'か', 'ミャンマー', 'ー', '、'],
  ...['한', '국', '한국', '미국', '은', '\u1112\u1161\u11ab', '\u1100\u1161', '\u11a8'],
  ...['สหรัฐ', 'ไทย', 'น้ำ', 'น', 'ำ', '่', 'ລາວ', 'កម្ពុជា', 'မြန်မာ'],
  ...['𐐀𐐁', '𐐨𐐩', '𠀀', '𠮷', '🇺🇸', '😀', '\u{2f800}', 'क़', '\u0958'],
  ...[
    '🇷🇺',
    '🇸🇦',
    '🇸',
    '👨',
    '👧',
    '👍',
    '🏽',
    '👨\u200d👧',
    '\u200d',
    '\u200c',
    'ایران',
    '🏴\u{e0067}',
  ],
];
/** What belongs to the character before it begins no alias, and nobody ends one with a joiner. */
const NO_EDGE =
  /^(?:[\s\u200c\u200d\p{M}\u0e33\u0eb3\u1160-\u11ff]|🏽)+|[\u200c\u200d][\s\u200c\u200d]*$/gu;
/** A skin colour behind what has no skin, an accent behind a joiner: no text has them, and whether
 * they are one character with what stands before is anybody's guess. */
const STRAY = /(?<!\p{Extended_Pictographic})🏽|[\u200c\u200d](?=\p{M})/gu;
const SEPARATORS = [
  '',
  '',
  ' ',
  ' ',
  ' ',
  '  ',
  '\u00a0',
  '\n',
  '\t ',
  '-',
  '–',
  '‑',
  "'",
  '’',
  '"',
  '“',
  '.',
  '\u202f',
];

export interface Sample {
  readonly terms: readonly Term[];
  readonly text: string;
  /** Stretches like those of the text, to insert. */
  readonly insert: readonly string[];
}

/** Terms and a text of so many pieces over a small vocabulary, different each time. */
export const samples = (most: number): fc.Arbitrary<Sample> =>
  fc.uniqueArray(fc.constantFrom(...PIECES), { minLength: 3, maxLength: 7 }).chain((vocabulary) => {
    const pieces = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
      fc
        .array(fc.tuple(fc.constantFrom(...vocabulary), fc.constantFrom(...SEPARATORS)), {
          minLength,
          maxLength,
        })
        .map((parts) => parts.flat().join('').replace(STRAY, ''));
    const term: fc.Arbitrary<Term> = fc.record({
      layer: fc.constantFrom<'actor' | 'issue'>('actor', 'issue'),
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      text: pieces(1, 3).map((text) => text.replace(NO_EDGE, '')),
      exactCase: fc.integer({ min: 0, max: 3 }).map((roll) => roll === 0),
      weak: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0),
    });
    return fc.record({
      terms: fc.array(term, { minLength: 1, maxLength: 10 }),
      text: pieces(0, most),
      insert: fc.array(pieces(0, 3), { minLength: 1, maxLength: 4 }),
    });
  });
