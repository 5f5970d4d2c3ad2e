import { zipSync } from 'fflate';
import { parseHTML } from 'linkedom';
import mammoth from 'mammoth';
import type { ForeignFile, Imported } from '../contract';
import { isDeep } from '../depth';
import { markdownOf } from '../markdown';
import { fileTitle } from '../fileTitle';
import { Refused, refuseLarge } from '../refuse';
import { refuseOtherKinds } from '../fileKind';
import { unzip } from '../unzip';

const LARGEST = 50_000_000;

/** Styles beside those that mammoth knows, in the names that Word stores whatever its language. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  // What LibreOffice calls it, and what Word calls a quotation that is set in.
  "p[style-name='Block Quotation'] => blockquote > p:fresh",
  "p[style-name='Quotations'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
];

/** A Word file as an article. Only its XML is unpacked, no picture and nothing that is linked; what is unpacked was counted and
 * has no document type, and only that is given to the library. Throws `Refused`. */
export async function readDocx({ bytes }: ForeignFile): Promise<Imported> {
  refuseLarge(bytes, LARGEST);
  refuseOtherKinds(bytes);
  const parts = unzip(bytes, (name) => WANTED.test(name));
  const texts = Object.values(parts).map(xmlText);
  if (texts.length === 0) throw new Refused('unreadable');
  const counted = zipSync(parts, { level: 0 });
  const { value } = await mammoth.convertToHtml(
    // The library takes one of them where there is Node, and the other elsewhere.
    { buffer: counted, arrayBuffer: counted.buffer } as never,
    {
      styleMap: STYLES,
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
    },
  );
  const { document } = parseHTML(`<html><body>${value}</body></html>`);
  const text = markdownOf(document.body);
  if (text === '') throw new Refused('no-text');
  const core = parts['docProps/core.xml'];
  const properties = core ? xmlText(core) : '';
  const article = {
    key: '',
    title: fileTitle(property(properties, 'title')) ?? /^# (.+)$/m.exec(text)?.[1],
    author: property(properties, 'creator'),
    source: undefined,
    // When a file was made says nothing of when its words were.
    date: undefined,
    url: undefined,
    text,
  };
  return { articles: [article], problems: [] };
}

const WANTED =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|word\/(_rels\/)?[\w-]+\.xml(\.rels)?)$/i;

/** Throws `Refused` for what is no UTF-8, for elements in one another beyond all documents, which take the library minutes, and
 * for a document type: that is where entities without end and other files come from. */
function xmlText(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  if (/<!(DOCTYPE|ENTITY)/i.test(text) || isDeep(text)) throw new Refused('unreadable');
  return text;
}

function property(xml: string, name: string): string | undefined {
  const text = new RegExp(`<dc:${name}(?:\\s[^>]*)?>([^<]*)</dc:${name}>`).exec(xml)?.[1] ?? '';
  const { document } = parseHTML(`<html><body>${text}</body></html>`);
  const line = document.body.textContent.replace(/\s+/g, ' ').trim();
  return line === '' ? undefined : line;
}
