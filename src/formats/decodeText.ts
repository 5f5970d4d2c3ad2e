import type { ImportProblem } from '../core';

export interface DecodedText {
  /** Without a byte order mark, with the original line endings. */
  readonly text: string;
  /** True if neither byte order mark, declaration nor Unicode gave the encoding, and the text was
   * read as Windows-1252. */
  readonly isGuessed: boolean;
}

/** The text of a file in the encoding that its first bytes show, otherwise the one of `named`,
 * otherwise UTF-8; Windows-1252 where none of these fits. */
export function decodeText(bytes: Uint8Array, named?: string): DecodedText {
  const mark = markOf(bytes) ?? unmarked16(bytes);
  const text =
    decoded(bytes, mark ?? named ?? 'utf-8', mark === undefined) ?? decoded(bytes, 'utf-8', true);
  return text === undefined
    ? { text: western(bytes), isGuessed: true }
    : { text, isGuessed: false };
}

/** The problem of a text whose encoding was guessed. */
export function guessedEncoding({ isGuessed }: DecodedText): readonly ImportProblem[] {
  return isGuessed ? [{ severity: 'warning', code: 'encoding-guessed' }] : [];
}

/** The text of a page in the encoding that its first bytes or its head declare; otherwise UTF-8, or
 * Windows-1252 where it is not valid. */
export function decodePage(bytes: Uint8Array): string {
  // Scripts may come before the declaration.
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 100_000));
  return decodeText(bytes, /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]).text;
}

function markOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined;
}

/** UTF-16 without a byte order mark: every second byte of Western letters is zero. */
function unmarked16(bytes: Uint8Array): string | undefined {
  const zeros: [number, number] = [0, 0];
  const length = Math.min(bytes.length, 2000) & ~1;
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[at % 2 === 0 ? 0 : 1]++;
  const [even, odd] = zeros.map((count) => count / (length / 2)) as [number, number];
  if (length < 16 || Math.min(even, odd) > 0.05) return undefined;
  if (odd > 0.3) return 'utf-16le';
  return even > 0.3 ? 'utf-16be' : undefined;
}

/** Undefined for an unknown encoding, or bytes that are invalid in it. */
function decoded(bytes: Uint8Array, encoding: string, fatal: boolean): string | undefined {
  if (WESTERN.test(encoding)) return western(bytes);
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch {
    return undefined;
  }
}

const WESTERN = /^(windows-1252|cp1252|iso-?8859-1|latin-?1|us-ascii)$/i;

/** Windows-1252, which the web calls Latin 1. Some versions of Node decode it without its quotation
 * marks and dashes. */
function western(bytes: Uint8Array): string {
  const text = new TextDecoder('windows-1252').decode(bytes);
  return text.replace(/[\u0080-\u009f]/g, (one) => OF_WINDOWS[one.charCodeAt(0) - 0x80] ?? one);
}

const OF_WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
