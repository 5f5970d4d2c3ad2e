import { frontMatterEnd } from '../../corpus/assemble';
import type { Annotation } from '../../model/annotation';
import type { ArticleMetadata } from '../../model/article';
import type { Codebook } from '../../model/codebook';
import type { ArticleRow } from '../../model/corpus';
import type { PlacedAnnotation } from '../../model/place';
import type { Span } from '../../model/span';
import { CodePoints } from '../../text/codePoints';
import { oneLine } from '../../text/lines';
import type { TextFile } from '../exportFormat';
import { codeGuid, codesOf, linesOf, QUOTE_PART_LINK, type Notes } from './refiCodes';
import { element, guidOf, reference, variableValue, wordsElement } from './refiXml';

export function userGuid(coder: string): string {
  return guidOf('user', coder);
}

/** The texts of a project with their coded selections. */
export class Sources {
  readonly written: string[] = [];
  readonly files: TextFile[] = [];
  /** Join the parts of a quote. */
  readonly links: string[] = [];
  /** The selections with the positions that actors hold. */
  readonly held: (readonly [actor: string, selection: string])[] = [];
  readonly variables = new Set<string>();
  readonly #codebook: Codebook;
  readonly #notes: Notes;

  constructor(codebook: Codebook, notes: Notes) {
    this.#codebook = codebook;
    this.#notes = notes;
  }

  /** `text`: undefined where it may not be printed, or cannot be read: then the quotes are it. */
  add(
    { path, metadata }: ArticleRow,
    coded: readonly PlacedAnnotation[],
    text: string | undefined,
  ): void {
    const placed = text === undefined ? fromQuotes(coded) : inArticle(path, text, coded);
    const points = new CodePoints(placed.text);
    const guid = guidOf('article', path);
    const selections = placed.spans.flatMap(([annotation, spans]) =>
      this.#selections(path, annotation, spans, placed.text, points),
    );
    const facts = factsOf(metadata);
    for (const [name] of facts) this.variables.add(name);
    this.files.push({ name: `sources/${guid}.txt`, pieces: [placed.text] });
    this.written.push(
      element(
        'TextSource',
        {
          guid,
          name: oneLine(metadata.title ?? path.replace(/^.*\/|\.[^.]*$/g, '')),
          plainTextPath: `internal://${guid}.txt`,
        },
        ...selections,
        ...facts.map(([name, value]) => variableValue(name, value)),
      ),
    );
  }

  #selections(
    path: string,
    annotation: Annotation,
    spans: readonly Span[],
    text: string,
    points: CodePoints,
  ): readonly string[] {
    const { id, coder, note, comments } = annotation;
    const creatingUser = coder === undefined ? undefined : userGuid(coder);
    const codes = codesOf(annotation, this.#codebook);
    const first = guidOf('selection', path, id, '0');
    return spans.map(({ start, end }, at) => {
      const guid = guidOf('selection', path, id, String(at));
      if (at > 0) {
        const [originGUID, targetGUID] = [first, guid];
        this.links.push(
          element('Link', {
            guid: guidOf('link', guid),
            ...{ name: QUOTE_PART_LINK, direction: 'OneWay', originGUID, targetGUID },
          }),
        );
      } else if (annotation.kind === 'position') {
        for (const actor of annotation.actors) this.held.push([actor, guid]);
      }
      const isFirst = at === 0;
      const lines = isFirst ? linesOf(annotation, this.#codebook).join('\n') : '';
      const notes = isFirst
        ? [
            this.#notes.add(['selection', path, id], note, undefined, creatingUser),
            ...comments.map(({ by, text: words }, nth) =>
              this.#notes.add(
                ['comment', path, id, String(nth)],
                by === undefined ? words : `${by}: ${words}`,
              ),
            ),
          ]
        : [];
      return element(
        'PlainTextSelection',
        {
          guid,
          name: nameOf(text.slice(start, end)),
          startPosition: points.before(start),
          endPosition: points.before(end),
          creatingUser,
        },
        wordsElement('Description', lines),
        ...codes.map((code) =>
          element(
            'Coding',
            { guid: guidOf('coding', guid, ...code), creatingUser },
            reference('CodeRef', codeGuid(...code)),
          ),
        ),
        ...notes,
      );
    });
  }
}

const LONGEST_NAME = 100;

/** The beginning of the words, as programs show it. */
function nameOf(words: string): string {
  const line = Array.from(oneLine(words));
  return line.length <= LONGEST_NAME
    ? line.join('')
    : `${line.slice(0, LONGEST_NAME - 1).join('')}…`;
}

interface PlacedText {
  readonly text: string;
  readonly spans: readonly (readonly [Annotation, readonly Span[]])[];
}

/** The article without its front matter, unless something there is coded. */
function inArticle(path: string, text: string, coded: readonly PlacedAnnotation[]): PlacedText {
  const spans = coded.map(({ annotation, places }) => {
    const found = places.flatMap(({ span }) => (span && span.end > span.start ? [span] : []));
    return [annotation, found] as const;
  });
  let from = frontMatterEnd(path, text);
  while (from > 0 && text[from] === '\n') from++;
  if (spans.some(([, found]) => found.some(({ start }) => start < from))) from = 0;
  return {
    text: text.slice(from),
    spans: spans.map(([annotation, found]) => [
      annotation,
      found.map(({ start, end }) => ({ start: start - from, end: end - from })),
    ]),
  };
}

/** The quotes of an article, a paragraph each. */
function fromQuotes(coded: readonly PlacedAnnotation[]): PlacedText {
  let text = '';
  const spans = coded.map(({ annotation }) => {
    const found = annotation.quote.map(({ exact }) => {
      const start = text.length;
      text += `${exact}\n\n`;
      return { start, end: start + exact.length };
    });
    return [annotation, found] as const;
  });
  return { text, spans };
}

function factsOf({
  author,
  source,
  section,
  date,
  url,
  attributes,
}: ArticleMetadata): readonly (readonly [string, string])[] {
  const named = Object.entries({
    Author: author,
    Source: source,
    Section: section,
    Date: date,
    URL: url,
  });
  return [
    ...named.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
    ...attributes,
  ];
}
