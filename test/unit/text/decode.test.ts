import assert from 'node:assert/strict';
import * as core from '../../../src/core/text/decode';
import { normalizeText } from '../../../src/core/text/normalize';

const decodeArticle = (content: Uint8Array) => core.decodeArticle(content, TextDecoder);
const decodeBytes = (content: Uint8Array) => core.decodeBytes(content, TextDecoder);
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const buffer = Buffer.from('\ufeff' + text, 'utf16le');
  return Uint8Array.from(bigEndian ? buffer.swap16() : buffer);
}

suite('Decoding an article', () => {
  const sample = 'Tariffs – “no deal” – 关税 – 🇪🇺 – de\u0301tente';

  test('UTF-8 is read, and offsets do not count a BOM', () => {
    assert.deepEqual(decodeArticle(utf8(sample)), { text: sample, encoding: 'utf-8', clean: true });
    assert.deepEqual(decodeArticle(utf8('\ufeff' + sample)), {
      text: sample,
      encoding: 'utf-8-bom',
      clean: true,
    });
  });

  test('UTF-16 is read where a BOM says so, in both byte orders', () => {
    for (const [bigEndian, encoding] of [
      [false, 'utf-16le'],
      [true, 'utf-16be'],
    ] as const) {
      const decoded = decodeArticle(utf16(sample, bigEndian));
      assert.deepEqual(decoded, { text: sample, encoding, clean: true });
    }
  });

  test('an empty file is an empty text', () => {
    assert.deepEqual(decodeArticle(bytes()), { text: '', encoding: 'utf-8', clean: true });
  });

  test('bytes that are no UTF-8 are shown as replacement characters and are not clean', () => {
    const decoded = decodeArticle(bytes(0x41, 0xe9, 0x42));
    assert.deepEqual(decoded, { text: 'A\ufffdB', encoding: 'utf-8', clean: false });
  });

  for (const [what, wrong] of [
    ['an overlong slash', bytes(0xc0, 0xaf)],
    ['an overlong three-byte form', bytes(0xe0, 0x80, 0xaf)],
    ['a surrogate in UTF-8', bytes(0xed, 0xa0, 0x80)],
    ['a code above U+10FFFF', bytes(0xf4, 0x90, 0x80, 0x80)],
    ['a sequence cut by the end of the file', bytes(0x41, 0xf0, 0x9f, 0x87)],
    ['a lone continuation byte', bytes(0x80)],
    ['a NUL, as in UTF-16 without a BOM', utf8('a\0b\0')],
    ['an odd number of bytes of UTF-16', bytes(0xff, 0xfe, 0x41)],
    ['half a surrogate pair in UTF-16', bytes(0xff, 0xfe, 0x3d, 0xd8, 0x41, 0)],
  ] as const) {
    test(`${what} is not clean`, () => assert.equal(decodeArticle(wrong).clean, false));
  }

  test('every code point comes through as TextDecoder reads it', () => {
    let all = '';
    for (let code = 1; code <= 0x10ffff; code += code < 0x3000 ? 1 : 61) {
      if (code < 0xd800 || code > 0xdfff) all += String.fromCodePoint(code);
    }
    const decoded = decodeBytes(utf8(all));
    assert.ok(decoded.clean);
    assert.ok(decoded.text === all);
  });

  test('random bytes are clean exactly where a strict TextDecoder accepts them', () => {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    // The bytes at which the decoder has to decide something, and a letter.
    const edges = [0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0, 0xec];
    edges.push(0xed, 0xee, 0xef, 0xf0, 0xf3, 0xf4, 0xf5, 0xff);
    let accepted = 0;
    for (let i = 0; i < edges.length ** 4; i += 7) {
      const some = [0, 1, 2, 3].map(
        (digit) => edges[Math.floor(i / edges.length ** digit) % 21] ?? 0,
      );
      const expected = attempt(() => strict.decode(Uint8Array.from(some)));
      const decoded = decodeBytes(Uint8Array.from([0x41, ...some]));
      assert.equal(decoded.clean, expected !== undefined, String(some));
      if (expected !== undefined) assert.equal(decoded.text, 'A' + expected);
      accepted += expected === undefined ? 0 : 1;
    }
    assert.ok(accepted > 50, `${accepted} accepted`);
  });

  test('line endings become LF, lone CR included, and nothing else changes', () => {
    assert.equal(normalizeText('one\r\ntwo\rthree\nfour\r\n\r\n'), 'one\ntwo\nthree\nfour\n\n');
    assert.equal(normalizeText('a\u2028b\u0085c\ufeff'), 'a\u2028b\u0085c\ufeff');
    assert.equal(decodeArticle(utf8('\ufeffa\r\nb')).text, 'a\nb');
    assert.equal(decodeBytes(utf8('\ufeffa\r\nb')).text, '\ufeffa\r\nb');
  });
});

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
