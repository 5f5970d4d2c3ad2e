import type { Importer, ForeignFile, Imported } from '../contract';
import { readOrRefuse, Refused, refuseLarge } from '../refuse';
import { newsArticles, newsExport, plainText } from '../../core';
import { decodeText, guessedEncoding } from '../decodeText';
import { factivaXml } from './factivaXml';

const LARGEST = 100_000_000;

/** The stories of a text from a news database. Throws `Refused` for any other text, which is an
 * article as it is. */
function readNews({ name, bytes }: ForeignFile): Imported {
  refuseLarge(bytes, LARGEST);
  const decoded = decodeText(bytes);
  if (/\.xml$/i.test(name)) {
    const found = factivaXml(decoded.text);
    if (!found) throw new Refused('unknown-kind');
    return newsArticles(found, plainText);
  }
  const found = newsExport(decoded.text, plainText);
  if (!found) throw new Refused('unknown-kind');
  return { ...found, problems: [...guessedEncoding(decoded), ...found.problems] };
}

export const importer: Importer = { read: (file) => readOrRefuse(() => readNews(file)) };
