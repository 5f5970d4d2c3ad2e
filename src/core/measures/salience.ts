import { rollUpContext, type RollUpContext, issuesInForce } from '../analysis/records/evidence';
import { type Filter, inScope } from '../analysis/records/filter';
import { countedActors, exclusionReason } from '../analysis/records/exclusion';
import { compareText } from '../util/order';
import {
  positionRecords,
  type PositionRecord,
  effectiveDate,
} from '../analysis/records/positionRecords';
import type { CorpusReader, ArticleRow } from '../model/corpus';
import { type DateRange, rangesOverlap } from '../model/date';
import type { ArticlePath, IssueId, CoderId } from '../model/ids';
import { perObject } from '../util/perObject';
import { runSync, type Task } from '../util/task';
import { ExclusionCounts, type Excluded } from '../networks/statements/exclusionCounts';
import type { Refused } from '../networks/parts';
import type { WindowOption } from '../networks/windows/windowOption';
import { calendarPeriods, MOST_WINDOWS } from '../networks/windows/windows';
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
  /** The articles read, and all that speak of the issue: shared by many rows. */
  readonly among: readonly ArticlePath[];
  readonly speaking: ReadonlySet<ArticlePath>;
}

export interface Salience {
  readonly kind: 'salience';
  /** By window, then issue; a window in which articles were read has every issue, so that 0 is
   * shown. */
  readonly rows: readonly SalienceRow[];
  /** Articles in scope that do not count, by reason. */
  readonly excluded: UnreadArticles & { readonly imprecise: number };
  /** Positions that do not count. */
  readonly excludedPositions: readonly Excluded[];
}

/** The data from which salience is counted. */
export interface SpokenArticles {
  readonly articles: readonly ReadArticle[];
  /** The articles that have a position on an issue, whether or not their reading is finished. */
  readonly speaking: ReadonlyMap<IssueId, ReadonlySet<ArticlePath>>;
  readonly excluded: UnreadArticles;
  readonly excludedPositions: readonly Excluded[];
}

/** The share of articles, of those read to the end, that have a position on an issue, whatever its
 * stance. Articles count by their own date; the windows are consecutive ones of the calendar. */
export function salienceOf(
  reader: CorpusReader,
  filter: Filter,
  window: WindowOption | undefined,
  resampling: Resampling,
): Salience | Refused {
  if (window && (window.kind !== 'consecutive' || window.unit === 'events')) {
    return refused('Salience counts articles. Use consecutive calendar windows, such as months:3.');
  }
  const { codebook } = reader;
  const context = rollUpContext(codebook, filter);
  const records = positionRecords(reader, filter);
  const spoken = spokenArticles(reader, records, context, window !== undefined);
  const { articles, speaking, excluded, excludedPositions } = spoken;
  const periods = window ? periodsOf(articles, filter, window) : [undefined];
  if (!periods) return refused(`More than ${String(MOST_WINDOWS)} windows. Use longer windows.`);
  const issues = [...speaking.keys()].sort(compareText);
  const rows: SalienceRow[] = [];
  const inSome = new Set<ReadArticle>();
  for (const period of periods) {
    const own = articles.filter(({ days }) => !period || contains(period.days, days));
    for (const article of own) inSome.add(article);
    if (own.length === 0) continue;
    for (const issue of issues) {
      rows.push(
        runSync(salienceRow({ ...spoken, articles: own }, issue, period?.stated, resampling)),
      );
    }
  }
  return {
    kind: 'salience',
    rows,
    excluded: { ...excluded, imprecise: articles.length - inSome.size },
    excludedPositions,
  };
}

/** The articles by issue, from records, which must be those of the filter. Where it chooses actors,
 * for pairs, only their own positions count. A window excludes articles, but no positions of the
 * articles in it. Linear in records and articles. */
