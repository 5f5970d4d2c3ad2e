import { SaxesParser, type SaxesTagNS } from 'saxes';
import { xmlText } from '../../core/text/xml';
import { Refused } from '../refuse';

export interface FeedText {
  readonly text: string;
  readonly isHtml: boolean;
}

export interface FeedEntry {
  id?: string;
  title?: FeedText;
  link?: string;
  author?: string;
  /** The origin of an entry in a collected feed. */
  source?: string;
  date?: string;
  content?: FeedText;
  summary?: FeedText;
}

export interface Feed {
  title?: FeedText;
  author?: string;
  readonly entries: readonly FeedEntry[];
}

const DEEPEST = 100;
const MOST_ENTRIES = 100_000;

/** A part of a feed or of an entry while it is read. */
interface Field {
  readonly name: string;
  /** The number of elements around it. */
  readonly depth: number;
  readonly kind: 'text' | 'html' | 'elements';
  text: string;
}

/** The contents of a feed, in elements of RSS and of Atom. Only the five entities of XML are
 * resolved; throws `Refused` for a document type, and for XML that is broken, too deep or no
 * feed. */
export function parseFeed(xml: string): Feed {
  const parser = new SaxesParser({ xmlns: true });
  const entries: FeedEntry[] = [];
  const feed: Feed = { entries };
  const open: string[] = [];
  let entry: { readonly depth: number; readonly says: FeedEntry } | undefined;
  let field: Field | undefined;
  parser.on('doctype', refuse);
  parser.on('error', refuse);
  parser.on('opentag', (tag) => {
    const name = nameOf(tag);
    if (open.length === 0 && !ROOTS.has(name)) throw new Refused('unknown-kind');
    if (open.length > DEEPEST) throw new Refused('too-deep');
    if (field?.kind === 'elements') field.text += `<${tag.local}>`;
    else if (field?.name === 'author' && name === 'name') field.text = '';
    else if (!entry && ENTRIES.has(name)) {
      entry = { depth: open.length, says: {} };
      if (entries.push(entry.says) > MOST_ENTRIES) throw new Refused('too-large');
    } else if (entry ? open.length === entry.depth + 1 : FEEDS.has(open.at(-1) ?? '')) {
      field = { name, depth: open.length, kind: kindOf(name, tag), text: '' };
      if (name === 'link') field.text = linkOf(tag);
    }
    open.push(name);
  });
  const addText = (text: string): void => {
    if (!field || isBeside(field, open)) return;
    field.text += field.kind === 'elements' ? xmlText(text) : text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', (tag) => {
    open.pop();
    if (open.length === field?.depth) {
      put(entry?.says ?? feed, field);
      field = undefined;
    } else if (field?.kind === 'elements') field.text += `</${tag.local}>`;
    if (open.length === entry?.depth) entry = undefined;
  });
  parser.write(xml).close();
  return feed;
}

function refuse(): never {
  throw new Refused('unreadable');
}

const ROOTS = new Set(['rss', 'feed', 'RDF']);
const FEEDS = new Set(['channel', 'feed']);
const ENTRIES = new Set(['item', 'entry']);

/** The name of an element; those of other vocabularies get names that nothing here uses. */
function nameOf({ uri, local }: SaxesTagNS): string {
  if (uri === 'http://purl.org/rss/1.0/modules/content/') return `content:${local}`;
  if (/^http:\/\/purl\.org\/dc\/(elements|terms)\//.test(uri)) return `dc:${local}`;
  return uri === '' || OWN.test(uri) ? local : `other:${local}`;
}

const OWN =
  /^http:\/\/(www\.w3\.org\/2005\/Atom|purl\.org\/(rss|atom)\/|www\.w3\.org\/1999\/(xhtml|02\/22-rdf-syntax-ns#)|my\.netscape\.com\/rdf|backend\.userland\.com\/)/;

function kindOf(name: string, tag: SaxesTagNS): Field['kind'] {
  const type = tag.attributes['type']?.value ?? '';
  if (type === 'xhtml') return 'elements';
  if (/^(html|text\/html)$/i.test(type)) return 'html';
  return type === '' && (name === 'description' || name === 'content:encoded') ? 'html' : 'text';
}

/** The link of an element, which Atom stores in an attribute, for several relations. */
function linkOf({ attributes }: SaxesTagNS): string {
  const relation = attributes['rel']?.value ?? 'alternate';
  return relation === 'alternate' ? (attributes['href']?.value ?? '') : '';
}

/** Whether a text is in another element within a field that has only text, such as an
 * address beside the name of an author. */
function isBeside({ kind, depth, name }: Field, open: readonly string[]): boolean {
  const inner = open.slice(depth + 1);
  return kind === 'text' && inner.length > 0 && !(name === 'author' && inner[0] === 'name');
}

/** Stores a value; the first that is not empty is kept. */
function put(says: FeedEntry & Partial<Feed>, { name, kind, text }: Field): void {
  if (text.trim() === '') return;
  const written = { text, isHtml: kind !== 'text' };
  switch (name) {
    case 'title':
      says.title ??= written;
      break;
    case 'guid':
    case 'id':
      says.id ??= text;
      break;
    case 'link':
      says.link ??= text;
      break;
    case 'author':
    case 'dc:creator':
      // In RSS: an address with the name in parentheses.
      says.author ??= /^[^\s@]+@\S+\s+\((.+)\)$/.exec(text.slice(0, 500).trim())?.[1] ?? text;
      break;
    case 'source':
      says.source ??= text;
      break;
    case 'pubDate':
    case 'published':
    case 'dc:date':
      says.date = text;
      break;
    case 'updated':
    case 'issued':
    case 'modified':
      says.date ??= text;
      break;
    case 'content':
    case 'content:encoded':
      says.content ??= written;
      break;
    case 'summary':
    case 'description':
      says.summary ??= written;
  }
}
