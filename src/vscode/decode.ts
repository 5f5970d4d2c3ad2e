import { decodeBytes, type Decoded } from '../core';

/** As core's `decodeBytes`, ten times faster for what nearly every file is: the host's decoder takes
 * 4 ms for 5 MB, where the one written out in the language blocks for 50. */
export function decodeFast(bytes: Uint8Array): Decoded {
  const [first, second, third] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (isUtf16 || bytes.includes(0)) return decodeBytes(bytes);
  const marked = first === 0xef && second === 0xbb && third === 0xbf;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, encoding: marked ? 'utf-8-bom' : 'utf-8', clean: true };
  } catch {
    // Which bytes are wrong, and how many, core says.
    return decodeBytes(bytes);
  }
}
