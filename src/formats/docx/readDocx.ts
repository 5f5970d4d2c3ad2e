import { strToU8, zipSync } from 'fflate';
import { parseHTML } from '../dom';
import mammoth from 'mammoth';
import { addAll, statedAuthor, statedTitle, type ImportProblem } from '../../core';
import type { ForeignFile, Imported } from '../contract';
import { markdownOf } from '../markdown';
import { Refused, refuseLarge } from '../refuse';
import { refuseOtherKinds } from '../fileKind';
import { unzip } from '../unzip';
import { xmlText } from '../xml';
import { readableXml, withNumbers } from './readable';

const LARGEST = 50_000_000;

/** Styles in addition to those that mammoth knows, by the names that Word stores in every
 * language. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  // The names of LibreOffice, and of Word for an indented quotation.
  "p[style-name='Block Quotation'] => blockquote > p:fresh",
  "p[style-name='Quotations'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
];

/** A Word file as an article. Only its XML is unpacked, no picture or linked file; the library is
 * given only what was counted and has no document type. Throws `Refused`. */
export async function readDocx({ bytes }: ForeignFile): Promise<Imported> {
  refuseLarge(bytes, LARGEST);
  refuseOtherKinds(bytes);
  const parts = unzip(bytes, (name) => WANTED.test(name));
  const checked = Object.values(parts).map(xmlText);
  if (checked.length === 0) throw new Refused('unreadable');
  const problems: ImportProblem[] = [];
  for (const name of ['document', 'footnotes', 'endnotes']) {
    const at = `word/${name}.xml`;
    const part = parts[at];
    if (!part) continue;
    const readable = readableXml(
      xmlText(part),
      textOf(parts, 'styles'),
      textOf(parts, 'numbering'),
    );
    parts[at] = strToU8(readable.xml);
    addAll(problems, readable.problems);
  }
  const counted = zipSync(parts, { level: 0 });
  const { value } = await mammoth.convertToHtml(
    // The library uses one of them in Node, and the other elsewhere.
    { buffer: counted, arrayBuffer: counted.buffer } as never,
    {
      styleMap: STYLES,
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
    },
  );
  const { document } = parseHTML(`<html><body>${withNumbers(value)}</body></html>`);
  const text = markdownOf(document.body);
  if (text === '') throw new Refused('no-text');
  const core = parts['docProps/core.xml'];
  const properties = core ? xmlText(core) : '';
  const article = {
    key: '',
    title: statedTitle(property(properties, 'title')) ?? /^# (.+)$/m.exec(text)?.[1],
    author: statedAuthor(property(properties, 'creator')),
    source: undefined,
    // The creation date of a file is not the date of its text.
    date: undefined,
    url: undefined,
    text,
  };
  return { articles: [article], problems };
}

const WANTED =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|word\/(_rels\/)?[\w-]+\.xml(\.rels)?)$/i;

function textOf(parts: Readonly<Record<string, Uint8Array>>, name: string): string {
  const part = parts[`word/${name}.xml`];
  return part ? xmlText(part) : '';
}

function property(xml: string, name: string): string | undefined {
  const text = new RegExp(`<dc:${name}(?:\\s[^>]*)?>([^<]*)</dc:${name}>`).exec(xml)?.[1] ?? '';
  const { document } = parseHTML(`<html><body>${text}</body></html>`);
  const line = document.body.textContent.replace(/\s+/g, ' ').trim();
  return line === '' ? undefined : line;
}
