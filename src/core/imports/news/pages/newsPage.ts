import type { NewsStories } from '../story';
import { defactoPage } from './defactoPage';
import { europressePage } from './europressePage';
import { factivaPage } from './factivaPage';
import { integrumPage } from './integrumPage';
import { kikuzoPage } from './kikuzoPage';
import type { PageReader } from './page';
import { yomidasuPage } from './yomidasuPage';

/** The databases whose stories a page shows by its elements. */
const PAGES: readonly PageReader[] = [
  factivaPage,
  europressePage,
  integrumPage,
  kikuzoPage,
  yomidasuPage,
  defactoPage,
];

/** The stories of a page that a news database wrote, with their words as Markdown; undefined for
 * another page. They are read by its elements, since a reader view drops heads and whole texts. */
export const newsPage: PageReader = (page, asMarkdown): NewsStories | undefined => {
  for (const read of PAGES) {
    const found = read(page, asMarkdown);
    if (found && found.stories.length > 0) return found;
  }
  return undefined;
};
