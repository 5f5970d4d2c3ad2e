import type { QuotePart } from '../model/annotation';
import type { AnnotationFile } from '../model/article';
import type { Place } from '../model/place';
import { textStamp } from '../util/textStamp';

/** Six characters that change with the text of an article. In an annotation file they name the text
 * in which all its quotes were certainly at their places, with their words: while an article has
 * that text, nobody else can speak there; else that text is looked for, to be compared. */
export function textDigest(text: string): string {
  return textStamp(text);
}

/** Whether an article is as it was when all its quotes were certain; undefined where that is not
 * known. */
export function isSeenText(file: Pick<AnnotationFile, 'text'>, text: string): boolean | undefined {
  return file.text === undefined ? undefined : file.text === textDigest(text);
}

/** Whether the words at a place are those that are stored, to the character. */
export function hasWords(
  text: string,
  part: QuotePart | undefined,
  { span }: Pick<Place, 'span'>,
): boolean {
  return span !== undefined && text.slice(span.start, span.end) === part?.exact;
}
