import {
  CONCORDANCE_SORTS,
  entriesOf,
  expressionSearch,
  frontMatterEnd,
  lineOf,
  mentionsOfOne,
  parseExpression,
  runSync,
  type ArticlePath,
  type Codebook,
  type ConcordanceLine,
  type ConcordanceOf,
  type ConcordanceSort,
  type ConcordanceText,
  type Mention,
  type Span,
} from '../../core';
import { suggestion } from '../options/knownValues';
import { choice, text, type Values } from '../options/option';
import { WrongUse } from '../options/wrongUse';

/** The options of a concordance: what is searched for, and the order. */
export const SEARCHED = {
  actor: text('ID', 'names and aliases of the codebook, and mentions marked by hand'),
  issue: text('ID', 'the same of an issue'),
  expression: text('TEXT', 'words in the texts'),
  sort: choice(CONCORDANCE_SORTS, 'article', 'by article, date, or the words before or after'),
};

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
  { actor, issue, expression, sort }: Values<typeof SEARCHED>,
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

const PROBLEMS = {
  'no words': '--expression contains no word.',
  star: 'In --expression, use * only at the end of a word, where it matches any ending.',
  long: '--expression can contain at most thirty words.',
} as const;

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

export function rowOf({
  article,
  date,
  start,
  end,
  left,
  quote,
  right,
}: ConcordanceLine): ConcordanceRow {
  return { article, date: date ?? null, start, end, left, text: quote.exact, right };
}
