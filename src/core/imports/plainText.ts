import { normalizeText } from '../text/normalize';
import { escapedMarkdown } from './escapedMarkdown';

/** Text of a cell or a message as the Markdown of an article: lines and paragraphs are kept,
 * invisible characters removed, and what Markdown would not show as it is is escaped. */
export function plainText(text: string): string {
  const lines = normalizeText(text)
    .replace(/[\u00ad\u200b\u2060\ufeff\u0000]/g, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
  return escapedMarkdown(lines).trim();
}
