import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import TurndownService from 'turndown';
import type { ForeignFile, Imported } from '../contract';

/** A saved page as an article: what a reader's view would show. */
export function readHtml({ bytes }: ForeignFile): Imported {
  const { document } = parseHTML(new TextDecoder().decode(bytes));
  const found = new Readability(document as unknown as Document).parse();
  if (!found?.content) return { articles: [], problems: [{ severity: 'error', code: 'no-text' }] };
  const markdown = new TurndownService({ headingStyle: 'atx', bulletListMarker: '-' });
  const text = markdown.turndown(
    parseHTML(`<html><body>${found.content}</body></html>`).document.body as never,
  );
  const article = {
    key: '',
    title: found.title ?? undefined,
    author: found.byline ?? undefined,
    source: found.siteName ?? undefined,
    date: found.publishedTime?.slice(0, 10),
    url: undefined,
    text: `${text.normalize('NFC').trim()}\n`,
  };
  return { articles: [article], problems: [] };
}
