import { normalizeText } from '../text/normalize';

/** Text of a cell or a message as the Markdown of an article: its lines and paragraphs stay, invisible characters go, and
 * what would be an element of a page, a picture, a heading or code in Markdown is marked as text: a preview fetches pictures. */
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
