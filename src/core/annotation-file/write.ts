import { addAll } from '../util/lists';
import { SECTION_OF } from '../model/annotation';
import type { AnnotationFile } from '../model/article';
import type { Codebook } from '../model/codebook';
import { entryLines, listValue, mapValue, textValue } from '../yaml/write/write';
import type { Written } from '../yaml/write/write';
import { ANNOTATIONS_FORMAT } from './definition';
import {
  writtenAnnotation,
  writtenArticle,
  writtenCoding,
  writtenDecided,
} from './writeAnnotation';

/** Marks a file as complete: a file cut off at any byte often still parses. */
export const END_MARKER = '...';

/** The text of an annotation file without content. */
export function emptyAnnotationFile(): string {
  return `format: ${ANNOTATIONS_FORMAT}\n${END_MARKER}\n`;
}

/** Whether a file is as the program creates one, except for lists that became empty since: a
 * comment, a value or another layout counts as content. */
export function saysNothing(text: string): boolean {
  return text.replace(/^[a-z]+: (?:\[\]|\{\})\n/gm, '') === emptyAnnotationFile();
}

/** A whole annotation file in canonical form. For new files only: an existing one is edited, so
 * that its hand-written parts are preserved. The caller refuses lone surrogates (`isWritable`). */
export function writeAnnotationFile(file: AnnotationFile, codebook: Codebook | undefined): string {
  const lines = [`format: ${ANNOTATIONS_FORMAT}`];
  const add = (key: string, value: Written, isEmpty: boolean): void => {
    if (!isEmpty) addAll(lines, entryLines(key, value, 0));
  };
  add('text', textValue(file.text ?? ''), file.text === undefined);
  const article = writtenArticle(file.article);
  add('article', article, article.entries.length === 0);
  const coded = [...file.coded].map(([coder, coding]) => [coder, writtenCoding(coding)] as const);
  add('coded', mapValue(coded), coded.length === 0);
  const decided = writtenDecided(file.decided);
  add('decided', decided, decided.entries.length === 0);
  for (const section of Object.values(SECTION_OF)) {
    const items = file.annotations
      .filter((annotation) => SECTION_OF[annotation.kind] === section)
      .map((annotation) => writtenAnnotation(annotation, codebook));
    add(section, listValue(items), items.length === 0);
  }
  return `${[...lines, END_MARKER].join('\n')}\n`;
}
