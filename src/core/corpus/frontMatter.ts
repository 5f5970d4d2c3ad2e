import { runSync } from '../util/task';
import type { Span } from '../model/span';
import type { ArticleMetadata } from '../model/article';
import type { ArticlePath } from '../model/ids';
import type { YamlNode } from '../yaml/node';
import { NO_METADATA, QUOTABLE } from '../model/article';
import { readYaml, type YamlReading } from '../yaml/read/readYaml';

/** True for articles that can have front matter. */
export function isMarkdown(path: ArticlePath): boolean {
  return path.toLowerCase().endsWith('.md');
}

/** The front matter of a Markdown article, from its `---` to the end of the line that closes it
 * (`---` or `...`), line break included. Only a block that begins like YAML counts: an article may
 * open with a horizontal rule. Undefined without one. */
export function frontMatterSpan(text: string): Span | undefined {
  if (!OPENING.test(text)) return undefined;
  CLOSING.lastIndex = text.indexOf('\n');
  const closing = CLOSING.exec(text);
  return closing ? { start: 0, end: CLOSING.lastIndex } : undefined;
}

/** The metadata in a Markdown article's front matter: title, author, source, section, date (without
 * time), url, duplicate-of and quotable (any unknown value counts as no); tags and pages (see
 * pages.ts) are ignored, every other key with a value of one line (or a list of such) is an
 * attribute. Unreadable front matter gives nothing; `frontMatterProblems` reports it. */
export function readFrontMatter(text: string): ArticleMetadata {
  return metadataIn(frontMatterYaml(text));
}

/** The text between the lines that open and close front matter, read. */
export interface FrontMatterYaml extends YamlReading {
  readonly body: string;
  /** The offset (UTF-16) where the body begins in the article's text. */
  readonly start: number;
}

/** Undefined without front matter. */
export function frontMatterYaml(text: string): FrontMatterYaml | undefined {
  const span = frontMatterSpan(text);
  if (!span) return undefined;
  const start = text.indexOf('\n') + 1;
  const body = text.slice(start, span.end).replace(LAST_LINE, '');
  return { ...runSync(readYaml(body)), body, start };
}

/** Like `readFrontMatter`, for front matter that was already read. */
export function metadataIn(yaml: FrontMatterYaml | undefined): ArticleMetadata {
  const root = yaml?.root;
  if (root?.kind !== 'map') return NO_METADATA;
  const values = new Map<string, string>();
  for (const { key, value } of root.entries) {
    const stated = valueOf(value);
    if (stated) values.set(key.value.toLowerCase(), stated);
  }
  return metadataOf(values);
}

function oneLine(value: string): string | undefined {
  return value.includes('\n') ? undefined : value;
}

/** The day of a date in front matter. */
export function dayOf(date: string): string {
  return date.replace(TIME_OF_DAY, '');
}

const OPENING =
  /^---[ \t]*\n(?:[ \t]*\n)*(?:#|[^\s:#-][^\n:]*:(?:[ \t\n]|$)|(?:---|\.\.\.)[ \t]*(?:\n|$))/;
const CLOSING = /\n(?:---|\.\.\.)[ \t]*(?:\n|$)/g;
/** The time that site generators write behind the day: `2024-04-26T09:30:00Z`, `2024-04-26
 * 09:30`. */
const TIME_OF_DAY = /(?<=^\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*$/;
const LAST_LINE = /(?:^|\n)(?:---|\.\.\.)[ \t]*\n?$/;

function metadataOf(values: Map<string, string>): ArticleMetadata {
  const take = (...keys: readonly string[]): string | undefined => {
    const key = keys.find((name) => values.has(name));
    const value = key === undefined ? undefined : values.get(key);
    for (const name of keys) values.delete(name);
    return value;
  };
  const day = take('date');
  const terms = take('quotable')?.toLowerCase();
  return {
    ...NO_METADATA,
    title: take('title'),
    author: take('author', 'authors'),
    source: take('source'),
    section: take('section'),
    date: day === undefined ? undefined : dayOf(day),
    url: take('url', 'link'),
    duplicateOf: take('duplicate-of'),
    ...(terms === undefined ? {} : { quotable: QUOTABLE.find((one) => one === terms) ?? 'no' }),
    attributes: (take('tags', 'pages'), values),
  };
}

/** One line; undefined for a value that is ignored. A folded scalar counts as one line. */
export function valueOf(node: YamlNode): string | undefined {
  if (node.kind === 'scalar') return oneLine(node.value.trim());
  if (node.kind === 'map') return undefined;
  const items = node.items.map((item) => (item.kind === 'scalar' ? item.value.trim() : ''));
  return items.filter((item) => item !== '').join(', ');
}
