import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { ForeignFile, Imported } from '../contract';
import { markdownOf } from '../markdown';
import { Refused, refuseLarge } from '../refuse';
import { decodePage } from './decodePage';
import { pageFacts } from './pageFacts';

const LARGEST = 20_000_000;
/** Elements in one another: what finds the article takes minutes for a thousand, and pages have some thirty. */
const DEEPEST = 250;
const MOST_ELEMENTS = 300_000;

/** A saved page as an article: what a reader's view would show. Nothing in it is run: the parser has no scripts. Throws
 * `Refused`. */
export function readHtml({ bytes }: ForeignFile): Imported {
  refuseLarge(bytes, LARGEST);
  const source = decodePage(bytes);
  if (isDeep(source)) throw new Refused('unreadable');
  const { document } = parseHTML(
    /<html[\s>]/i.test(source) ? source : `<html><body>${source}</body></html>`,
  );
  const facts = pageFacts(document, source);
  const found = new Readability(document, {
    maxElemsToParse: MOST_ELEMENTS,
    serializer: (node) => markdownOf(node),
  }).parse();
  const text = found?.content ?? '';
  if (text === '') throw new Refused('no-text');
  const article = {
    key: '',
    title: blankless(found?.title),
    author: blankless(found?.byline),
    source: blankless(found?.siteName),
    date: facts.date,
    url: facts.url,
    text: withoutTitle(text, blankless(found?.title)),
  };
  return { articles: [article], problems: [] };
}

/** What finds the article leaves out a first heading that says the title again, but not in every language. */
function withoutTitle(text: string, title: string | undefined): string {
  const [, heading, rest = ''] = /^#+ (.+)\n+([^]+)$/.exec(text) ?? [];
  return heading !== undefined && heading === title ? rest : text;
}

function blankless(text: string | null | undefined): string | undefined {
  const line = text?.replace(/[\s\u00ad]+/g, ' ').trim() ?? '';
  return line === '' ? undefined : line;
}

/** Elements in one another, counted before they are parsed: the parser takes minutes for a hundred thousand. Those that need no
 * end are not counted, since a page may have thousands in a row. */
function isDeep(source: string): boolean {
  let depth = 0;
  for (const [, slash, name = '', end] of source.matchAll(/<(\/?)([a-z][^\s>/]*)[^>]*?(\/?)>/gi)) {
    if (NEED_NO_END.test(name)) continue;
    depth = slash === '/' ? Math.max(0, depth - 1) : end === '/' ? depth : depth + 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

const NEED_NO_END =
  /^(p|li|d[dt]|t[dhr]|tbody|thead|tfoot|colgroup|option|optgroup|r[bpt]|rtc|area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;
