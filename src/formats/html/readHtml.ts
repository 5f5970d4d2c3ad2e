import { Readability } from '@mozilla/readability';
import { parseHTML } from '../dom';
import { newsArticles, newsPage, type ImportedArticle } from '../../core';
import type { ForeignFile, Imported } from '../contract';
import { markdownOf } from '../markdown';
import { oneLine } from '../oneLine';
import { Refused, refuseLarge } from '../refuse';
import { decodePage } from '../decodeText';
import { isDeep } from '../depth';
import { divideStories } from './divideStories';
import { fromHtml } from './fromHtml';
import { pageFacts } from './pageFacts';

const LARGEST = 20_000_000;
const MOST_ELEMENTS = 300_000;

/** A saved page as an article, as in a browser's reader view. Nothing in it is executed: the parser
 * runs no scripts. Throws `Refused`. */
export function readHtml({ bytes }: ForeignFile): Imported {
  refuseLarge(bytes, LARGEST);
  const source = decodePage(bytes);
  if (isDeep(source)) throw new Refused('unreadable');
  const { document } = parseHTML(
    /<html[\s>]/i.test(source) ? source : `<html><body>${source}</body></html>`,
  );
  const news = newsPage(document.body, markdownOf);
  if (news) return newsArticles(news, (body) => body.trim());
  const facts = pageFacts(document, source);
  // Its stories are told apart where any text is.
  if (divideStories(document)) return { articles: [wholePage(fromHtml(source))], problems: [] };
  const found = new Readability(document, {
    maxElemsToParse: MOST_ELEMENTS,
    serializer: (node) => markdownOf(node),
  }).parse();
  const text = found?.content ?? '';
  if (text === '') throw new Refused('no-text');
  const article = {
    key: '',
    title: oneLine(found?.title),
    author: bylineName(oneLine(found?.byline)),
    source: oneLine(found?.siteName),
    date: facts.date,
    url: facts.url,
    text: withoutTitle(text, oneLine(found?.title)),
  };
  return { articles: [article], problems: [] };
}

/** The text without a first heading that repeats the title. The library removes it too, but not in
 * every language. */
function withoutTitle(text: string, title: string | undefined): string {
  const [, heading, rest = ''] = /^#+ (.+)\n+([^]+)$/.exec(text) ?? [];
  return heading !== undefined && heading === title ? rest : text;
}

function wholePage(text: string): ImportedArticle {
  const unknown = { title: undefined, author: undefined, source: undefined };
  return { key: '', ...unknown, date: undefined, url: undefined, text };
}

/** The name in a byline, without the word before it; a date is no name. */
function bylineName(byline: string | undefined): string | undefined {
  const name = byline?.replace(/^(by|von|par|por|di|door|от)\s+/i, '');
  return name !== undefined && /\d{4}/.test(name) ? undefined : name;
}
