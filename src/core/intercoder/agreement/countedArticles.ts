import type { ArticlePath, CoderId } from '../../model/ids';
import { compareText } from '../../util/order';
import { GOLD, type CodersCorpus, type ReadArticle, type Reading } from '../readings';

/** Which readings are compared. */
export interface ReadingChoice {
  /** Only these coders, at least two; undefined for all but the gold standard. */
  readonly coders: readonly CoderId[] | undefined;
  /** Whether readings that were changed after they were completed count too. */
  readonly includesChanged: boolean;
}

export const ALL_READINGS: ReadingChoice = { coders: undefined, includesChanged: false };

/** An article that at least two coders read independently and completely. */
export interface CountedArticle {
  readonly article: ReadArticle;
  /** Those readings, at least two. */
  readonly readings: readonly Reading[];
}

/** Articles that coders have begun and that do not count, and readings that do not count in
 * articles that do. */
export interface ExcludedReadings {
  /** Articles that would count if changed readings did. */
  readonly changed: number;
  /** Articles that two coders have begun but not both completed. */
  readonly unfinished: number;
  /** Articles that only one of the coders has begun. */
  readonly oneCoder: number;
  /** Articles that two coders have begun, where the file of one cannot be read. */
  readonly refused: number;
  /** Reprints that would count: their words are those of another article. */
  readonly reprints: number;
  /** Further readings of articles that count: unfinished or changed ones, or not to be read. */
  readonly readings: number;
}

/** Why nothing can be compared:
 * - `no-readings`: no coder has begun an article;
 * - `unknown-coder`: a coder asked for is not in the codebook and has read nothing;
 * - `one-coder`: only one coder has begun any;
 * - `none-complete`: no coder has completed one;
 * - `only-changed`: two coders completed articles, but changed them afterwards;
 * - `no-overlap`: no article was completed by two coders. */
export type NotComparable =
  'no-readings' | 'unknown-coder' | 'one-coder' | 'none-complete' | 'only-changed' | 'no-overlap';

export interface CountedArticles {
  readonly kind: 'counted';
  /** Those with a reading that counts, in the order of the codebook, then by id. */
  readonly coders: readonly CoderId[];
  readonly articles: readonly CountedArticle[];
  readonly excluded: ExcludedReadings;
  /** Articles whose coders worked with different versions of the codebook: part of what differs may
   * be the codebook. They count. */
  readonly otherCodebooks: readonly ArticlePath[];
}

export interface NothingCounted {
  readonly kind: 'refused';
  readonly reason: NotComparable;
  /** For `unknown-coder`: which, and the coders there are. */
  readonly unknown: readonly CoderId[];
  readonly known: readonly CoderId[];
  readonly excluded: ExcludedReadings;
}

/** The articles of a corpus on which coders are compared. */
export function countedArticles(
  corpus: CodersCorpus,
  choice: ReadingChoice,
): CountedArticles | NothingCounted {
  const excluded = { changed: 0, unfinished: 0, oneCoder: 0, refused: 0, reprints: 0, readings: 0 };
  const known = knownCoders(corpus);
  const unknown = (choice.coders ?? []).filter((coder) => !known.includes(coder));
  const refused = (reason: NotComparable): NothingCounted => {
    return { kind: 'refused', reason, unknown, known, excluded };
  };
  if (unknown.length > 0) return refused('unknown-coder');
  const isChosen = (coder: CoderId): boolean =>
    choice.coders ? choice.coders.includes(coder) : coder !== GOLD;
  const counts = ({ state }: Reading): boolean =>
    state === 'complete' || (state === 'changed' && choice.includesChanged);
  const articles: CountedArticle[] = [];
  const begun = new Set<CoderId>();
  let completed = 0;
  for (const article of corpus.articles) {
    const chosen = [...article.readings.values()].filter(({ coder }) => isChosen(coder));
    const readings = chosen.filter(counts).map(asReadBefore);
    const refused = (article.refused ?? []).filter(isChosen);
    for (const { coder } of chosen) begun.add(coder);
    for (const coder of refused) begun.add(coder);
    completed += readings.length;
    if (readings.length >= 2 && article.metadata.duplicateOf !== undefined) {
      excluded.reprints += 1;
    } else if (readings.length >= 2) {
      articles.push({ article, readings });
      excluded.readings += chosen.length + refused.length - readings.length;
    } else if (refused.length > 0 && chosen.length + refused.length >= 2) {
      excluded.refused += 1;
    } else if (chosen.filter(({ state }) => state !== 'unfinished').length >= 2) {
      excluded.changed += 1;
    } else if (chosen.length >= 2) excluded.unfinished += 1;
    else if (chosen.length === 1) excluded.oneCoder += 1;
  }
  if (articles.length > 0) {
    const reading = new Set(articles.flatMap((one) => one.readings.map(({ coder }) => coder)));
    return {
      kind: 'counted',
      coders: known.filter((coder) => reading.has(coder)),
      articles,
      excluded,
      otherCodebooks: articles.filter(hasOtherCodebooks).map(({ article }) => article.path),
    };
  }
  if (begun.size === 0) return refused('no-readings');
  if (begun.size === 1) return refused('one-coder');
  if (excluded.changed > 0) return refused('only-changed');
  return refused(completed === 0 ? 'none-complete' : 'no-overlap');
}

/** What was taken over from a machine is in no agreement between people. */
function asReadBefore({ before, ...reading }: Reading): Reading {
  return before ? { ...reading, positions: before } : reading;
}

/** The coders of the codebook in its order, then others that have a reading, by id. */
function knownCoders({ codebook, articles }: CodersCorpus): readonly CoderId[] {
  const reading = new Set(articles.flatMap((article) => [...article.readings.keys()]));
  const listed = [...codebook.coders.keys()];
  const others = [...reading].filter((coder) => !codebook.coders.has(coder));
  return [...listed, ...others.sort(compareText)];
}

function hasOtherCodebooks({ readings }: CountedArticle): boolean {
  const versions = readings.flatMap(({ coding }) => coding?.codebook ?? []);
  return new Set(versions).size > 1;
}
