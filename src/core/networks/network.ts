import type { Filter } from '../analysis/records/filter';
import { compareText } from '../model/order';
import { positionRecords, type PositionRecord } from '../analysis/records/positionRecords';
import { runSync, type Task } from '../util/task';
import type { Codebook } from '../model/codebook';
import type { CorpusReader } from '../model/corpus';
import type { DateRange } from '../model/date';
import { axisOf, countStatements, type Axes, type Counts } from './weights/counts';
import { defined, type Definition } from './definition';
import type { LeftOut } from './statements/leftOutCounts';
import { namedNodes } from './statements/names';
import { nodesOf, type NetworkNode } from './weights/nodes';
import { oneModeTies } from './weights/oneModeWeights';
import type { Mode, NetworkOptions } from './options';
import { partsOf, type Refused } from './parts';
import type { NetworkPlan } from './plan';
import type { Level } from './statements/qualifier';
import type { Statement, StatementList } from './statements/statements';
import type { Ties } from './weights/ties';
import { twoModeTies } from './weights/twoModeWeights';

/** One network. In a one-mode network rows and columns are the same nodes, and each pair of `ties` is
 * there once; in a directed one they are the same nodes and ties go from rows to columns. */
export interface Network {
  readonly mode: Mode;
  readonly rows: readonly NetworkNode[];
  readonly columns: readonly NetworkNode[];
  readonly ties: Ties;
  /** Undefined without windows. */
  readonly window: DateRange | undefined;
  /** How many statements it is made of. */
  readonly statements: number;
}

export interface Networks {
  readonly kind: 'networks';
  /** One, or with windows one for each. */
  readonly networks: readonly Network[];
  readonly definition: Definition;
  /** Positions in scope, and those with at least one statement in the networks. */
  readonly positions: number;
  readonly used: number;
  readonly leftOut: readonly LeftOut[];
  /** What the numbers cannot show, in sentences. */
  readonly remarks: readonly string[];
}

/** The networks of a corpus under a filter. Options that make no sense together are refused with a
 * reason. Same input, same output, to the last bit. */
export function networksOf(
  reader: CorpusReader,
  filter: Filter,
  options: NetworkOptions,
): Networks | Refused {
  return runSync(
    networksOfRecords(positionRecords(reader, filter), reader.codebook, filter, options),
  );
}

/** Of records, which must be those of the filter. As a task. */
export function* networksOfRecords(
  records: readonly PositionRecord[],
  codebook: Codebook,
  filter: Filter,
  options: NetworkOptions,
): Task<Networks | Refused> {
  const found = partsOf(records, codebook, filter, options);
  yield;
  if (found.kind === 'refused') return found;
  const { plan, list, parts, positions, used, leftOut } = found;
  const levels = levelsOf(plan, list);
  if (plan.options.aggregation === 'combine' && levels.length > 53) {
    return {
      kind: 'refused',
      reason: `Aggregation “combine” can number combinations of 53 values, and “${options.qualifier ?? ''}” has ${String(levels.length)}.`,
    };
  }
  const axes = axesOf(list, plan, codebook);
  const networks: Network[] = [];
  for (const { days, statements } of parts) {
    yield;
    networks.push(yield* networkSteps(statements, days, axes, levels, plan, codebook));
  }
  return {
    kind: 'networks',
    networks,
    definition: defined(plan, filter),
    positions,
    used,
    leftOut,
    remarks: remarksOf(networks, levels, plan),
  };
}

/** Both directions of a binary scale always; of the others what occurs. */
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

/** Of all that occurs in the range, so that a node is called the same in every window. */
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

function* networkSteps(
  statements: readonly Statement[],
  window: DateRange | undefined,
  axes: Axes,
  levels: readonly (Level | undefined)[],
  plan: NetworkPlan,
  codebook: Codebook,
): Task<Network> {
  const { options, rows, columns, qualifier } = plan;
  const { mode } = options;
  const counts = countStatements(statements, axes, levels, options);
  yield;
  const ties: Ties =
    mode === 'one'
      ? yield* oneModeTies(counts, options, qualifier?.scale)
      : twoModeTies(counts, options, qualifier?.scale);
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

/** Of an actor in a directed network: what it says, and what is said of it. */
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
    remarks.push('No window fits into the range: there is no network.');
  } else if (statements === 0) {
    remarks.push('No statement is left: what is left out says why, and the network is empty.');
  } else if (networks.every(({ rows }) => rows.length < 2) && options.mode === 'one') {
    remarks.push('There is one row only: a one-mode network has no ties then.');
  }
  if (qualifier?.scale === 'integer' && levels.length === 1 && options.aggregation !== 'ignore') {
    remarks.push(
      'The qualifier has one value only, so that nothing is apart: congruence is what ignore gives, and conflict is 0.',
    );
  }
  return remarks;
}
