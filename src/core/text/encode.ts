/** The bytes of a text in UTF-8. `TextEncoder` is part of the Encoding Standard and not of the
 * language. */
export function utf8Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(3 * text.length);
  let length = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    // Half of a pair alone is no character.
    const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
    const more = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    bytes[length++] = (FIRST[more] ?? 0) | (code >> (6 * more));
    for (let left = more - 1; left >= 0; left--)
      bytes[length++] = 0x80 | ((code >> (6 * left)) & 0x3f);
  }
  return bytes.subarray(0, length);
}

/** The first byte of a character, by how many follow it. */
const FIRST = [0, 0xc0, 0xe0, 0xf0];
