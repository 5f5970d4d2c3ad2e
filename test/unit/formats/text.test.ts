import assert from 'node:assert/strict';
import { importer } from '../../../src/formats/text';
import { imported } from './importing';
import { bytesOf } from './tablesIn';

const read = (content: string | Uint8Array): Promise<string> =>
  imported(importer, 'letter.txt', content);
const LETTER = 'An open letter\n\nThe café stays open – “for now”.\n';
const ARTICLE = `---
title: "An open letter"
origin: "letter.txt"
---

${LETTER}`;

suite('Texts become articles', () => {
  test('in any encoding, with or without a mark', async () => {
    assert.equal(await read(LETTER), ARTICLE);
    for (const encoding of ['utf-16le', 'utf-16be'] as const) {
      const marked = bytesOf(LETTER, encoding);
      assert.equal(await read(marked), ARTICLE);
      assert.equal(await read(marked.subarray(2)), ARTICLE);
    }
    const western = Uint8Array.from('Caf\xe9 \x96 bar.', (sign) => sign.charCodeAt(0));
    assert.match(await read(western), /\n\nCafé – bar\.\n\nwarning encoding-guessed$/);
  });

  test('whose first line belongs to the text have no title', async () => {
    assert.doesNotMatch(await read('One line\nand another.\n'), /title/);
    assert.doesNotMatch(await read('One line.'), /title/);
  });

  test('that are none are refused', async () => {
    assert.equal(await read('\0\0\0\0\x01\x02'), 'error unknown-kind');
    assert.equal(await read(' \n'), 'error no-text');
  });
});