export function spokenArticles(
  reader: CorpusReader,
  records: readonly PositionRecord[],
  context: RollUpContext,
  needsDate = false,
): SpokenArticles {
  const filter = { ...context.filter, window: undefined };
  const speaking = new Map<IssueId, Set<ArticlePath>>();
  const counts = new ExclusionCounts();
  for (const record of records) {
    if (!isOfChosen(record, filter)) continue;
    const issues = issuesInForce(record.position.issues, context);
    const reason = exclusionReason(record, record.position, filter);
    if (reason !== undefined) counts.add(reason, 'positions');
    else if (countedActors(record.actors, filter).length === 0) counts.add('no row', 'positions');
    else if (issues.length === 0) counts.add('no column', 'positions');
    else {
      for (const { issue } of issues) {
        const paths = speaking.get(issue) ?? new Set();
        speaking.set(issue, paths.add(record.article.path));
      }
    }
  }
  const read = readArticles(reader, context.filter, needsDate);
  return { ...read, speaking, excludedPositions: counts.list() };
}

function isOfChosen({ actors, claimDays }: PositionRecord, filter: Filter): boolean {
  return filter.actors.every(
    ({ holds, isExcluded }) => actors.some((actor) => holds(actor, claimDays)) !== isExcluded,
  );
}

/** The salience of one issue in the given articles, without its interval. */
export function salienceShare(
  { articles, speaking }: Pick<SpokenArticles, 'articles' | 'speaking'>,
  issue: IssueId,
): Omit<SalienceRow, 'window' | 'interval' | 'among' | 'speaking'> {
  const paths = speaking.get(issue);
  const found = articles.filter(({ row }) => paths?.has(row.path)).length;
  const complete = articles.filter(({ state }) => state === 'complete').length;
  return {
    issue,
    articles: found,
    read: articles.length,
    complete,
    notRelevant: articles.length - complete,
    share: articles.length >= FEW_ARTICLES ? found / articles.length : undefined,
  };
}

/** Like `salienceShare`, with the interval; a task with a step for each resample. */
export function* salienceRow(
  spoken: Pick<SpokenArticles, 'articles' | 'speaking'>,
  issue: IssueId,
  window: DateRange | undefined,
  resampling: Resampling,
): Task<SalienceRow> {
  const { articles } = spoken;
  const row = salienceShare(spoken, issue);
  const speaking = spoken.speaking.get(issue) ?? NO_ARTICLES;
  const among = pathsOf(articles);
  if (row.share === undefined) return { window, ...row, interval: undefined, among, speaking };
  const speaks = among.map((path) => speaking.has(path));
  const found = yield* interval(articles.length, resampling, (drawn) => {
    let sum = 0;
    for (const [index, often] of drawn.entries()) if (speaks[index] === true) sum += often;
    return sum / articles.length;
  });
  return { window, ...row, interval: found, among, speaking };
}

const NO_ARTICLES: ReadonlySet<ArticlePath> = new Set();

const pathsOf = perObject((articles: readonly ReadArticle[]) =>
  articles.map(({ row }) => row.path),
);

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

/** An article that a coder finished reading: issues without a position are absent from it. */
interface ReadArticle {
  readonly row: ArticleRow;
  readonly state: 'complete' | 'not-relevant';
  readonly days: DateRange | undefined;
}

/** Articles in scope that are not among those read, and why. */
interface UnreadArticles {
  readonly unfinished: number;
  readonly reprints: number;
  readonly undated: number;
  readonly outsideRange: number;
}

/** The articles of a filter whose reading is finished, by the date of the article. `needsDate`:
 * undated ones are excluded although no range is set. */
function readArticles(
  reader: CorpusReader,
  filter: Filter,
  needsDate: boolean,
): { readonly articles: readonly ReadArticle[]; readonly excluded: UnreadArticles } {
  const excluded = { unfinished: 0, reprints: 0, undated: 0, outsideRange: 0 };
  const articles: ReadArticle[] = [];
  for (const row of reader.articles()) {
    if (!inScope(row.path, filter.scope)) continue;
    const { days } = effectiveDate(undefined, row, 'article');
    const state = stateOf(row, filter.coder);
    if (row.metadata.duplicateOf !== undefined && !filter.reprints) excluded.reprints += 1;
    else if (state === undefined) excluded.unfinished += 1;
    else if (!days && (needsDate || filter.window)) excluded.undated += 1;
    else if (filter.window && days && !rangesOverlap(days, filter.window))
      excluded.outsideRange += 1;
    else articles.push({ row, state, days });
  }
  return { articles, excluded };
}

/** The state that the source's coder set; with no coder named, that of any coder. */
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
