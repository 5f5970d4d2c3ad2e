import { addAll } from '../util/lists';
import { SECTION_OF } from '../model/annotation';
import type { AnnotationFile } from '../model/article';
import type { Codebook } from '../model/codebook';
import { entryLines, listValue, mapValue } from '../yaml/write/write';
import type { Written } from '../yaml/write/write';
import { ANNOTATIONS_FORMAT } from './definition';
import { writtenAnnotation, writtenArticle, writtenCoding } from './writeAnnotation';

/** Says that a file is complete: one cut at any byte often still parses. */
export const END_MARKER = '...';

/** The text of an annotation file that says nothing yet. */
export function emptyAnnotationFile(): string {
  return `format: ${ANNOTATIONS_FORMAT}\n${END_MARKER}\n`;
}

/** Whether a file is as we begin one, but for lists that became empty since: with a comment, a value or another layout
 * it says something. */
export function saysNothing(text: string): boolean {
  return text.replace(/^[a-z]+: (?:\[\]|\{\})\n/gm, '') === emptyAnnotationFile();
}

/** A whole annotation file in canonical form. For new files only: an existing one is edited, so that
 * what people wrote by hand survives. Lone surrogates are the caller's to refuse (`isWritable`). */
export function writeAnnotationFile(file: AnnotationFile, codebook: Codebook | undefined): string {
  const lines = [`format: ${ANNOTATIONS_FORMAT}`];
  const add = (key: string, value: Written, isEmpty: boolean): void => {
    if (!isEmpty) addAll(lines, entryLines(key, value, 0));
  };
  const article = writtenArticle(file.article);
  add('article', article, article.entries.length === 0);
  const coded = [...file.coded].map(([coder, coding]) => [coder, writtenCoding(coding)] as const);
  add('coded', mapValue(coded), coded.length === 0);
  for (const section of Object.values(SECTION_OF)) {
    const items = file.annotations
      .filter((annotation) => SECTION_OF[annotation.kind] === section)
      .map((annotation) => writtenAnnotation(annotation, codebook));
    add(section, listValue(items), items.length === 0);
  }
  return `${[...lines, END_MARKER].join('\n')}\n`;
}
