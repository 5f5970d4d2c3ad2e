import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeBytes } from '../../../src/core';
import { decodeFast } from '../../../src/vscode/decode';

suite("Decoding a file with the host's decoder", () => {
  test('gives what core gives, for texts, for other encodings and for no texts at all', () => {
    const marks = [[], [0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb]];
    const words = fc
      .string({ unit: 'grapheme' })
      .map((text) => [...new TextEncoder().encode(text)]);
    const anything = fc.array(fc.constantFrom(0, 0x41, 0x80, 0xbf, 0xc3, 0xa9, 0xed, 0xf0, 0xff));
    fc.assert(
      fc.property(fc.constantFrom(...marks), fc.oneof(words, anything), (mark, rest) => {
        const bytes = Uint8Array.from([...mark, ...rest]);
        assert.deepEqual(decodeFast(bytes), decodeBytes(bytes));
      }),
      { numRuns: 2000 },
    );
  });
});
