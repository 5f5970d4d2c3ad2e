import { parseHTML } from '../dom';
import { foreignDate } from '../../core';
import type { ForeignFile, Imported } from '../contract';
import { markdownOf } from '../markdown';
import { Refused, refuseLarge } from '../refuse';
import { unzip } from '../unzip';
import { parsedXml, wordsOf, xmlText } from '../xml';

const LARGEST = 100_000_000;

/** A book or report (EPUB 2 and 3) as an article: its chapters in their order, without its table of
 * contents. Only its XML and pages are unpacked; nothing outside is read. Throws `Refused`. */
export function readEpub({ bytes }: ForeignFile): Imported {
  refuseLarge(bytes, LARGEST);
  const parts = unzip(bytes, (name) => WANTED.test(name));
  const at = (name: string): Uint8Array => {
    const part = parts[name];
    if (!part) throw new Refused('unreadable');
    return part;
  };
  const container = parsedXml(xmlText(at('META-INF/container.xml')));
  const root = container.getElementsByTagName('rootfile')[0]?.getAttribute('full-path') ?? '';
  const book = parsedXml(xmlText(at(root)));
  const locked = parts['META-INF/encryption.xml'];
  const chapters = chapterNames(book, root);
  if (locked && isLocked(parsedXml(xmlText(locked)), chapters)) throw new Refused('encrypted');
  const texts = chapters.flatMap((name) => {
    const page = parts[name];
    const text = page ? pageText(page) : '';
    return text === '' ? [] : [text];
  });
  if (texts.length === 0) throw new Refused('no-text');
  const date = foreignDate(wordsOf(book, 'dc:date') ?? '');
  const article = {
    key: '',
    title: wordsOf(book, 'dc:title'),
    author: wordsOf(book, 'dc:creator'),
    source: wordsOf(book, 'dc:publisher'),
    date: date.kind === 'date' ? date.date : undefined,
    url: undefined,
    text: texts.join('\n'),
  };
  return { articles: [article], problems: [] };
}

const WANTED = /\.(xml|opf|x?html?)$/i;

/** Paths in the zip of the pages in reading order. */
function chapterNames(book: Document, root: string): readonly string[] {
  const folder = root.includes('/') ? root.slice(0, root.lastIndexOf('/') + 1) : '';
  const pages = new Map(
    elements(book, 'item').flatMap((item) => {
      const isContents = /\bnav\b/.test(item.getAttribute('properties') ?? '');
      const id = item.getAttribute('id') ?? '';
      return isContents ? [] : [[id, item.getAttribute('href') ?? ''] as const];
    }),
  );
  const contents = elements(book, 'reference').flatMap((one) =>
    one.getAttribute('type') === 'toc' ? [one.getAttribute('href') ?? ''] : [],
  );
  return elements(book, 'itemref').flatMap((item) => {
    const href = pages.get(item.getAttribute('idref') ?? '');
    if (href === undefined || contents.includes(href) || item.getAttribute('linear') === 'no')
      return [];
    return [pathIn(folder, href)];
  });
}

/** Elements of a package, which may have a prefix. */
function elements(book: Document, name: string): readonly Element[] {
  return [...book.getElementsByTagName(name), ...book.getElementsByTagName(`opf:${name}`)];
}

function pathIn(folder: string, href: string): string {
  const parts: string[] = [];
  for (const part of `${folder}${decoded(href.replace(/#.*$/, ''))}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** Whether chapters are encrypted; fonts often are. */
function isLocked(encryption: Document, chapters: readonly string[]): boolean {
  const names = ['enc:CipherReference', 'CipherReference'].flatMap((name) => [
    ...encryption.getElementsByTagName(name),
  ]);
  return names.some((one) => chapters.includes(decoded(one.getAttribute('URI') ?? '')));
}

function pageText(page: Uint8Array): string {
  const xml = xmlText(page)
    .replace(/<!DOCTYPE[^>]*>|<\?xml[^>]*\?>/gi, '')
    // HTML has no empty elements of these names.
    .replace(EMPTY, '<$1$2></$1>');
  const { document } = parseHTML(
    /<html[\s>]/i.test(xml) ? xml : `<html><body>${xml}</body></html>`,
  );
  return markdownOf(document.body);
}

const EMPTY =
  /<(title|script|style|a|div|span|p|td|th|li|em|strong|i|b|h[1-6]|section)((?:\s[^<>]*)?)\/>/gi;
