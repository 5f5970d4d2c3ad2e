import { parseHTML } from 'linkedom';
import type { FromHtml } from '../contract';
import { cleanWords, markdownOf } from '../markdown';
import { isDeep } from '../depth';

/** In UTF-16 units: the parser takes seconds for more. */
const LARGEST = 1_000_000;

/** A part of a page, as feeds, messages and cells have it. Nothing in it is run or fetched; where it is too deep or too large to be
 * parsed, or broken, its words are one paragraph. */
export const fromHtml: FromHtml = (html) => {
  if (html.length <= LARGEST && !isDeep(html)) {
    try {
      return markdownOf(parseHTML(`<html><body>${html}</body></html>`).document.body);
    } catch {
      // Below.
    }
  }
  return cleanWords(html.replace(/<[^<>]*>/g, ' '));
};
