import {
  concordanceCollector,
  concordancePage,
  expressionSearch,
  runSync,
  frontMatterEnd,
  inScope,
  lineOf,
  mentionsOfOne,
  parseExpression,
  sortedLines,
  createLocalizer,
  type ArticlePath,
  type Codebook,
  type ConcordanceLine,
  type ConcordanceOf,
  type ConcordanceSort,
  type ConcordanceText,
  type Filter,
  type Mention,
  type Span,
  entriesOf,
} from '../../core';
import type { LoadedCorpus } from '../corpus/corpus';
import type { Listing } from './listings';
import { suggestion } from '../options/knownValues';
import type { Options } from '../options/options';
import { oneLine } from '../output/printable';
import { WrongUse } from '../options/wrongUse';

/** A line in the output of `concordance --json`. */
export interface ConcordanceRow {
  readonly article: ArticlePath;
  readonly date: string | null;
  readonly start: number;
  readonly end: number;
  readonly left: string;
  readonly text: string;
  readonly right: string;
}

/** The compiled search of the options. */
export interface AskedConcordance {
  readonly what: ConcordanceOf;
  readonly sort: ConcordanceSort;
  /** The spans found in one article, in text order, in UTF-16 units. */
  spans(text: string, from: number, mentions: readonly Mention[]): readonly Span[];
}

/** Reads the options; throws `WrongUse` where they name nothing to search for. */
export function askedConcordance(
  { actor, issue, expression, sort }: Options,
  codebook: Codebook,
): AskedConcordance {
  const named = [actor, issue, expression].filter((one) => one !== undefined);
  if (named.length !== 1) {
    throw new WrongUse(
      'Name one thing to search for: --actor ID, --issue ID or --expression TEXT.',
    );
  }
  if (expression !== undefined) {
    const parsed = parseExpression(expression);
    if (parsed.kind === 'problem') throw new WrongUse(PROBLEMS[parsed.problem]);
    const search = expressionSearch(parsed.expression);
    const what = { kind: 'expression', text: expression } as const;
    return { what, sort, spans: (text, from) => runSync(search(text, from)) };
  }
  const what =
    actor === undefined
      ? ({ kind: 'issue', id: issue ?? '' } as const)
      : ({ kind: 'actor', id: actor } as const);
  const entries = entriesOf(codebook, what.kind);
  if (!entries.has(what.id)) {
    const meant = suggestion(what.id, [...entries.keys()]);
    throw new WrongUse(`The codebook has no ${what.kind} “${what.id}”.${meant}`);
  }
  return { what, sort, spans: (_text, _from, mentions) => mentionsOfOne(mentions, what) };
}

/** The rows of one article, in text order. */
export function concordanceRows(
  asked: AskedConcordance,
  article: Omit<ConcordanceText, 'from'>,
  mentions: readonly Mention[],
): ConcordanceRow[] {
  const from = frontMatterEnd(article.article, article.text);
  const spans = asked.spans(article.text, from, mentions);
  return spans.map((span) => rowOf(lineOf({ ...article, from }, span)));
}

/** The whole corpus, sorted: rows for programs, and the editor's page as a table. */
export async function listConcordance(
  corpus: LoadedCorpus,
  filter: Filter,
  asked: AskedConcordance,
  { weak }: Options,
  columns: number,
): Promise<Listing> {
  const collector = concordanceCollector(Infinity);
  for (const { path, metadata } of corpus.reader.articles()) {
    if (!inScope(path, filter.scope)) continue;
    const text = (await corpus.text(path)) ?? '';
    const mentions = asked.what.kind === 'expression' ? [] : await corpus.mentions(path, weak);
    const from = frontMatterEnd(path, text);
    const given = { article: path, text, date: metadata.date, from };
    runSync(collector.add(given, asked.spans(text, from, mentions)));
  }
  const result = collector.result();
  const lines = runSync(sortedLines(result.lines, asked.sort));
  return {
    rows: lines.map(rowOf),
    table: [],
    remarks: pageLines({ asked, corpus, result, lines, columns }),
  };
}

const PROBLEMS = {
  'no words': '--expression contains no word.',
  star: 'In --expression, use * only at the end of a word, where it matches any ending.',
  long: '--expression can contain at most thirty words.',
} as const;

const SHORTEST = 20;
const LONGEST = 90;
/** Columns of a row besides the words before and after: the mention, the date, spaces, a short
 * path. */
const BESIDES = 56;

function pageLines({
  asked: { what, sort },
  corpus,
  result,
  lines,
  columns,
}: {
  readonly asked: AskedConcordance;
  readonly corpus: LoadedCorpus;
  readonly result: ReturnType<ReturnType<typeof concordanceCollector>['result']>;
  readonly lines: readonly ConcordanceLine[];
  readonly columns: number;
}): string[] {
  const width = Math.min(LONGEST, Math.max(SHORTEST, Math.floor((columns - BESIDES) / 2)));
  const { codebook } = corpus.reader;
  const look = { sort, width, most: Infinity, made: '', outdated: false };
  const page = runSync(
    concordancePage({ what, codebook, localizer: createLocalizer(), result, lines, ...look }),
  );
  return page.text.trimEnd().split('\n').map(withoutControls);
}

/** Like `oneLine`, but keeps the columns aligned. */
function withoutControls(line: string): string {
  return line.replace(/\S+/g, oneLine);
}

function rowOf({ article, date, start, end, left, quote, right }: ConcordanceLine): ConcordanceRow {
  return { article, date: date ?? null, start, end, left, text: quote.exact, right };
}
