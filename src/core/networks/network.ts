import type { Filter } from '../analysis/records/filter';
import { compareText } from '../util/order';
import type { PositionRecord } from '../analysis/records/positionRecords';
import type { SampledFigure } from '../util/numbers';
import type { Task } from '../util/task';
import type { Codebook } from '../model/codebook';
import type { DateRange } from '../model/date';
import { axisOf, countStatements, type Axes, type Counts } from './weights/counts';
import { defined, type Definition } from './definition';
import type { Excluded } from './statements/exclusionCounts';
import { namedNodes } from './statements/names';
import { nodesOf, type NetworkNode } from './weights/nodes';
import { oneModeTies } from './weights/oneModeWeights';
import type { Mode, NetworkOptions } from './options';
import { partsOf, type Parts, type Refused, type Used } from './parts';
import type { NetworkPlan } from './plan';
import type { Level } from './statements/qualifier';
import type { Statement, StatementList } from './statements/statements';
import type { Share } from './share';
import type { Ties } from './weights/ties';
import { twoModeTies } from './weights/twoModeWeights';

/** One network. In a one-mode network rows and columns are the same nodes, and `ties` has each pair
 * once; in a directed one they are the same nodes and ties go from rows to columns. */
export interface Network {
  readonly mode: Mode;
  readonly rows: readonly NetworkNode[];
  readonly columns: readonly NetworkNode[];
  readonly ties: Ties;
  /** Undefined without windows. */
  readonly window: DateRange | undefined;
  /** Number of statements in it. */
  readonly statements: number;
  /** For each tie how often other coders would find it again, where that was asked for; undefined
   * items where too few articles were coded twice. */
  readonly foundAgain?: readonly (Share | undefined)[];
  /** Its figures in samples, where these were asked for. */
  readonly sampled?: Sampled;
}

/** The figures of a network in resamples of its articles, and in draws of what is in them;
 * undefined where there are none. */
export interface Sampled {
  readonly resampled: SampledNetwork | undefined;
  readonly drawn: SampledNetwork | undefined;
}

/** The figures of a network in samples. */
export interface SampledNetwork {
  /** The weight of each tie, in the order of the network; 0 in samples without it. */
  readonly ties: readonly (SampledFigure | undefined)[];
  readonly centralisation: SampledFigure | undefined;
}

export interface Networks extends Used {
  readonly kind: 'networks';
  /** One network, or one for each window. */
  readonly networks: readonly Network[];
  readonly definition: Definition;
  /** Positions in scope. */
  readonly positions: number;
  readonly excluded: readonly Excluded[];
  /** See `StatementList`. */
  readonly positionsWithout: readonly Excluded[];
  /** What the numbers cannot show, in whole sentences. */
  readonly remarks: readonly string[];
}

/** The networks of records, which must be those of the filter. A task. */
export function* networksOfRecords(
  records: readonly PositionRecord[],
  codebook: Codebook,
  filter: Filter,
  options: NetworkOptions,
): Task<Networks | Refused> {
  const found = yield* partsOf(records, codebook, filter, options);
  yield;
  return found.kind === 'refused' ? found : yield* networksOfParts(found, codebook, filter);
}

/** The networks of statements that were made already. A task. */
export function* networksOfParts(
  found: Parts,
  codebook: Codebook,
  filter: Filter,
): Task<Networks | Refused> {
  const table = networkTable(found, codebook);
  if (table.kind === 'refused') return table;
  const networks: Network[] = [];
  for (const { days, statements } of found.parts) {
    yield;
    networks.push(yield* networkOf(table, statements, days));
  }
  const { plan, positions, used, usedArticles, usedDays, excluded } = found;
  return {
    kind: 'networks',
    networks,
    definition: defined(plan, filter),
    positions,
    used,
    usedArticles,
    usedDays,
    excluded,
    positionsWithout: found.list.positionsWithout,
    remarks: remarksOf(networks, table.levels, plan),
  };
}

/** The axes for counting statements: the names of rows and columns, and the values of the
 * qualifier, of all that occurs in the range. */
export interface NetworkTable {
  readonly kind: 'table';
  readonly plan: NetworkPlan;
  readonly codebook: Codebook;
  readonly axes: Axes;
  readonly levels: readonly (Level | undefined)[];
}

