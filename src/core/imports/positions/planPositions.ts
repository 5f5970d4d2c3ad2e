import { addTo } from '../../analysis/records/groups';
import { writtenAnnotation } from '../../annotation-file/writeAnnotation';
import { frontMatterEnd } from '../../corpus/assemble';
import { idsNamedBy } from '../../corpus/namedEntries';
import type { Position } from '../../model/annotation';
import type { Codebook } from '../../model/codebook';
import type { ArticleRow } from '../../model/corpus';
import type { ArticlePath } from '../../model/ids';
import { addAll } from '../../util/lists';
import { runCooperatively } from '../../util/task';
import { isWritable } from '../../yaml/write/write';
import { ArticleNames } from '../articleNames';
import { EntryResolver, type NewEntry } from '../newEntries';
import type { Table } from '../tables/table';
import { IdsOfRows } from './idsOfRows';
import type { PositionMapping } from './mapping/mapping';
import { COUNTINGS, type Counting } from './offsets';
import { placeQuotes, type CountingTally, type PlacedQuote, type WantedQuote } from './placeQuotes';
import { mergedPosition } from './mergedPosition';
import { rowError, type PositionProblem } from './positionProblems';
import { rowClaims, type RowClaims } from './rowClaims';
import { orderOfDays } from './rowDates';
import { TableCells } from './tableCells';

/** What an import does with one row. */
export interface PlannedPosition {
  /** The row of the table, its header included. */
  readonly row: number;
  readonly article: ArticlePath;
  /** `same`: the corpus has it already. `changed`: it has a position of that id with other
   * content. */
  readonly kind: 'new' | 'same' | 'changed';
  readonly state: PlacedQuote['state'];
  /** The position as it would be written. */
  readonly position: Position;
}

export interface PositionsPlan {
  /** In the order of articles, and of rows in each. */
  readonly positions: readonly PlannedPosition[];
  readonly problems: readonly PositionProblem[];
  /** Entries that the table names and the codebook lacks; empty unless they may be added. */
  readonly added: readonly NewEntry[];
  /** How often each way of counting places has fitted a quote, the most frequent first. */
  readonly countings: readonly (readonly [way: Counting, fitted: number])[];
}

export interface PositionsInput {
  readonly table: Table;
  readonly mapping: PositionMapping;
  readonly codebook: Codebook;
  readonly articles: readonly ArticleRow[];
  /** Whether missing actors, issues and coders are added to the codebook; else their rows are
   * skipped. */
  readonly mayAdd: boolean;
  /** The normalised text of an article; undefined where it cannot be read. */
  readonly text: (path: ArticlePath) => Promise<string | undefined>;
}

/** What importing a table would do. Nothing is written. Undefined as soon as `stop` returns
 * true. */
export async function planPositions(
  { table, mapping, codebook, articles, mayAdd, text }: PositionsInput,
  yieldToHost: () => Promise<void> = () => Promise.resolve(),
  stop: () => boolean = () => false,
): Promise<PositionsPlan | undefined> {
  const cells = new TableCells(table, mapping);
  const entries = new EntryResolver(codebook, mayAdd);
  const problems = cells.missing.map((name) => rowError(undefined, 'no-column', [name]));
  const positions: PlannedPosition[] = [];
  const tally: CountingTally = new Map();
  const ids = new IdsOfRows(articles);
  const days = table.rows.flatMap((_, at) => cells.word(at, 'date') ?? []);
  const reading = { cells, mapping, codebook, entries, dates: orderOfDays(days) };
  const byPath = new Map(articles.map((article) => [article.path, article]));
  for (const [path, rows] of rowsByArticle(cells, table.rows.length, articles, problems)) {
    const article = byPath.get(path);
    const words = article && !article.stale ? await text(path) : undefined;
    if (!article || words === undefined) {
      for (const at of rows) problems.push(rowError(cells.rowNumber(at), 'unread-article', [path]));
      continue;
    }
    const wanted = rows.map((at) => wantedQuote(cells, at));
    const place = {
      text: words,
      frontMatterEnd: frontMatterEnd(path, words),
      unit: mapping.unit,
      tally,
    };
    const placed = await runCooperatively(placeQuotes(wanted, place), yieldToHost, stop);
    if (!placed) return undefined;
    for (const [nth, at] of rows.entries()) {
      const quote = placed[nth];
      if (quote) planRow(article, at, quote);
    }
    await yieldToHost();
    if (stop()) return undefined;
  }
  const ofTable = (a: PositionProblem, b: PositionProblem): number => (a.row ?? 0) - (b.row ?? 0);
  return {
    positions,
    problems: problems.sort(ofTable),
    added: addedFor(entries.added, positions),
    countings: COUNTINGS.flatMap((way) => {
      const fitted = tally.get(way) ?? 0;
      return fitted > 0 ? [[way, fitted] as const] : [];
    }).sort((a, b) => b[1] - a[1]),
  };

  function planRow(article: ArticleRow, at: number, quote: PlacedQuote): void {
    const { path, metadata } = article;
    const row = cells.rowNumber(at);
    const found = ids.idOf(path, cells.word(at, 'id'), cells.stated(at));
    if (found.kind !== 'id') {
      problems.push(rowError(row, found.kind, [found.id]));
      return;
    }
    const { id, before } = found;
    const stated = spokenFor(rowClaims(reading, at, before?.annotation, metadata.date), before);
    const lacking = before ? undefined : lackingOf(stated.claims, stated.problems);
    addAll(problems, stated.problems);
    if (lacking) problems.push(rowError(row, lacking));
    if (lacking || stated.problems.some(({ severity }) => severity === 'error')) return;
    const position = mergedPosition(id, stated, quote, before, cells.text(at, 'quote'));
    const isSame = before?.annotation === position;
    if (!isSame && !isWritable(writtenAnnotation(position, codebook))) {
      problems.push(rowError(row, 'unwritable'));
      return;
    }
    const kind = isSame ? 'same' : before ? 'changed' : 'new';
    positions.push({ row, article: path, kind, state: quote.state, position });
    const { state } = quote;
    if (state !== 'exact' && state !== 'found' && kind === 'new') {
      problems.push({ severity: 'warning', code: state, row, args: [] });
    }
  }
}

