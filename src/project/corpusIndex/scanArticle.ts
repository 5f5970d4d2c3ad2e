import {
  articleMentions,
  frontMatterEnd,
  inTextOrder,
  isSeenText,
  isSure,
  mentionCounter,
  mergedMetadata,
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
} from '../../core';
import { encodeRow, NO_CONTENT } from './rowContent';

export interface ScannedTexts {
  readonly path: ArticlePath;
  /** LF line endings, no BOM. */
  readonly text: string;
  /** The annotation file's text as it is in the file; undefined when there is none. */
  readonly annotations: string | undefined;
}

export interface ScannedTextRow {
  /** The JSON of `encodeRow`. */
  readonly json: string;
  /** Which words the article may hold (`canHold`); undefined where that is of no use. */
  readonly words: Uint8Array | undefined;
}

export interface ArticleScanner {
  /** Undefined for an article that the caller must read itself: its own text has a problem, its
   * annotation file is refused, or a quote is not surely at its place, or the text is not the one
   * in which it was, so that an older text of the article is needed. */
  scan(texts: ScannedTexts): ScannedTextRow | undefined;
  /** The counts of an article without annotation file, as pairs: number of a key, count. */
  counts(texts: ScannedTexts): readonly number[];
}

/** Reads article after article. `largestText`: longer texts are not counted, in UTF-16 units.
 * `numberOf` gives the number of a key such as `actor:china`. */
export function articleScanner(
  codebook: Codebook,
  dictionary: Dictionary,
  largestText: number,
  numberOf: (key: string) => number,
): ArticleScanner {
  const counter = mentionCounter(dictionary);
  const words = new WordCollector();
  /** The caller's number of each key of the counter. */
  const numbers: number[] = [];
  const counts = (
    { path, text }: ScannedTexts,
    placed: readonly PlacedAnnotation[],
    noted?: WordCollector,
  ): readonly number[] => {
    const isMarked = placed.some(({ annotation }) => MARKS.has(annotation.kind));
    const pairs = isMarked
      ? counter.countMentions(articleMentions(dictionary, path, text, placed))
      : counter.countMatches(text, frontMatterEnd(path, text), noted);
    return pairs.map((number, at) =>
      at % 2 === 1 ? number : (numbers[number] ??= numberOf(counter.keys[number] ?? '')),
    );
  };
  return {
    scan: (texts) => {
      const { path, text, annotations } = texts;
      const isCounted = text.length <= largestText;
      const { metadata: head, problems } = readArticleHead(path, text);
      if (problems.length > 0) return undefined;
      if (annotations === undefined) {
        const facts = isCounted ? { counts: counts(texts, [], words) } : {};
        return {
          json: encodeRow({ ...NO_CONTENT, metadata: head }, facts),
          words: isCounted ? words.take() : undefined,
        };
      }
      const parsed = parseAnnotationFile(annotations, codebook);
      if (parsed.kind !== 'annotations') return undefined;
      const { file } = parsed;
      const isSeen = isSeenText(file, text);
      const placed = placeAll(text, file.annotations, isSeen);
      if (!placed.every(isSure) || isSeen === false) return undefined;
      const content = {
        metadata: mergedMetadata(file.article, head),
        coded: file.coded,
        ...(file.decided ? { decided: file.decided } : {}),
        annotations: inTextOrder(placed),
      };
      const facts = {
        ...(isFaultless(parsed) ? { isFaultless: true as const } : {}),
        ...(isCounted ? { counts: counts(texts, placed) } : {}),
      };
      // Such an article is read again for every codebook, so its words are of no use.
      return { json: encodeRow(content, facts), words: undefined };
    },
    counts: (texts) => counts(texts, []),
  };
}

const MARKS: ReadonlySet<Annotation['kind']> = new Set(['mention', 'ignored']);

/** True where every quote is surely at its place. */
function isFaultless(parsed: Extract<ParsedAnnotationFile, { kind: 'annotations' }>): boolean {
  const { file, problems } = parsed;
  const isConfirmed = ({ quote }: Annotation): boolean =>
    quote.every(({ was }) => was === undefined);
  return problems.length === 0 && file.annotations.every(isConfirmed);
}
