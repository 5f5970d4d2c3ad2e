import { normalizeText } from './normalize';

export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be';

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  /** False when bytes had to be replaced (U+FFFD), or NUL shows that this is no text: such an
   * article is shown, but not annotated. */
  readonly clean: boolean;
}

/** The article's text from the bytes of its file, with LF line endings and no BOM. */
export function decodeArticle(bytes: Uint8Array): Decoded {
  const decoded = decodeBytes(bytes);
  return { ...decoded, text: normalizeText(decoded.text) };
}

/** The bytes of a file as text, with its own BOM (as U+FEFF) and line endings: what editing files
 * in place needs. UTF-8, or UTF-16 where a BOM says so.
 *
 * Written out here because `TextDecoder` belongs to the host, not to the language: the core runs
 * in an empty realm. It is strict as the Encoding Standard is (overlong forms, surrogates and
 * truncated sequences are refused); where it differs is in how many U+FFFD stand for a bad run.
 * About 10 ns for each byte. */
export function decodeBytes(bytes: Uint8Array): Decoded {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return decodeUtf16(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decodeUtf16(bytes, 'utf-16be');
  const marked = first === 0xef && second === 0xbb && third === 0xbf;
  return decodeUtf8(bytes, marked ? 'utf-8-bom' : 'utf-8');
}

const REPLACEMENT = 0xfffd;
// With the flag `u` a surrogate pair is one character, and no surrogate.
const LONE_SURROGATE = /\p{Surrogate}/gu;

function decodeUtf8(bytes: Uint8Array, encoding: Encoding): Decoded {
  // A UTF-8 sequence never has more UTF-16 units than bytes.
  const units = new Uint16Array(bytes.length);
  let length = 0;
  let clean = true;
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) {
      if (byte === 0) clean = false;
      units[length++] = byte;
      at++;
      continue;
    }
    const size = sequenceSize(bytes, at, byte);
    if (size === 0) {
      clean = false;
      units[length++] = REPLACEMENT;
      at++;
      continue;
    }
    let code = byte & (0xff >> (size + 1));
    for (let i = 1; i < size; i++) code = (code << 6) | ((bytes[at + i] ?? 0) & 0x3f);
    if (code > 0xffff) {
      units[length++] = 0xd7c0 + (code >> 10);
      units[length++] = 0xdc00 + (code & 0x3ff);
    } else {
      units[length++] = code;
    }
    at += size;
  }
  return { text: textOf(units.subarray(0, length)), encoding, clean };
}

/** The number of bytes of the well-formed sequence at `at` (Unicode, table 3-7), or 0. The second
 * byte's range alone rules out overlong forms, surrogates and codes over U+10FFFF. */
function sequenceSize(bytes: Uint8Array, at: number, lead: number): number {
  const size = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (size === 0) return 0;
  const second = bytes[at + 1] ?? 0;
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest) return 0;
  for (let i = 2; i < size; i++) {
    if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return size;
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  const low = encoding === 'utf-16le' ? 0 : 1;
  const units = new Uint16Array(bytes.length >> 1);
  for (let i = 0; i < units.length; i++) {
    units[i] = (bytes[2 * i + low] ?? 0) | ((bytes[2 * i + 1 - low] ?? 0) << 8);
  }
  const text = textOf(units);
  const wellFormed = text.replace(LONE_SURROGATE, '\ufffd');
  const clean = bytes.length % 2 === 0 && wellFormed === text && !text.includes('\0');
  return { text: wellFormed, encoding, clean };
}

/** In pieces, because the arguments of a call live on the stack. */
function textOf(units: Uint16Array): string {
  const piece = 8192;
  let text = '';
  for (let at = 0; at < units.length; at += piece) {
    text += String(Reflect.apply(String.fromCharCode, undefined, units.subarray(at, at + piece)));
  }
  return text;
}
