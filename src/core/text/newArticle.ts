import { normalizeText } from './normalize';

export interface NewArticle {
  readonly title: string;
  readonly source: string;
  /** As typed; "" leaves it out. */
  readonly date: string;
}

/** A Markdown article with front matter from pasted text: line endings made equal, blank lines at
 * both ends gone, one line break at the end. */
export function newArticleText({ title, source, date }: NewArticle, pasted: string): string {
  const head = Object.entries({ title, source, date })
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
  const body = normalizeText(pasted)
    .replace(/^\s*\n/, '')
    .trimEnd();
  const front = head.length > 0 ? `---\n${head.join('')}---\n\n` : '';
  return `${front}${body}\n`;
}