/** Rows by the article that each names, in the order of their first rows. */
function rowsByArticle(
  cells: TableCells,
  count: number,
  articles: readonly ArticleRow[],
  problems: PositionProblem[],
): ReadonlyMap<ArticlePath, readonly number[]> {
  const names = new ArticleNames(articles);
  const found = new Map<ArticlePath, number[]>();
  const unknown = new Map<string, number[]>();
  for (let at = 0; at < count; at++) {
    if (cells.isEmpty(at)) continue;
    const row = cells.rowNumber(at);
    const written = cells.word(at, 'article');
    if (written === undefined) {
      problems.push(rowError(row, 'no-article'));
      continue;
    }
    const paths = names.find(written);
    const [path] = paths;
    if (path === undefined) {
      addTo(unknown, written, row);
    } else if (paths.length > 1) {
      const some = paths.slice(0, MOST_NAMED).join(', ');
      problems.push(rowError(row, 'several-articles', [written, some]));
    } else addTo(found, path, at);
  }
  // One line for each document, however many rows name it.
  for (const [written, rows] of unknown) {
    const nearest = names.nearest(written);
    const count = rows.length;
    const code = count === 1 ? 'unknown-article' : 'unknown-article-rows';
    const args = count === 1 ? [written] : [written, String(count)];
    problems.push({ ...rowError(rows[0], code, args, nearest), rows: count });
  }
  return found;
}

const MOST_NAMED = 5;

function wantedQuote(cells: TableCells, at: number): WantedQuote {
  const place = (column: 'start' | 'end'): number | undefined => {
    const written = cells.word(at, column)?.replace(/\.0+$/, '');
    return written !== undefined && /^\d{1,15}$/.test(written) ? Number(written) : undefined;
  };
  return { quote: cells.raw(at, 'quote'), start: place('start'), end: place('end') };
}

/** A speaker without an actor becomes the actor: other programs' tables have a column each for
 * persons and organizations. */
function spokenFor(stated: RowClaims, before: unknown): RowClaims {
  const { actors = [], speaker, ...claims } = stated.claims;
  if (before !== undefined || actors.length > 0 || speaker === undefined) return stated;
  return { ...stated, claims: { ...claims, actors: [speaker] } };
}

/** Required parts that a position lacks; unknown ones were reported before. */
function lackingOf(
  claims: Partial<Position>,
  problems: readonly PositionProblem[],
): 'no-actor' | 'no-issue' | 'no-stance' | undefined {
  const isStated = (...codes: readonly PositionProblem['code'][]): boolean =>
    problems.some(({ code }) => codes.includes(code));
  if (isStated('unknown-actor', 'several-actors', 'unknown-issue', 'several-issues'))
    return undefined;
  if ((claims.actors ?? []).length === 0) return 'no-actor';
  if ((claims.issues ?? []).length === 0 && (claims.target ?? []).length === 0) return 'no-issue';
  const hasNone = claims.stance === undefined && claims.evaluation === undefined;
  return hasNone && !isStated('unknown-stance', 'mapped-stance') ? 'no-stance' : undefined;
}

/** The new entries that positions name. */
export function addedFor(
  added: readonly NewEntry[],
  positions: readonly PlannedPosition[],
): readonly NewEntry[] {
  const named = new Set(positions.flatMap(({ position }) => [...namedIn(position)]));
  return added.filter(({ layer, id }) => named.has(keyOf(layer, id)));
}

function* namedIn(position: Position): Generator<string> {
  for (const id of idsNamedBy(position)) {
    yield keyOf('actor', id);
    yield keyOf('issue', id);
  }
  if (position.coder !== undefined) yield keyOf('coder', position.coder);
}

function keyOf(layer: string, id: string): string {
  return `${layer}:${id}`;
}
