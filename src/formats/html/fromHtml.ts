import { parseHTML } from 'linkedom';
import type { FromHtml } from '../contract';
import { cleanWords, markdownOf } from '../markdown';
import { isDeep } from '../depth';

/** In UTF-16 units: the parser takes too long for more. */
const LARGEST = 1_000_000;

/** Converts a part of a page, as in feeds, messages and cells, to Markdown. Nothing in it is
 * executed or fetched; if it is broken, or too deep or too large to be parsed, its words become one
 * paragraph. */
export const fromHtml: FromHtml = (html) => {
  if (html.length <= LARGEST && !isDeep(html)) {
    try {
      return markdownOf(parseHTML(`<html><body>${html}</body></html>`).document.body);
    } catch {
      // Handled below.
    }
  }
  return cleanWords(html.replace(/<[^<>]*>/g, ' '));
};
