import { addAll } from '../util/lists';
import type { ArticlePath } from '../model/ids';
import type { Span } from '../model/span';
import { lineOf, type ConcordanceLine, type ConcordanceText } from './lines';

/** The results of a concordance over a corpus. */
export interface ConcordanceResult {
  /** In the order of articles and places; MOST_LINES at most. */
  readonly lines: readonly ConcordanceLine[];
  /** The number of all mentions, those without a line included. */
  readonly mentions: number;
  /** The number of articles with a mention. */
  readonly articles: number;
  /** The number of articles that were searched. */
  readonly looked: number;
  /** Articles that could not be read. */
  readonly unread: readonly ArticlePath[];
}

/** Further lines are counted but not kept, which bounds the memory. */
export const MOST_LINES = 50_000;

export interface ConcordanceCollector {
  /** Adds the mentions of the next article; a generator, since a long article may have
   * thousands. */
  add(text: ConcordanceText, spans: readonly Span[]): Generator<undefined, void>;
  /** Adds the mentions that a worker found in the next article: their number, and as many lines as
   * there is room for. */
  take(mentions: number, found: readonly ConcordanceLine[]): void;
  /** Counts an article that is known to have no mention, without reading it. */
  without(): void;
  unread(article: ArticlePath): void;
  /** How many more lines are kept. */
  readonly room: number;
  result(): ConcordanceResult;
}

export function concordanceCollector(most = MOST_LINES): ConcordanceCollector {
  const lines: ConcordanceLine[] = [];
  const unread: ArticlePath[] = [];
  let mentions = 0;
  let articles = 0;
  let looked = 0;
  const count = (found: number): void => {
    looked++;
    if (found > 0) articles++;
    mentions += found;
  };
  return {
    *add(text, spans) {
      count(spans.length);
      for (const span of spans) {
        if (lines.length >= most) return;
        lines.push(lineOf(text, span));
        if (lines.length % LINES_PER_STEP === 0) yield undefined;
      }
    },
    take: (found, theirs) => {
      count(found);
      addAll(lines, theirs.slice(0, most - lines.length));
    },
    without: () => {
      count(0);
    },
    unread: (article) => {
      unread.push(article);
    },
    get room() {
      return most - lines.length;
    },
    result: () => ({ lines, mentions, articles, looked, unread }),
  };
}

const LINES_PER_STEP = 40;
