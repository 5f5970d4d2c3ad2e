import { citationWritten, isCitable } from '../../../citations/citationStamp';
import { findCitations } from '../../../citations/findCitations';
import { frontMatterSpan } from '../../../corpus/frontMatter';
import { pageFinder } from '../../../corpus/pages';
import type { ArticleRow } from '../../../model/corpus';
import { firstStart, type PlacedAnnotation } from '../../../model/place';
import { lineIndex, positionAt } from '../../../text/lines';
import { paragraphAt, paragraphStarts } from '../../../text/sentences/paragraphs';
import type { ExportInput } from '../../exportFormat';
import { runsBetween, runsOf, type Run, type Words } from '../../document/blocks';
import { isOpen } from '../../quotable';
import { reprintsOf } from '../../../imports/reprints';
import type { Wording } from '../../wording/wording';
import { claimDateText, quoteText } from '../briefWords';
import { firstWords } from '../firstWords';

/** Writes a quote with its source: the article's author, source and date, then its file and
 * paragraph, with a link to its line where the host has one; the date of the claim, where it
 * differs; optionally its citation. */
export type Cite = (
  placed: PlacedAnnotation,
  article: ArticleRow,
  date: string | undefined,
) => Promise<readonly Run[]>;

/** The first words of a quote, and its file and paragraph with the same link. */
export type Point = (placed: PlacedAnnotation, article: ArticleRow) => Promise<readonly Run[]>;

/** The file and paragraph of a quote, "talks.md ¶3", or its page, "talks.md, p. 14"; and the
 * address of its line where the host has one. */
export type Place = (
  placed: PlacedAnnotation,
  article: ArticleRow,
) => Promise<{ readonly text: string; readonly link: string | undefined }>;

/** Reads each article once, when its first quote is placed. */
export function placer(input: ExportInput, { text: say }: Wording): Place {
  const places = new Map<string, Promise<PlacesIn | undefined>>();
  const placesIn = (path: string): Promise<PlacesIn | undefined> => {
    const known = places.get(path) ?? input.text(path).then((text) => placesOf(path, text));
    places.set(path, known);
    return known;
  };
  return async (placed, article) => {
    const start = firstStart(placed);
    const found = start === undefined ? undefined : (await placesIn(article.path))?.(start);
    const paragraph = found && found.paragraph > 0 ? ` ¶${String(found.paragraph)}` : '';
    const number = found?.page === undefined ? paragraph : `, ${say('page', found.page)}`;
    const link = input.articleLink?.(article.path, found?.line, placed.annotation.id);
    return { text: `${article.path}${number}`, link };
  };
}

export function citer(
  input: ExportInput,
  wording: Wording,
): { readonly cite: Cite; readonly point: Point } {
  const placeOf = placer(input, wording);
  const reprints = reprintsOf(input.reader.articles());
  const cite: Cite = async (placed, article, date) => {
    const { author, source, date: published } = article.metadata;
    const details = [
      ...[author, source].flatMap((text) => text ?? []),
      ...(published === undefined ? [] : [wording.date(published)]),
      await placeOf(placed, article),
      ...alsoIn(reprints.get(article.path), wording),
    ];
    const stated =
      date === undefined || date === published ? [] : [` (${claimDateText(wording, date)})`];
    const isCited = input.citations === true && isOpen(article.metadata);
    return runsOf(
      `${quoteText(placed.annotation, wording)} — `,
      runsBetween(', ', details),
      ...stated,
      ...(isCited ? citationOf(placed) : []),
    );
  };
  const point: Point = async (placed, article) => {
    const [first] = placed.annotation.quote;
    const place = await placeOf(placed, article);
    if (!first) return [place];
    const words = firstWords(first.exact, MOST_LETTERS);
    const shown = quoteText({ quote: [{ ...first, exact: words }] }, wording);
    return runsOf(`${shown} — `, place);
  };
  return { cite, point };
}

function alsoIn(reprints: readonly ArticleRow[] | undefined, { text }: Wording): readonly string[] {
  return reprints === undefined || reprints.length === 0
    ? []
    : [text('also in outlets', reprints.length)];
}

const MOST_LETTERS = 60;

/** The citation of an annotation, with a blank before it; nothing for a mark, and for an invalid
 * id, which could not be found again. */
function citationOf(placed: PlacedAnnotation): readonly Words[] {
  if (!isCitable(placed)) return [];
  const { annotation } = placed;
  const citation = citationWritten(annotation);
  const isFound = findCitations(citation)[0]?.id === annotation.id;
  return isFound ? [' ', { text: citation, isCitation: true }] : [];
}

/** The paragraph and the line, both from 1, of an offset; paragraph 0 before the first; and the
 * page of the document that it was imported from, where that is known. */
type PlacesIn = (start: number) => {
  readonly paragraph: number;
  readonly line: number;
  readonly page: string | undefined;
};

function placesOf(path: string, text: string | undefined): PlacesIn | undefined {
  if (text === undefined) return undefined;
  const isMarkdown = path.toLowerCase().endsWith('.md');
  const starts = paragraphStarts(text, isMarkdown ? frontMatterSpan(text)?.end : undefined);
  const lines = lineIndex(text);
  const pageAt = pageFinder(path, text);
  return (start) => ({
    page: pageAt(start),
    paragraph: paragraphAt(starts, start),
    line: positionAt(lines, start).line + 1,
  });
}
