import { foreignDate } from '../tables/foreignDate';
import type { ImportedArticle } from '../imported';

/** A story of an export, before it has a key. */
export interface NewsStory {
  /** The number given by the database; '' where it shows none. */
  readonly id: string;
  readonly title: string | undefined;
  readonly author: string | undefined;
  readonly source: string | undefined;
  readonly date: string | undefined;
  readonly url?: ImportedArticle['url'];
  /** As in the export. */
  readonly body: string;
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
  return /^(copyright\b|©|\(c\)\s|all rights reserved)/i.test(line.trim());
}

/** The name in `By Ann Lee`. */
export function withoutBy(line: string | undefined): string | undefined {
  const name = line?.replace(/^(by|von|par|por)\s+/i, '').trim() ?? '';
  return name === '' ? undefined : name;
}
