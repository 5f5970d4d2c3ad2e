import { runSync } from '../util/task';
import { placeComparer } from '../anchoring/comparedPlaces';
import { placeAll } from '../anchoring/placeAnnotation';
import { isSeenText } from '../anchoring/textDigest';
import { compareStart, compareText } from '../util/order';
import { buildDictionary, type Dictionary } from '../matching/dictionary';
import { matchText, mentionsOf } from '../matching/match';
import { applyMarks, type PlacedMark, type ShownMention } from '../matching/mentions';
import {
  EMPTY_ANNOTATION_FILE,
  NO_METADATA,
  QUOTABLE,
  type AnnotationFile,
  type ArticleMetadata,
} from '../model/article';
import type { Codebook } from '../model/codebook';
import type { ArticleRow } from '../model/corpus';
import type { ArticlePath } from '../model/ids';
import type { Mention } from '../model/mention';
import { firstStart, type PlacedAnnotation } from '../model/place';
import type { KnownProblem } from '../problems/table';
import { parseAnnotationFile, type AnnotationPlaces } from '../annotation-file/parse/parse';
import { frontMatterSpan, isMarkdown, readFrontMatter } from './frontMatter';
import { readArticleHead } from './articleHead';
import { placeProblems } from './placeProblems';

export interface ArticleTexts {
  readonly path: ArticlePath;
  /** Normalised: LF line endings, no BOM. */
  readonly text: string;
  /** As the file has it; undefined when there is none. */
  readonly annotationFileText: string | undefined;
  readonly codebook: Codebook;
  /** For matching with other terms than the codebook's strong ones. */
  readonly dictionary?: Dictionary;
  /** The text when its quotes matched, normalised: it settles places that the text alone does
   * not. */
  readonly oldText?: string;
}

export interface AssembledArticle {
  readonly row: ArticleRow;
  readonly file: AnnotationFile;
  /** Spans of the annotation file's entries in its own text. */
  readonly places: AnnotationPlaces;
  /** Of the annotation file, with spans in its own text: those of reading it, then those of its
   * quotes' places. */
  readonly problems: readonly KnownProblem[];
  /** Problems of the article, with spans in its text. */
  readonly articleProblems: readonly KnownProblem[];
  /** Matches and marked mentions without ignored ones, in text order. */
  readonly mentions: readonly ShownMention[];
}

/** Everything about an article that follows from the texts of its two files: it is read, matched,
 * and its quotes are placed. A refused annotation file gives a row without annotations, marked
 * stale; a caller with an earlier version keeps that. Linear in the text. */
export function assembleArticle(texts: ArticleTexts): AssembledArticle {
  const { path, text, annotationFileText, codebook } = texts;
  const parsed =
    annotationFileText === undefined
      ? undefined
      : parseAnnotationFile(annotationFileText, codebook);
  const file = parsed?.kind === 'annotations' ? parsed.file : EMPTY_ANNOTATION_FILE;
  const placed = placedIn(texts, file);
  const dictionary = texts.dictionary ?? dictionaryOf(codebook);
  const mentions = articleMentions(dictionary, path, text, placed);
  const stale = parsed?.kind === 'refused';
  const places: AnnotationPlaces = parsed?.kind === 'annotations' ? parsed.places : new Map();
  return {
    row: rowOf({ path, text, file, placed, stale, mentions }),
    file,
    places,
    problems: [...(parsed?.problems ?? []), ...placeProblems(placed, places)],
    articleProblems: readArticleHead(path, text).problems,
    mentions,
  };
}

function placedIn(
  { text, oldText }: ArticleTexts,
  file: AnnotationFile,
): readonly PlacedAnnotation[] {
  const { annotations } = file;
  const placed = placeAll(text, annotations, isSeenText(file, text));
  if (oldText === undefined) return placed;
  if (oldText === text) return placeAll(text, annotations, true);
  return placed.map(placeComparer(oldText, text, annotations));
}

