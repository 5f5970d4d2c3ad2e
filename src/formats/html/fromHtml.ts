import { parseHTML } from '../dom';
import type { FromHtml } from '../contract';
import { cleanWords, markdownOf } from '../markdown';
import { isDeep } from '../depth';
import { divideStories } from './divideStories';

/** In UTF-16 units: the parser takes too long for more. */
const LARGEST = 1_000_000;
/** A page in a page ends the outer one for the parser. */
const PAGES = /<\/?(html|body)\b[^<>]*>|<!doctype[^<>]*>/gi;
/** Exports of news databases come as messages, too. */
const LARGEST_EXPORT = 10_000_000;

/** Converts a part of a page, as in feeds, messages and cells, to Markdown. Nothing in it is
 * executed or fetched; if it is broken, or too deep or too large to be parsed, its words become one
 * paragraph. */
export const fromHtml: FromHtml = (html) => {
  const most = /DocID_|DOC_ID_| of \d+ DOCUMENT/.test(html) ? LARGEST_EXPORT : LARGEST;
  if (html.length <= most && !isDeep(html)) {
    try {
      const { document } = parseHTML(`<html><body>${html.replace(PAGES, '')}</body></html>`);
      divideStories(document);
      return markdownOf(document.body);
    } catch {
      // Handled below.
    }
  }
  return cleanWords(html.replace(/<[^<>]*>/g, ' '));
};
