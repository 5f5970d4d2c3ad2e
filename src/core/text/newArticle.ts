import { normalizeText } from './normalize';

export interface NewArticle {
  readonly title: string;
  readonly source: string;
  /** As typed; omitted if "". */
  readonly date: string;
}

/** A Markdown article with front matter from pasted text: LF line endings, no blank lines at either
 * end, one line break at the end. */
export function newArticleText({ title, source, date }: NewArticle, pasted: string): string {
  const head = Object.entries({ title, source, date })
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
  return withFrontMatter(head, pasted);
}

/** A Markdown article of front matter lines, each with its line break, and words: line feeds only,
 * no blank line at either end of the words, one line break at the end. */
export function withFrontMatter(lines: readonly string[], words: string): string {
  const body = normalizeText(words)
    .replace(/^\s*\n/, '')
    .trimEnd();
  const front = lines.length > 0 ? `---\n${lines.join('')}---\n\n` : '';
  return `${front}${body}\n`;
}
