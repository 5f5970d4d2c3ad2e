import { inScope, type Filter } from '../analysis/filter';
import { compareText } from '../analysis/order';
import { effectiveDate } from '../analysis/positionRecords';
import type { ArticleRow, CorpusReader } from '../model/corpus';
import { rangesOverlap, type DateRange } from '../model/date';
import type { CoderId, IssueId } from '../model/ids';
import { windowedStatements, type Refused } from '../networks/parts';
import type { LeftOut } from '../networks/leftOutCounts';
import { DEFAULT_NETWORKS } from '../networks/options';
import { calendarPeriods, MOST_WINDOWS } from '../networks/windows';
import type { WindowOption } from '../networks/windowOption';
import { FEW_ARTICLES, interval, type Interval, type Resampling } from './resample';

/** How present an issue is in one window. */
export interface SalienceRow {
  readonly window: DateRange | undefined;
  readonly issue: IssueId;
  /** Articles read to the end that have a position on the issue. */
  readonly articles: number;
  /** Articles read to the end: complete + notRelevant, the denominator. */
  readonly read: number;
  readonly complete: number;
  readonly notRelevant: number;
  /** articles / read; undefined with fewer than `FEW_ARTICLES` read. */
  readonly share: number | undefined;
  readonly interval: Interval | undefined;
}

export interface Salience {
  readonly kind: 'salience';
  /** By window, then issue; of a window in which articles were read every issue, so that 0 is seen. */
  readonly rows: readonly SalienceRow[];
  /** Articles in scope that do not count, and why. */
  readonly leftOut: {
    readonly unfinished: number;
    readonly reprints: number;
    readonly undated: number;
    readonly imprecise: number;
    readonly outsideRange: number;
  };
  /** Positions that do not count. */
  readonly positionsLeftOut: readonly LeftOut[];
}

/** The share of articles, of those read to the end, in which somebody speaks of an issue, whatever the
 * stance. Articles are dated by themselves; the windows are consecutive ones of the calendar. */
export function salienceOf(
  reader: CorpusReader,
  filter: Filter,
  window: WindowOption | undefined,
  resampling: Resampling,
): Salience | Refused {
  if (window && (window.kind !== 'consecutive' || window.unit === 'events')) {
    return refused(
      'Salience is of articles: take consecutive windows of the calendar, such as months:3.',
    );
  }
  const spoken = windowedStatements(
    reader,
    { ...filter, window: undefined },
    { ...DEFAULT_NETWORKS.two, qualifier: undefined, aggregation: 'ignore' },
  );
  if (spoken.kind === 'refused') return spoken;
  const issuesOf = new Map<string, Set<IssueId>>();
  const issues = new Set<IssueId>();
  for (const { column, record } of spoken.parts.flatMap(({ statements }) => statements)) {
    const own = issuesOf.get(record.article.path) ?? new Set();
    issuesOf.set(record.article.path, own.add(column));
    issues.add(column);
  }
  const { articles, leftOut } = readArticles(reader, filter, window !== undefined);
  const periods = window ? periodsOf(articles, filter, window) : [undefined];
  if (!periods) return refused(`More than ${String(MOST_WINDOWS)} windows. Take longer ones.`);
  const rows: SalienceRow[] = [];
  const inSome = new Set<ReadArticle>();
  for (const period of periods) {
    const own = articles.filter(({ days }) => !period || contains(period.days, days));
    for (const article of own) inSome.add(article);
    if (own.length === 0) continue;
    for (const issue of [...issues].sort(compareText)) {
      rows.push(rowOf(issue, period?.said, own, issuesOf, resampling));
    }
  }
  return {
    kind: 'salience',
    rows,
    leftOut: { ...leftOut, imprecise: articles.length - inSome.size },
    positionsLeftOut: spoken.leftOut,
  };
}

function rowOf(
  issue: IssueId,
  window: DateRange | undefined,
  articles: readonly ReadArticle[],
  issuesOf: ReadonlyMap<string, ReadonlySet<IssueId>>,
  resampling: Resampling,
): SalienceRow {
  const speaks = articles.map(({ row }) => issuesOf.get(row.path)?.has(issue) === true);
  const complete = articles.filter(({ state }) => state === 'complete').length;
  const found = speaks.filter(Boolean).length;
  const isEnough = articles.length >= FEW_ARTICLES;
  return {
    window,
    issue,
    articles: found,
    read: articles.length,
    complete,
    notRelevant: articles.length - complete,
    share: isEnough ? found / articles.length : undefined,
    interval: isEnough
      ? interval(articles.length, resampling, (drawn) => {
          let sum = 0;
          for (const [index, often] of drawn.entries()) if (speaks[index] === true) sum += often;
          return sum / articles.length;
        })
      : undefined,
  };
}

interface ReadArticle {
  readonly row: ArticleRow;
  readonly state: 'complete' | 'not-relevant';
  readonly days: DateRange | undefined;
}

function readArticles(reader: CorpusReader, filter: Filter, needsDate: boolean) {
  const leftOut = { unfinished: 0, reprints: 0, undated: 0, outsideRange: 0 };
  const articles: ReadArticle[] = [];
  for (const row of reader.articles()) {
    if (!inScope(row.path, filter.scope)) continue;
    const { days } = effectiveDate(undefined, row, 'article');
    const state = stateOf(row, filter.coder);
    if (row.metadata.duplicateOf !== undefined && !filter.reprints) leftOut.reprints += 1;
    else if (state === undefined) leftOut.unfinished += 1;
    else if (!days && (needsDate || filter.window)) leftOut.undated += 1;
    else if (filter.window && days && !rangesOverlap(days, filter.window))
      leftOut.outsideRange += 1;
    else articles.push({ row, state, days });
  }
  return { articles, leftOut };
}

/** By the source's coder, or with none named by whoever finished it. */
function stateOf(
  { coded }: ArticleRow,
  coder: CoderId | undefined,
): ReadArticle['state'] | undefined {
  const states = new Set(
    [...coded].filter(([id]) => coder === undefined || id === coder).map(([, { state }]) => state),
  );
  if (states.has('complete')) return 'complete';
  return states.has('not-relevant') ? 'not-relevant' : undefined;
}

function periodsOf(articles: readonly ReadArticle[], filter: Filter, window: WindowOption) {
  const days = articles.flatMap((article) => (article.days ? [article.days] : []));
  const firsts = days.map(({ first }) => first).sort(compareText);
  const lasts = days.map(({ last }) => last).sort(compareText);
  const first = firsts[0];
  const last = lasts.at(-1);
  if (first === undefined || last === undefined || window.unit === 'events') return [];
  return calendarPeriods({ first, last }, filter.window, window, window.unit);
}

function contains(period: DateRange, days: DateRange | undefined): boolean {
  return days !== undefined && days.first >= period.first && days.last <= period.last;
}

function refused(reason: string): Refused {
  return { kind: 'refused', reason };
}
