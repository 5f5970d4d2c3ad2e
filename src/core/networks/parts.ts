import { rollUpContext } from '../analysis/records/evidence';
import type { Filter } from '../analysis/records/filter';
import type { PositionRecord } from '../analysis/records/positionRecords';
import type { Codebook } from '../model/codebook';
import type { DateRange } from '../model/date';
import type { Task } from '../util/task';
import { ExclusionCounts, type Excluded } from './statements/exclusionCounts';
import type { NetworkOptions } from './options';
import { planOf, type NetworkPlan } from './plan';
import { statementsOf, type Statement, type StatementList } from './statements/statements';
import { MOST_WINDOWS, windowsOf } from './windows/windows';

export interface Refused {
  readonly kind: 'refused';
  readonly reason: string;
}

export interface Part {
  /** Undefined without windows. */
  readonly days: DateRange | undefined;
  readonly statements: readonly Statement[];
}

/** The statements of networks, before they are tied; other measures count them as well. */
export interface Parts extends Used {
  readonly kind: 'parts';
  readonly plan: NetworkPlan;
  readonly list: StatementList;
  readonly parts: readonly Part[];
  readonly positions: number;
  readonly excluded: readonly Excluded[];
}

export interface Used {
  /** Number of positions that have a statement, and of their articles. */
  readonly used: number;
  readonly usedArticles: number;
  /** From the first to the last of them; undefined where none is dated. */
  readonly usedDays: DateRange | undefined;
}

/** The statements of records, which must be those of the filter, cut into windows where the options
 * have them. A task. */
export function* partsOf(
  records: readonly PositionRecord[],
  codebook: Codebook,
  filter: Filter,
  options: NetworkOptions,
): Task<Parts | Refused> {
  const outcome = planOf(options, codebook);
  if (outcome.kind === 'refused') return outcome;
  const { plan } = outcome;
  const context = rollUpContext(codebook, filter);
  // The one place where records become statements: what several coders coded of one claim is joined
  // here, before duplicates and windows, for networks and for the measures that count their
  // statements.
  const list = yield* statementsOf(records, plan, context);
  const counts = new ExclusionCounts();
  const parts = options.window
    ? windowsOf(list, options.window, filter.window, counts)
    : [{ days: undefined, statements: list.statements }];
  if (!parts) {
    return {
      kind: 'refused',
      reason: `More than ${String(MOST_WINDOWS)} windows. Use longer windows, or a shorter range with --since and --until.`,
    };
  }
  return {
    kind: 'parts',
    plan,
    list,
    parts,
    positions: list.positions,
    ...usedIn(parts.map(({ statements }) => statements)),
    excluded: [...list.excluded, ...counts.list()],
  };
}

/** Statements of a record follow each other; only windows may have a record twice. */
function usedIn(lists: readonly (readonly Statement[])[]): Used {
  const seen = new Set<PositionRecord>();
  const articles = new Set<string>();
  let usedDays: DateRange | undefined;
  let last: PositionRecord | undefined;
  let positions = 0;
  for (const statements of lists) {
    for (const { record } of statements) {
      if (record === last) continue;
      last = record;
      positions += 1;
      if (lists.length > 1) seen.add(record);
      articles.add(record.article.path);
      if (record.days) usedDays = joined(usedDays, record.days);
    }
  }
  const used = lists.length > 1 ? seen.size : positions;
  return { used, usedArticles: articles.size, usedDays };
}

function joined(one: DateRange | undefined, other: DateRange): DateRange {
  if (!one) return other;
  const first = one.first < other.first ? one.first : other.first;
  return { first, last: one.last > other.last ? one.last : other.last };
}
