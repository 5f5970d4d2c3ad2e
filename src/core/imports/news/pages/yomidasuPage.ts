import { bareStory, dayOfLine, oneLineOf } from '../story';
import { all, markdownOfAll, type PageElement, type PageReader } from './page';

/** Pages of Yomidasu, the archive of the Yomiuri Shimbun: for each story a table with number, day,
 * title, edition, section, page and length; the words are in the element after the one around it.
 * Older stories are pictures of a page. */
export const yomidasuPage: PageReader = (page, asMarkdown) => {
  const tables = all(page, 'table.contentsTable');
  if (tables.length === 0) return undefined;
  const stories = tables.map((table) => {
    const heads = all(table, 'th').map(({ textContent }) => oneLineOf(textContent));
    const [, day = '', title, , section] = heads;
    return {
      ...bareStory(markdownOfAll(textsAfter(table), asMarkdown).replace(/^\u3000+/gm, '')),
      title,
      source: '読売新聞',
      section,
      date: dayOfLine(day),
    };
  });
  return { stories };
};

function textsAfter(table: PageElement): readonly PageElement[] {
  const next = table.closest('div')?.nextElementSibling;
  return next && !next.querySelector('table.contentsTable') ? all(next, 'p.mb10') : [];
}
