import { addAll } from '../util/lists';
import type { ArticlePath } from '../model/ids';
import type { Span } from '../model/span';
import { lineOf, type ConcordanceLine, type ConcordanceText } from './lines';

/** What was found in a corpus. */
export interface ConcordanceResult {
  /** In the order of articles and places; MOST_LINES at most. */
  readonly lines: readonly ConcordanceLine[];
  /** All of them, those without a line included. */
  readonly mentions: number;
  /** How many articles have one. */
  readonly articles: number;
  /** How many were looked through. */
  readonly looked: number;
  /** Those that could not be read. */
  readonly unread: readonly ArticlePath[];
}

/** More lines are counted and not kept: nobody reads them, and each takes half a kilobyte. */
export const MOST_LINES = 50_000;

export interface ConcordanceCollector {
  /** What was found in the next article; in steps, since a long one may have thousands. */
  add(text: ConcordanceText, spans: readonly Span[]): Generator<undefined, void>;
  /** What somebody else found in the next article: so many mentions, and the lines of the first, as many as
   * there is room for. */
  take(mentions: number, found: readonly ConcordanceLine[]): void;
  /** Of an article it is known that it has none: nobody read it. */
  without(): void;
  unread(article: ArticlePath): void;
  /** So many more lines are kept. */
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