export interface ArticleParts {
  readonly path: ArticlePath;
  readonly text: string;
  readonly file: AnnotationFile;
  readonly placed: readonly PlacedAnnotation[];
  readonly stale: boolean;
  /** Absent: the row has no mention counts. */
  readonly mentions?: readonly Mention[];
}

/** The row of an article, made from its parts. */
export function rowOf({ path, text, file, placed, stale, mentions }: ArticleParts): ArticleRow {
  return {
    path,
    metadata: isMarkdown(path) ? mergedMetadata(file.article, readFrontMatter(text)) : file.article,
    coded: file.coded,
    ...(file.decided ? { decided: file.decided } : {}),
    annotations: inTextOrder(placed),
    mentionCounts: mentions && countMentions(mentions),
    stale,
  };
}

/** Annotations by first start, lost ones last, then by id. */
export function inTextOrder(placed: readonly PlacedAnnotation[]): readonly PlacedAnnotation[] {
  return [...placed].sort(
    (a, b) =>
      compareStart(firstStart(a), firstStart(b)) || compareText(a.annotation.id, b.annotation.id),
  );
}

/** Mentions as shown: matches outside the front matter, with the corrections of users. */
export function articleMentions(
  dictionary: Dictionary,
  path: ArticlePath,
  text: string,
  placed: readonly PlacedAnnotation[],
): ShownMention[] {
  const matches = matchText(dictionary, text, frontMatterEnd(path, text));
  return applyMarks(
    mentionsOf(dictionary, matches),
    marksOf(placed, 'mention'),
    marksOf(placed, 'ignored'),
  );
}

/** The offset (UTF-16) where an article's own words begin: behind the front matter of a Markdown
 * article. */
export function frontMatterEnd(path: ArticlePath, text: string): number {
  return isMarkdown(path) ? (frontMatterSpan(text)?.end ?? 0) : 0;
}

/** By layer and id, as `actor:china`; an ambiguous mention counts for each candidate. */
export function countMentions(mentions: readonly Mention[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { layer, ids } of mentions) {
    for (const id of ids) {
      const key = `${layer}:${id}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

/** The annotation file's keys take precedence over front matter; of what exports may print, the
 * stricter. */
export function mergedMetadata(stated: ArticleMetadata, front: ArticleMetadata): ArticleMetadata {
  if (front === NO_METADATA) return stated;
  const quotable = QUOTABLE.findLast((one) => one === stated.quotable || one === front.quotable);
  return {
    title: stated.title ?? front.title,
    author: stated.author ?? front.author,
    source: stated.source ?? front.source,
    section: stated.section ?? front.section,
    date: stated.date ?? front.date,
    url: stated.url ?? front.url,
    attributes:
      front.attributes.size === 0
        ? stated.attributes
        : new Map([...front.attributes, ...stated.attributes]),
    duplicateOf: stated.duplicateOf ?? front.duplicateOf,
    ...(quotable === undefined ? {} : { quotable }),
  };
}

/** Marks whose words are lost have no span and no effect. */
export function marksOf(
  placed: readonly PlacedAnnotation[],
  kind: 'mention' | 'ignored',
): PlacedMark[] {
  const marks: PlacedMark[] = [];
  for (const { annotation, places } of placed) {
    if (annotation.kind !== kind) continue;
    const { id, actors, issues } = annotation;
    marks.push({ id, actors, issues, spans: places.flatMap(({ span }) => (span ? [span] : [])) });
  }
  return marks;
}

/** Cached with the codebook, which never changes: a dictionary costs as much as many articles. */
function dictionaryOf(codebook: Codebook): Dictionary {
  const known = DICTIONARIES.get(codebook) ?? runSync(buildDictionary(codebook));
  DICTIONARIES.set(codebook, known);
  return known;
}

const DICTIONARIES = new WeakMap<Codebook, Dictionary>();
