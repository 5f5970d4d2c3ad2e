import {
  articleMentions,
  frontMatterEnd,
  isMarkdown,
  isSure,
  mentionCounter,
  NO_METADATA,
  parseAnnotationFile,
  placeAll,
  readFrontMatter,
  type Annotation,
  type ArticlePath,
  type Dictionary,
  type PlacedAnnotation,
} from '../core';
import { writeHead } from './scannedBlock';

export interface ScannedTexts {
  readonly path: ArticlePath;
  /** LF line endings, no BOM. */
  readonly text: string;
  /** As it is in the file; undefined when there is none. */
  readonly annotations: string | undefined;
}

/** What a block holds of an article beside its annotation file's text. */
export interface ScannedArticle {
  /** Pairs: index of one of the scanner's keys, count. Undefined for a text above the limit. */
  readonly counts: readonly number[] | undefined;
  /** Of each part of each quote: 0 for anchored and 1 for moved, start, end. */
  readonly places: readonly number[];
  /** As `writeHead` writes it; empty without front matter. */
  readonly head: string;
}

export interface ArticleScanner {
  readonly keys: readonly string[];
  /** Undefined for an article that must be looked at more closely: its annotation file is refused, or
   * a quote is not surely at its place, so that an older text of the article is needed. */
  scan(texts: ScannedTexts): ScannedArticle | undefined;
  /** The counts alone, after a change of the codebook. */
  counts(texts: ScannedTexts): readonly number[] | undefined;
}

/** Reads article after article. `largestText`: of longer texts nothing is counted, in UTF-16 units. */
export function articleScanner(dictionary: Dictionary, largestText: number): ArticleScanner {
  const counter = mentionCounter(dictionary);
  const counts = (
    { path, text }: ScannedTexts,
    placed: readonly PlacedAnnotation[],
  ): readonly number[] | undefined => {
    if (text.length > largestText) return undefined;
    const isMarked = placed.some(({ annotation }) => MARKS.has(annotation.kind));
    return isMarked
      ? counter.countMentions(articleMentions(dictionary, path, text, placed))
      : counter.countMatches(text, frontMatterEnd(path, text));
  };
  const scanner: ArticleScanner = {
    keys: counter.keys,
    scan: (texts) => {
      const { path, text } = texts;
      const placed = place(texts);
      if (!placed?.every(isSure)) return undefined;
      const head = isMarkdown(path) ? readFrontMatter(text) : NO_METADATA;
      return {
        counts: counts(texts, placed),
        places: placed.flatMap(({ places }) =>
          places.flatMap(({ state, span }) => [
            state === 'anchored' ? 0 : 1,
            span?.start ?? 0,
            span?.end ?? 0,
          ]),
        ),
        head: head === NO_METADATA ? '' : writeHead(head),
      };
    },
    counts: (texts) => counts(texts, place(texts) ?? []),
  };
  return scanner;
}

const MARKS: ReadonlySet<Annotation['kind']> = new Set(['mention', 'ignored']);

function place({ text, annotations }: ScannedTexts): readonly PlacedAnnotation[] | undefined {
  if (annotations === undefined) return [];
  // The codebook says nothing about quotes.
  const parsed = parseAnnotationFile(annotations, undefined);
  return parsed.kind === 'annotations' ? placeAll(text, parsed.file.annotations) : undefined;
}