export function networkTable({ plan, list }: Parts, codebook: Codebook): NetworkTable | Refused {
  const levels = levelsOf(plan, list);
  const { aggregation, qualifier } = plan.options;
  if (aggregation === 'combine' && levels.length > 53) {
    return {
      kind: 'refused',
      reason: `Aggregation “combine” can number combinations of 53 values, and “${qualifier ?? ''}” has ${String(levels.length)}.`,
    };
  }
  return { kind: 'table', plan, codebook, axes: axesOf(list, plan, codebook), levels };
}

/** The values of the qualifier: both directions of a binary scale always; of the others those that
 * occur. */
function levelsOf(
  { qualifier }: NetworkPlan,
  { levels, statements }: StatementList,
): readonly (Level | undefined)[] {
  switch (qualifier?.scale) {
    case undefined:
      return [undefined];
    case 'binary':
      return [-1, 1];
    case 'integer':
      return [...levels].map(Number).sort((a, b) => a - b);
    case 'category': {
      const sorted: (Level | undefined)[] = [...levels].map(String).sort(compareText);
      return statements.some(({ level }) => level === undefined) ? [undefined, ...sorted] : sorted;
    }
  }
}

/** The names of all that occurs in the range, so that a node has the same name in every window. */
function axesOf(
  { rows: metRows, columns: metColumns }: StatementList,
  { options, rows, columns }: NetworkPlan,
  codebook: Codebook,
): Axes {
  if (options.mode === 'directed') {
    const ids = new Set([...metRows.keys(), ...metColumns.keys()]);
    const both = namedNodes(ids, rows, codebook);
    return { rows: axisOf(both, metRows), columns: axisOf(both, metColumns) };
  }
  return {
    rows: axisOf(namedNodes(metRows.keys(), rows, codebook), metRows),
    columns: axisOf(namedNodes(metColumns.keys(), columns, codebook), metColumns),
  };
}

/** The network of a part of the statements. */
export function* networkOf(
  table: NetworkTable,
  statements: readonly Statement[],
  window: DateRange | undefined,
): Task<Network> {
  const { plan, codebook } = table;
  const { options, rows, columns } = plan;
  const { mode } = options;
  const { counts, ties } = yield* countedTies(table, statements);
  const rowNodes = nodesOf(counts.rows, totalsOf(counts, mode === 'directed'), rows, codebook);
  return {
    mode,
    rows: rowNodes,
    columns:
      mode === 'two' ? nodesOf(counts.columns, counts.columnTotals, columns, codebook) : rowNodes,
    ties,
    window,
    statements: counts.statements,
  };
}

/** Only the ties, between places of `counts`. */
export function* countedTies(
  { axes, levels, plan: { options, qualifier } }: NetworkTable,
  statements: readonly Statement[],
): Task<{ readonly counts: Counts; readonly ties: Ties }> {
  const counts = countStatements(statements, axes, levels, options);
  yield;
  const scale = qualifier?.scale;
  const ties: Ties =
    options.mode === 'one'
      ? yield* oneModeTies(counts, options, scale)
      : twoModeTies(counts, options, scale);
  return { counts, ties };
}

/** The statements of each row; in a directed network, those by an actor and those about it. */
function totalsOf({ rowTotals, columnTotals }: Counts, isDirected: boolean): Float64Array {
  return isDirected ? rowTotals.map((total, i) => total + (columnTotals[i] ?? 0)) : rowTotals;
}

function remarksOf(
  networks: readonly Network[],
  levels: readonly (Level | undefined)[],
  { options, qualifier }: NetworkPlan,
): string[] {
  const remarks: string[] = [];
  const statements = networks.reduce((sum, network) => sum + network.statements, 0);
  if (networks.length === 0) {
    remarks.push('No window fits into the range, so there is no network.');
  } else if (statements === 0) {
    remarks.push(
      'No statements are left, so the network is empty. The list of what is excluded says why.',
    );
  } else if (networks.every(({ rows }) => rows.length < 2) && options.mode === 'one') {
    remarks.push('There is only one row, so the one-mode network has no ties.');
  }
  if (qualifier?.scale === 'integer' && levels.length === 1 && options.aggregation !== 'ignore') {
    remarks.push(
      'The qualifier has only one value, so congruence is the same as ignore, and conflict is 0.',
    );
  }
  return remarks;
}
