import type { Importer, ForeignFile, Imported } from '../contract';
import { readOrRefuse, Refused, refuseLarge } from '../refuse';
import { plainText } from '../../core';
import { decodeText, guessedEncoding } from '../decodeText';

const LARGEST = 20_000_000;
/** In characters; a longer first line is a paragraph. */
const LONGEST_TITLE = 120;

/** A text in any encoding as an article. Its title is a first line that is followed by an empty
 * one. Throws `Refused`. */
function readText({ bytes }: ForeignFile): Imported {
  refuseLarge(bytes, LARGEST);
  const decoded = decodeText(bytes);
  if (decoded.text.includes('\0')) throw new Refused('unknown-kind');
  const text = plainText(decoded.text);
  if (text === '') throw new Refused('no-text');
  const [first = '', second = ''] = text.split('\n');
  const isTitle = first.length <= LONGEST_TITLE && second === '' && text.length > first.length;
  const title = isTitle ? first : undefined;
  const none = { author: undefined, source: undefined, date: undefined, url: undefined };
  return { articles: [{ key: '', title, ...none, text }], problems: guessedEncoding(decoded) };
}

export const importer: Importer = { read: (file) => readOrRefuse(() => readText(file)) };
