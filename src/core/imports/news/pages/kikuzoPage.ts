import { bareStory, dayOfLine, oneLineOf } from '../story';
import { all, markdownOfAll, wordsIn, type PageReader } from './page';

/** Pages of Kikuzo, the archive of the Asahi Shimbun: for each story a table with number, day,
 * edition, section, page and length, then one with the title and the words. */
export const kikuzoPage: PageReader = (page, asMarkdown) => {
  const details = all(page, 'table.topic-detail');
  if (details.length === 0) return undefined;
  const lists = all(page, 'table.topic-list');
  const stories = details.map((detail, at) => {
    const list = lists.length === details.length ? lists[at] : undefined;
    const cells = list
      ? all(list, 'td').map(({ textContent }) => oneLineOf(textContent) ?? '')
      : [];
    const [, day = '', , section] = cells;
    return {
      ...bareStory(
        markdownOfAll(all(detail, 'div.detail001'), asMarkdown).replace(/^\u3000+/gm, ''),
      ),
      title: wordsIn(detail, 'span.font002'),
      source: '朝日新聞',
      section,
      date: dayOfLine(day),
    };
  });
  return { stories };
};
