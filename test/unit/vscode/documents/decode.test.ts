import assert from 'node:assert/strict';
import fc from 'fast-check';
import { normalizeText } from '../../../../src/core';
import { decodeInSlices } from '../../../../src/vscode/documents/decode';
import { caseCount, enough } from '../../../support/caseCount';

suite("Decoding a file with the host's decoder", () => {
  test('in slices gives the same text, with LF for each line ending, wherever a slice ends', async () => {
    let breaths = 0;
    const yieldToHost = (): Promise<void> => {
      breaths++;
      return Promise.resolve();
    };
    const words = fc.array(fc.constantFrom('a', 'é', '中', '😀', '\r\n', '\r', '\n', '\u{feff}'));
    await fc.assert(
      fc.asyncProperty(words, fc.integer({ min: 1, max: 9 }), async (pieces, bytesPerSlice) => {
        const bytes = new TextEncoder().encode(pieces.join(''));
        const text = await decodeInSlices(bytes, { yieldToHost }, bytesPerSlice);
        assert.equal(text && normalizeText(text), normalizeText(pieces.join('')));
        if (bytes.length > bytesPerSlice)
          assert.equal(text, pieces.join('').replace(/\r\n?/g, '\n'));
      }),
      { numRuns: caseCount(1000) },
    );
    assert.ok(breaths > enough(1000));
  });

  test('in slices says that bytes are no text, wherever they are', async () => {
    const yieldToHost = (): Promise<void> => Promise.resolve();
    for (const wrong of [
      [0xff, 0x61, 0x61],
      [0x61, 0x61, 0xff],
      [0x61, 0x61, 0xe4, 0xbd],
    ]) {
      assert.equal(await decodeInSlices(Uint8Array.from(wrong), { yieldToHost }, 1), undefined);
    }
    const utf16 = Uint8Array.from([0xff, 0xfe, 0x61, 0, 0x62, 0]);
    assert.equal(await decodeInSlices(utf16, { yieldToHost }, 1), '\uFEFFab');
  });
});
