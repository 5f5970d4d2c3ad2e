import type { Importer, ForeignFile, Imported } from '../contract';
import { readOrRefuse, Refused, refuseLarge } from '../refuse';
import { parseHTML } from '../dom';
import { countedProblem, statedAuthor, statedTitle } from '../../core';
import { markdownOf } from '../markdown';
import { unzip } from '../unzip';
import { parsedXml, wordsOf, xmlText } from '../xml';
import { odtHtml } from './odtHtml';

const LARGEST = 50_000_000;

/** A text of LibreOffice or OpenOffice as an article; only its XML is unpacked. Throws
 * `Refused`. */
function readOdt({ bytes }: ForeignFile): Imported {
  refuseLarge(bytes, LARGEST);
  const parts = unzip(bytes, (name) => WANTED.test(name));
  const part = (name: string): string => (parts[name] ? xmlText(parts[name]) : '');
  if (part('META-INF/manifest.xml').includes('encryption-data')) throw new Refused('encrypted');
  const content = part('content.xml');
  if (!content.includes('<office:text')) throw new Refused('unreadable');
  const { html, hidden } = odtHtml(parsedXml(content), part('styles.xml'));
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  const text = markdownOf(document.body);
  if (text === '') throw new Refused('no-text');
  const meta = parsedXml(part('meta.xml') || '<none/>');
  const article = {
    key: '',
    title: statedTitle(wordsOf(meta, 'dc:title')) ?? /^# (.+)$/m.exec(text)?.[1],
    // Who wrote it, before who saved it last.
    author: statedAuthor(wordsOf(meta, 'meta:initial-creator') ?? wordsOf(meta, 'dc:creator')),
    source: undefined,
    date: undefined,
    url: undefined,
    text,
  };
  return { articles: [article], problems: countedProblem('passages-hidden', hidden) };
}

const WANTED = /^(content|styles|meta|META-INF\/manifest)\.xml$/;

export const importer: Importer = { read: (file) => readOrRefuse(() => readOdt(file)) };
