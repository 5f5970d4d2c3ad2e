import { foreignDate } from '../tables/foreignDate';
import type { ImportedArticle } from '../imported';

/** A story of an export, before it has a key. */
export interface NewsStory extends Partial<Pick<ImportedArticle, 'section' | 'language' | 'url'>> {
  /** The number given by the database; '' where it shows none. */
  readonly id: string;
  readonly title: string | undefined;
  readonly author: string | undefined;
  readonly source: string | undefined;
  readonly date: string | undefined;
  /** As in the export. */
  readonly body: string;
}

/** The stories of an export. */
export interface NewsStories {
  readonly stories: readonly NewsStory[];
  /** How many the export says that it has; undefined where it does not say it. */
  readonly expected?: number | undefined;
  /** Hits of which there is only a headline. */
  readonly headlines?: number;
}

/** A story of which nothing but the text may be known. */
export function bareStory(body: string, id = ''): NewsStory {
  return { id, title: undefined, author: undefined, source: undefined, date: undefined, body };
}

/** Lines without blanks at their ends, and without the Markdown marks of headings and list
 * items. */
export function headLines(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replace(/^\s*(#{1,6}|[-*])\s+/, '').trim());
}

/** Consecutive lines between empty ones. */
export function paragraphsOf(lines: readonly string[]): readonly (readonly string[])[] {
  const paragraphs: string[][] = [];
  let last: string[] | undefined;
  for (const line of lines) {
    if (line.trim() === '') last = undefined;
    else if (last) last.push(line);
    else paragraphs.push((last = [line]));
  }
  return paragraphs;
}

/** The paragraphs as a text again. */
export function textOfParagraphs(paragraphs: readonly (readonly string[])[]): string {
  return paragraphs.map((lines) => lines.map((line) => line.trim()).join('\n')).join('\n\n');
}

/** The day of a line with a day and little else; undefined for a field with a name. */
export function dayOfLine(line: string): string | undefined {
  if (line.length > LONGEST_DAY || !/\d/.test(line) || /^[A-Z][A-Z -]*:/i.test(line))
    return undefined;
  const date = foreignDate(line);
  return date.kind === 'date' && date.date.length > 4 ? date.date : undefined;
}

const LONGEST_DAY = 60;

/** Whether a line is a copyright notice. */
export function isCopyright(line: string): boolean {
  return /^(copyright\b|©|\(c\)\s|all rights reserved|alle rechte vorbehalten|tous droits réservés)/i.test(
    line.trim(),
  );
}

/** The name in `By Ann Lee`. */
export function withoutBy(line: string | undefined): string | undefined {
  const name = line?.replace(/^(by|von|par|por|door)\s+/i, '').trim() ?? '';
  return name === '' ? undefined : name;
}

/** One line of a text that may have several; undefined without words. */
export function oneLineOf(text: string | null | undefined): string | undefined {
  const line = (text ?? '').replace(/\s+/g, ' ').trim();
  return line === '' ? undefined : line;
}
