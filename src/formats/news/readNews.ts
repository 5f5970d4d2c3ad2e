import { newsExport, plainText } from '../../core';
import type { ForeignFile, Imported } from '../contract';
import { decodeText, guessedEncoding } from '../decodeText';
import { Refused, refuseLarge } from '../refuse';

const LARGEST = 100_000_000;

/** The stories of a text from a news database. Throws `Refused` for any other text, which is an
 * article as it is. */
export function readNews({ bytes }: ForeignFile): Imported {
  refuseLarge(bytes, LARGEST);
  const decoded = decodeText(bytes);
  const found = newsExport(decoded.text, plainText);
  if (!found) throw new Refused('unknown-kind');
  return { ...found, problems: [...guessedEncoding(decoded), ...found.problems] };
}
