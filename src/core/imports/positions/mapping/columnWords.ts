import { ALL_FIELDS, type FieldFile } from '../../../model/fields';
import type { PositionColumn } from './mapping';

/** Names of columns that describe a position, those of exported tables first, compared without case
 * and without other characters than letters and digits. If several columns fit, the name that is
 * first here is used. */
export const POSITION_HEADERS: Readonly<Record<PositionColumn, readonly string[]>> = {
  article: [
    'article',
    'article_path',
    'path',
    'file',
    'filename',
    'document',
    'document_name',
    'document_title',
    'doc_title',
    'doc',
    'document_id',
    'doc_id',
    'article_id',
    'text_id',
    'artikel',
    'datei',
    'fichier',
    'article_title',
    'title',
  ],
  id: ['id', 'position_id', 'statement_id', 'annotation_id', 'claim_id', 'row_id', 'uuid'],
  quote: [
    'quote',
    'quotation',
    'exact',
    'excerpt',
    'passage',
    'segment',
    'coded_segment',
    'words',
    'statement_text',
    'selected_text',
    'text',
    'zitat',
    'citation',
  ],
  start: [
    'start',
    'start_offset',
    'start_char',
    'startposition',
    'begin',
    'offset',
    'from',
    'start_index',
  ],
  end: ['end', 'end_offset', 'end_char', 'endposition', 'stop', 'to', 'end_index'],
  'article-date': ['article_date', 'publication_date', 'document_date'],
  ...(Object.fromEntries(
    ALL_FIELDS.map(({ file, imported }) => [file, imported.headers]),
  ) as Record<FieldFile, readonly string[]>),
};

/** All of the names that are in a list of words, in the order of the list. */
export function columnsNamed(
  words: readonly string[],
  names: ReadonlySet<string>,
): readonly string[] {
  return words.flatMap((word) => columnNamed([word], names) ?? []);
}

/** Of the names, the one that is first in a list of words. */
export function columnNamed(
  words: readonly string[],
  names: ReadonlySet<string>,
): string | undefined {
  const plain = [...names].map((name) => [plainOf(name), name] as const);
  for (const word of words) {
    const found = plain.find(([written]) => written === plainOf(word));
    if (found) return found[1];
  }
  return undefined;
}

function plainOf(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
