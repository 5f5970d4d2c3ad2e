import {
  articleMentions,
  frontMatterEnd,
  inTextOrder,
  isSure,
  mentionCounter,
  mergedMetadata,
  NO_METADATA,
  parseAnnotationFile,
  placeAll,
  readArticleHead,
  WordCollector,
  type Annotation,
  type ArticlePath,
  type Codebook,
  type Dictionary,
  type ParsedAnnotationFile,
  type PlacedAnnotation,
} from '../core';
import { KNOWN } from './scannedBlock';
import { SAYS_NOTHING, writeSaid } from './saidOfArticle';

export interface ScannedTexts {
  readonly path: ArticlePath;
  /** LF line endings, no BOM. */
  readonly text: string;
  /** As it is in the file; undefined when there is none. */
  readonly annotations: string | undefined;
}

/** What a block holds of an article beside its annotation file's text. */
export interface ScannedArticle {
  /** Bits of KNOWN. */
  readonly known: number;
  /** Pairs: index of one of the scanner's keys, count. None for a text above the limit. */
  readonly counts: readonly number[];
  /** As `writeSaid` writes it. */
  readonly said: string;
  /** Which words the article may hold (`canHold`); undefined where that is of no use. */
  readonly words: Uint8Array | undefined;
}

export interface ArticleScanner {
  readonly keys: readonly string[];
  /** Undefined for an article that must be looked at more closely: its own text has a problem, its
   * annotation file is refused, or a quote is not surely at its place, so that an older text of the article is needed. */
  scan(texts: ScannedTexts): ScannedArticle | undefined;
  /** The counts alone, of an article without annotation file. */
  counts(texts: ScannedTexts): readonly number[];
}

/** Reads article after article. `largestText`: of longer texts nothing is counted, in UTF-16 units. */
export function articleScanner(
  codebook: Codebook,
  dictionary: Dictionary,
  largestText: number,
): ArticleScanner {
  const counter = mentionCounter(dictionary);
  const words = new WordCollector();
  const counts = (
    { path, text }: ScannedTexts,
    placed: readonly PlacedAnnotation[],
    noted?: WordCollector,
  ): readonly number[] => {
    const isMarked = placed.some(({ annotation }) => MARKS.has(annotation.kind));
    return isMarked
      ? counter.countMentions(articleMentions(dictionary, path, text, placed))
      : counter.countMatches(text, frontMatterEnd(path, text), noted);
  };
  const scanner: ArticleScanner = {
    keys: counter.keys,
    scan: (texts) => {
      const { path, text, annotations } = texts;
      const isCounted = text.length <= largestText;
      const { metadata: head, problems } = readArticleHead(path, text);
      if (problems.length > 0) return undefined;
      if (annotations === undefined) {
        return {
          known: isCounted ? KNOWN.counts : 0,
          counts: isCounted ? counts(texts, [], words) : [],
          said: head === NO_METADATA ? '' : writeSaid({ ...SAYS_NOTHING, metadata: head }),
          words: isCounted ? words.take() : undefined,
        };
      }
      const parsed = parseAnnotationFile(annotations, codebook);
      if (parsed.kind !== 'annotations') return undefined;
      const { file } = parsed;
      const placed = placeAll(text, file.annotations);
      if (!placed.every(isSure)) return undefined;
      return {
        known:
          KNOWN.annotations |
          (isCounted ? KNOWN.counts : 0) |
          (isFaultless(parsed) ? KNOWN.faultless : 0),
        counts: isCounted ? counts(texts, placed) : [],
        said: writeSaid({
          metadata: mergedMetadata(file.article, head),
          coded: file.coded,
          annotations: inTextOrder(placed),
        }),
        // It is read again for every codebook.
        words: undefined,
      };
    },
    counts: (texts) => counts(texts, []),
  };
  return scanner;
}

const MARKS: ReadonlySet<Annotation['kind']> = new Set(['mention', 'ignored']);

/** Where every quote is surely at its place. */
function isFaultless(parsed: Extract<ParsedAnnotationFile, { kind: 'annotations' }>): boolean {
  const { file, problems } = parsed;
  const isConfirmed = ({ quote }: Annotation): boolean =>
    quote.every(({ was }) => was === undefined);
  return problems.length === 0 && file.annotations.every(isConfirmed);
}
