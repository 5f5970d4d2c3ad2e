import { normalizeText } from '../text/normalize';

/** Text of a cell or a message as the Markdown of an article: lines and paragraphs are kept,
 * invisible characters removed, and what Markdown would read as HTML, a picture, a heading or code
 * is escaped: a preview would fetch pictures. */
export function plainText(text: string): string {
  return normalizeText(text)
    .replace(/[\u00ad\u200b\u2060\ufeff\u0000]/g, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replaceAll('![', '!\\[')
    .replace(/^(#{1,6} |>|`{3}|~{3})/gm, '\\$1')
    .trim();
}
