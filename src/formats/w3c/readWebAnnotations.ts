import {
  countedProblem,
  quoteCell,
  type ForeignCode,
  type ForeignDocument,
  type ForeignMark,
} from '../../core';
import { codedMark, codedProject, codeNamed, foreignDocument } from '../codedProject';
import type { ForeignFile, ReadProject } from '../contract';
import { isObject, jsonRows, type JsonObject } from '../jsonRows';
import { Refused } from '../refuse';

/** Reads annotations of the web: a list or page of the W3C's model
 * (https://www.w3.org/TR/annotation-model/), or what Hypothesis's interface gives. They have quotes
 * with the words around them, and no texts: an article is made of the quotes of each page. Throws
 * `Refused`. */
export function readWebAnnotations(file: ForeignFile): ReadProject {
  const { rows, problems } = jsonRows(file, /"target"/);
  const annotations = rows.filter(isAnnotation);
  if (annotations.length === 0 || annotations.length < rows.length) {
    throw new Refused('unknown-kind');
  }
  const pages = new Map<string, Page>();
  const codes = new Map<string, ForeignCode>();
  const marks: ForeignMark[] = [];
  let left = 0;
  for (const [at, annotation] of annotations.entries()) {
    const quotes = quotesOf(annotation);
    if (quotes.length === 0) left++;
    const { tags, note } = wordsOf(annotation);
    // Targets in one page are the parts of one quote.
    for (const [nth, source] of [...new Set(quotes.map((one) => one.source))].entries()) {
      const parts = quotes.filter((one) => one.source === source);
      const page = pages.get(source) ?? new Page(source, titleOf(annotation));
      pages.set(source, page);
      const places = parts.map(({ quote }) => page.placeOf(quote));
      marks.push(
        codedMark({
          id: `web-${numberOf(annotation, at)}${nth === 0 ? '' : `-${String(nth + 1)}`}`,
          ...{ document: source, start: places[0]?.start ?? 0, end: places.at(-1)?.end ?? 0 },
          quote: quoteCell(parts.map(({ quote }) => quote)),
          ...{ coder: creatorOf(annotation), note },
          codes: tags.map((tag) => codeOf(tag, codes)),
        }),
      );
    }
  }
  const project = codedProject({
    program: 'Web annotations',
    documents: [...pages.values()].map((page) => page.document()),
    ...{ marks, codes: [...codes.values()], unit: 'utf-16' },
  });
  return { project, problems: [...problems, ...countedProblem('annotations-unquoted', left)] };
}

interface Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** The quotes of a page in their order, each a paragraph with the words around it. */
class Page {
  readonly #source: string;
  readonly #title: string | undefined;
  readonly #places = new Map<string, number>();
  #text = '';

  constructor(source: string, title: string | undefined) {
    this.#source = source;
    this.#title = title;
  }

  placeOf({ exact, prefix, suffix }: Quote): { readonly start: number; readonly end: number } {
    const paragraph = `${prefix}${exact}${suffix}`;
    let from = this.#places.get(paragraph);
    if (from === undefined) {
      if (this.#text !== '') this.#text += '\n\n';
      from = this.#text.length;
      this.#text += paragraph;
      this.#places.set(paragraph, from);
    }
    const start = from + prefix.length;
    return { start, end: start + exact.length };
  }

  document(): ForeignDocument {
    const url = /^https?:/i.test(this.#source) ? this.#source : undefined;
    const last = this.#source.split(/[/:]/).findLast((part) => part !== '');
    const title = this.#title ?? last ?? this.#source;
    return foreignDocument({ id: this.#source, title, text: this.#text, url, isOfQuotes: true });
  }
}

function isAnnotation(row: JsonObject): boolean {
  const types = [row['type']].flat();
  const isOfModel = types.includes('Annotation') && 'target' in row;
  return isOfModel || (typeof row['uri'] === 'string' && Array.isArray(row['target']));
}

/** The quote of each target. Other selectors need the page itself. */
function quotesOf(
  annotation: JsonObject,
): readonly { readonly source: string; readonly quote: Quote }[] {
  return [annotation['target']].flat().flatMap((target) => {
    if (!isObject(target)) return [];
    const source = [target['source'], annotation['uri'], target['id']].find(isText);
    const [quote] = [target['selector']].flat().flatMap((selector) => {
      if (!isObject(selector)) return [];
      const { type, exact, prefix, suffix } = selector;
      if (type !== 'TextQuoteSelector' || !isText(exact) || exact.trim() === '') return [];
      return [
        { exact, prefix: isText(prefix) ? prefix : '', suffix: isText(suffix) ? suffix : '' },
      ];
    });
    return quote ? [{ source: source ?? 'unnamed page', quote }] : [];
  });
}

/** The tags, and everything else that was written. */
function wordsOf(annotation: JsonObject): {
  readonly tags: readonly string[];
  readonly note: string | undefined;
} {
  const tags = [annotation['tags']].flat().filter(isText);
  const notes = [annotation['text'], annotation['bodyValue']].filter(isText);
  for (const body of [annotation['body']].flat()) {
    if (isText(body)) notes.push(body);
    else if (isObject(body) && isText(body['value'])) {
      const isTag = [body['purpose']].flat().includes('tagging');
      (isTag ? tags : notes).push(body['value']);
    }
  }
  const note = notes.filter((one) => one.trim() !== '').join('\n');
  return { tags: tags.filter((tag) => tag.trim() !== ''), note: note === '' ? undefined : note };
}

/** The code of a tag; what is before a colon is its group, as in `actor: The mayor`. */
function codeOf(tag: string, codes: Map<string, ForeignCode>): string {
  const [, group, name] = /^([\p{L} ]{2,30}): +(\S.*)$/su.exec(tag) ?? [];
  return name === undefined ? codeNamed(codes, tag) : codeNamed(codes, name, group);
}

function creatorOf({ creator, user, user_info }: JsonObject): string | undefined {
  const names = [user_info, ...[creator].flat()].flatMap((one) =>
    isObject(one) ? [one['display_name'], one['nickname'], one['name'], one['id']] : [one],
  );
  const name = [...names, user].find(isText);
  return name?.replace(/^acct:/, '').replace(/@hypothes\.is$/, '');
}

/** The same at every import. */
function numberOf(annotation: JsonObject, at: number): string {
  const id = [annotation['id']]
    .find(isText)
    ?.split(/[#/:]/)
    .at(-1)
    ?.replace(/[^\w-]/g, '');
  return id === undefined || id === '' ? String(at + 1) : id;
}

function titleOf(annotation: JsonObject): string | undefined {
  const { document } = annotation;
  if (!isObject(document)) return undefined;
  return [document['title']].flat().find(isText);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
