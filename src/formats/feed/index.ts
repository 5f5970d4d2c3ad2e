import type { Importer, ForeignFile, FromHtml, Imported, ImportOptions } from '../contract';
import { readOrRefuse, Refused, refuseLarge } from '../refuse';
import { countedProblem, foreignDate, plainText, withKeys, type ArticleDraft } from '../../core';
import { decodeText, guessedEncoding } from '../decodeText';
import { oneLine } from '../oneLine';
import { parseFeed, type Feed, type FeedEntry, type FeedText } from './parseFeed';

export const importer: Importer = {
  read: (file, options) => readOrRefuse(() => readFeed(file, options)),
};

const LARGEST = 50_000_000;

/** The entries of a feed (RSS 0.9 to 2.0, Atom) as articles. No links are fetched: an entry that
 * has only a summary becomes an article of its summary. Throws `Refused`. */
async function readFeed(
  { bytes }: ForeignFile,
  { loadFromHtml }: ImportOptions,
): Promise<Imported> {
  refuseLarge(bytes, LARGEST);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const decoded = decodeText(bytes, /^<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1]);
  const feed = parseFeed(decoded.text);
  const fromHtml = (await loadFromHtml?.()) ?? plainText;
  const drafts = feed.entries.flatMap((entry) => draftOf(entry, feed, fromHtml));
  if (drafts.length === 0) throw new Refused('no-text');
  const { articles, twice } = withKeys(drafts);
  const empty = feed.entries.length - drafts.length;
  return {
    articles,
    problems: [
      ...guessedEncoding(decoded),
      ...countedProblem('entries-without-text', empty),
      ...countedProblem('entries-twice', twice),
    ],
  };
}

function draftOf(entry: FeedEntry, feed: Feed, fromHtml: FromHtml): readonly ArticleDraft[] {
  const words = (one: FeedText | undefined): string =>
    one === undefined ? '' : (one.isHtml ? fromHtml(one.text) : plainText(one.text)).trim();
  const text = words(entry.content) || words(entry.summary);
  if (text === '') return [];
  const article = {
    key: '',
    title: oneLine(entry.title && titleWords(entry.title, fromHtml)),
    author: oneLine(entry.author ?? feed.author),
    source: oneLine(entry.source ?? (feed.title && titleWords(feed.title, fromHtml))),
    date: dayOf(entry.date),
    url: webAddress(entry.link) ?? webAddress(entry.id),
    text,
  };
  return [{ id: oneLine(entry.id ?? entry.link) ?? '', article }];
}

/** The words of a title. Titles of RSS are plain text, in which some programs write HTML
 * entities. */
function titleWords({ text, isHtml }: FeedText, fromHtml: FromHtml): string {
  return isHtml || /&#?\w+;|<\w/.test(text) ? fromHtml(text) : text;
}

function dayOf(written: string | undefined): string | undefined {
  const date = foreignDate(written ?? '');
  return date.kind === 'date' ? date.date : undefined;
}

function webAddress(text: string | undefined): string | undefined {
  return /^\s*(https?:\/\/[^\s"<>]+)\s*$/i.exec(text ?? '')?.[1];
}
