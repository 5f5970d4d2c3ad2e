import type { ImportProblem } from '../core';

export interface DecodedText {
  /** Without its byte order mark, line endings as they are. */
  readonly text: string;
  /** It is in no encoding that its mark, its head or Unicode says, and was read as Western letters. */
  readonly isGuessed: boolean;
}

/** The text of a file in the encoding of its byte order mark, else in the one that `named` says, else UTF-8; Western letters where
 * it is none of these. */
export function decodeText(bytes: Uint8Array, named?: string): DecodedText {
  const mark = markOf(bytes);
  const text =
    decoded(bytes, mark ?? named ?? 'utf-8', mark === undefined) ?? decoded(bytes, 'utf-8', true);
  return text === undefined
    ? { text: western(bytes), isGuessed: true }
    : { text, isGuessed: false };
}

/** What is said of a text whose encoding was guessed. */
export function guessedEncoding({ isGuessed }: DecodedText): readonly ImportProblem[] {
  return isGuessed ? [{ severity: 'warning', code: 'encoding-guessed' }] : [];
}

/** The text of a page in the encoding that its first bytes, or its head, name; else UTF-8, or Western letters where it is none. */
export function decodePage(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  return decodeText(bytes, /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]).text;
}

function markOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined;
}

/** Undefined for an encoding that is unknown, or that the bytes are not in. */
function decoded(bytes: Uint8Array, encoding: string, fatal: boolean): string | undefined {
  if (WESTERN.test(encoding)) return western(bytes);
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch {
    return undefined;
  }
}

const WESTERN = /^(windows-1252|cp1252|iso-?8859-1|latin-?1|us-ascii)$/i;

/** Windows-1252, which is what the web calls Latin 1. Some versions of Node decode it without its quotation marks and dashes. */
function western(bytes: Uint8Array): string {
  const text = new TextDecoder('windows-1252').decode(bytes);
  return text.replace(/[\u0080-\u009f]/g, (one) => OF_WINDOWS[one.charCodeAt(0) - 0x80] ?? one);
}

const OF_WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
