import { parseHTML } from 'linkedom';
import type { FromHtml } from '../contract';
import { cleanWords, markdownOf } from '../markdown';
import { isDeep } from './depth';

/** A part of a page, as feeds, messages and cells have it. Nothing in it is run or fetched; where it is too deep to be parsed, or
 * broken, its words are one paragraph. */
export const fromHtml: FromHtml = (html) => {
  if (!isDeep(html)) {
    try {
      return markdownOf(parseHTML(`<html><body>${html}</body></html>`).document.body);
    } catch {
      // Below.
    }
  }
  return cleanWords(html.replace(/<[^<>]*>/g, ' '));
};
