import { foreignDate } from '../../tables/foreignDate';
import { bareStory, dayOfLine, isCopyright, oneLineOf, type NewsStory } from '../story';
import { all, markdownOfAll, partOf, wordsIn } from './page';
import type { AsMarkdown, PageElement, PageNode, PageReader } from './page';

/** Pages of Europresse and Eureka: an element `article` for each story, or in older ones a cell of
 * a table. */
export const europressePage: PageReader = (page, asMarkdown) => {
  const articles = all(page, 'article').filter((one) => one.querySelector(HEAD));
  if (articles.length > 0) return { stories: articles.map((one) => ofArticle(one, asMarkdown)) };
  const titles = all(page, 'span.TitreArticleVisu');
  if (titles.length === 0) return undefined;
  return { stories: titles.map((title) => ofCell(title, asMarkdown)) };
};

const HEAD = '.DocPublicationName, .rdp__DocPublicationName, .DocHeader, .titreArticleVisu';
const TITLES = ['.titreArticleVisu', '.rdp__articletitle', '.titreArticle'];
const TEXTS = ['.docOcurrContainer', '.DocText', 'section'];
const NUMBER = '#PubliC_lblNodoc, .publiC-lblNodoc';

function ofArticle(article: PageElement, asMarkdown: AsMarkdown): NewsStory {
  const title = first(article, TITLES);
  const texts = TEXTS.map((selector) => all(article, selector)).find((one) => one.length > 0) ?? [];
  const byline = article.querySelector('.titreArticle')?.nextElementSibling;
  const author =
    wordsIn(article, '.docAuthors') ??
    wordsIn(article, 'p.sm-margin-bottomNews') ??
    (byline?.className === '' ? oneLineOf(byline.textContent) : undefined);
  const head = wordsIn(article, '.DocHeader') ?? oneLineOf(below(article, '.DocTitreSousSection'));
  return {
    ...bareStory(markdownOfAll(texts, asMarkdown), wordsIn(article, NUMBER)),
    ...headOf(head ?? '', wordsIn(article, NUMBER) ?? ''),
    title: oneLineOf(title?.textContent),
    author,
    source: sourceOf(wordsIn(article, '.rdp__DocPublicationName, .DocPublicationName')),
  };
}

function below(article: PageElement, selector: string): string | null | undefined {
  return article.querySelector(selector)?.nextElementSibling?.textContent;
}

function first(within: PageElement, selectors: readonly string[]): PageElement | undefined {
  for (const selector of selectors) {
    const found = within.querySelector(selector);
    if (found) return found;
  }
  return undefined;
}

/** Older pages have no elements around the author and the words: they follow the title, up to the
 * notice of rights. */
function ofCell(title: PageElement, asMarkdown: AsMarkdown): NewsStory {
  const cell = title.closest('td') ?? title;
  const nodes = [...cell.childNodes];
  const words = nodes.slice(nodes.findIndex((node) => node === title) + 1);
  const end = words.findIndex((node) => isRights(node));
  const kept = end < 0 ? words : words.slice(0, end);
  const [top = '', ...others] = asMarkdown(partOf(kept))
    .trim()
    .split(/\n{2,}/);
  const isName = others.length > 0 && top.split(/\s+/).length <= LONGEST_NAME;
  const number = ID.exec(oneLineOf(cell.textContent) ?? '')?.[0] ?? '';
  const head = all(cell, '.DocHeader').map(({ textContent }) => textContent ?? '');
  return {
    ...bareStory((isName ? others : [top, ...others]).join('\n\n'), number),
    ...headOf(oneLineOf(head.join(' ')) ?? '', number),
    title: oneLineOf(title.textContent),
    author: isName ? top : undefined,
    source: sourceOf(wordsIn(cell, '.DocPublicationName')),
  };
}

/** In words. */
const LONGEST_NAME = 10;
const ID = /\p{L}+·\d{8}·\S+/u;

function isRights({ textContent }: PageNode): boolean {
  const text = (textContent ?? '').trim();
  return isCopyright(text) || /^Numéro de document\s?:/.test(text);
}

/** The name of a paper without its number or kind. */
function sourceOf(name: string | undefined): string | undefined {
  return oneLineOf(name?.split(/, no| \(site web/)[0]);
}

/** `Section, mardi 3 mai 2010, p. 16`. The day in the number of the document may be another one, so
 * it only fills the gap. */
function headOf(head: string, number: string): Pick<NewsStory, 'date' | 'section'> {
  const text = head.replace(/(\s\d[\d ]* (mots|words))?,?\s*p\..*$/, '').replace(/ ,/g, ',');
  const found = foreignDate(text.slice(0, LONGEST_HEAD));
  const parts = text.split(',').map((part) => part.trim());
  const day = parts.findIndex((part) => /\d/.test(part) || WEEKDAY.test(part));
  return {
    section: day > 0 ? parts.slice(0, day).join(', ') : undefined,
    date:
      found.kind === 'date'
        ? found.date
        : (dayOfLine(parts[day] ?? '') ?? dayOfLine(/·(\d{8})·/.exec(number)?.[1] ?? '')),
  };
}

const LONGEST_HEAD = 100;
const WEEKDAY =
  /^(mon|tues|wednes|thurs|fri|satur|sun)day$|^(lun|mar|mercre|jeu|vendre|same)di$|^dimanche$/i;
