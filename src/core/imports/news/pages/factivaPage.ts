import { accessionDay, accessionOf } from '../accession';
import { factivaFields, FACTIVA_WORDS } from '../factivaText';
import { bareStory, dayOfLine, oneLineOf, withoutBy, type NewsStory } from '../story';
import {
  all,
  markdownOfAll,
  wordsIn,
  type AsMarkdown,
  type PageElement,
  type PageReader,
} from './page';

/** Pages of Factiva: an element of the class `enArticle` (in the language of the article) for each
 * story, with a table of codes, or with a line for each field. */
export const factivaPage: PageReader = (page, asMarkdown) => {
  const found = all(page, 'div.article').filter(({ className }) => STORY.test(className));
  if (found.length === 0) return undefined;
  return {
    stories: found.map((story) => storyOf(story, asMarkdown)),
    headlines: all(page, 'table.headlines tr.headline').length,
  };
};

const STORY = /(^|\s)[a-z]{2,4}Article(\s|$)/;

function storyOf(story: PageElement, asMarkdown: AsMarkdown): NewsStory {
  const id = idOf(story);
  return withCodes(story, id) ?? withLines(story, id, asMarkdown);
}

/** In the last lines, or in the element around. */
function idOf(story: PageElement): string {
  for (const { textContent } of all(story, 'p, td').slice(-MOST_BEHIND)) {
    const id = accessionOf(oneLineOf(textContent) ?? '');
    if (id !== undefined) return id;
  }
  return accessionOf(story.parentElement?.getAttribute('id')?.replace(/^article-/, '') ?? '') ?? '';
}

const MOST_BEHIND = 12;

function withCodes(story: PageElement, id: string): NewsStory | undefined {
  const fields = new Map<string, readonly string[]>();
  for (const cell of all(story, 'td.index')) {
    const code = oneLineOf(cell.textContent);
    const value = cell.nextElementSibling;
    if (code === undefined || !value) continue;
    const paragraphs = all(value, WORDS).map(({ textContent }) => oneLineOf(textContent) ?? '');
    const lines = paragraphs.length > 0 ? paragraphs : [oneLineOf(value.textContent) ?? ''];
    fields.set(
      code,
      lines.flatMap((line) => [line, '']),
    );
  }
  return factivaFields(fields, id);
}

const WORDS = 'p[class*="articleParagraph"], pre.articlePre';

function withLines(story: PageElement, id: string, asMarkdown: AsMarkdown): NewsStory {
  const body = markdownOfAll(all(story, WORDS), asMarkdown);
  const title = wordsIn(story, '[class*="Headline"]')?.replace(/^\d{1,5}\) /, '');
  const lines = all(story, 'div').filter((one) => !one.querySelector('div'));
  const texts = lines.map(({ textContent }) => oneLineOf(textContent) ?? '');
  const words = texts.findIndex(
    (text, at) => FACTIVA_WORDS.test(text) && dayOfLine(texts[at + 1] ?? '') !== undefined,
  );
  const head = lines.findIndex((one) => one.getAttribute('id') === 'hd');
  const [day = '', time = '', next] = words < 0 ? [] : texts.slice(words + 1);
  return {
    ...bareStory(body, id),
    title,
    author: withoutBy(wordsIn(story, 'div.author')),
    source: /^\d{1,2}:\d\d/.test(time) ? next : oneLineOf(time),
    section: head > 0 ? texts[0] : undefined,
    date: dayOfLine(day) ?? accessionDay(id),
  };
}
