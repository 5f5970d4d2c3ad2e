import { newsExport, plainText } from '../../core';
import type { ForeignFile, Imported } from '../contract';
import { decodeText } from '../decodeText';
import { Refused, refuseLarge } from '../refuse';

const LARGEST = 100_000_000;

/** The stories of a text that a news database wrote. Throws `Refused` for any other text, which is an article as it is. */
export function readNews({ bytes }: ForeignFile): Imported {
  refuseLarge(bytes, LARGEST);
  const { text, isGuessed } = decodeText(bytes);
  const found = newsExport(text, plainText);
  if (!found) throw new Refused('unknown-kind');
  const { articles, problems } = found;
  return isGuessed
    ? { articles, problems: [{ severity: 'warning', code: 'encoding-guessed' }, ...problems] }
    : found;
}
