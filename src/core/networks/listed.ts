import { analyse, type Analysis } from '../analysis/analyse';
import { countedPairs } from '../analysis/disagreements/findRows';
import type { Filter } from '../analysis/records/filter';
import { filterOfStatements } from '../analysis/records/queryOverPairs';
import { positionRecords, type PositionRecord } from '../analysis/records/positionRecords';
import type { Position, Relation } from '../model/annotation';
import type { CorpusReader } from '../model/corpus';
import type { ActorId } from '../model/ids';
import { pauses, type Task } from '../util/task';
import { networksOfParts, type Network, type Networks } from './network';
import type { NetworkOptions } from './options';
import { partsOf, type Parts, type Refused } from './parts';
import type { Ties } from './weights/ties';

/** The network of disagreement *as listed*: two actors are tied by their rows in the list of
 * disagreements, one for each issue. Its nodes and exclusions are those of the network of any
 * opposite statements. Options that do not fit are refused. A task. */
export function* listedNetworks(
  reader: CorpusReader,
  filter: Filter,
  options: NetworkOptions,
): Task<Networks | Refused> {
  const { codebook } = reader;
  const parts = yield* partsOf(positionRecords(reader, filter), codebook, filter, options);
  yield;
  if (parts.kind === 'refused') return parts;
  const analysis = yield* analyse(reader, withoutExcluded(filterOfStatements(filter), parts));
  return yield* listedNetworksOf(analysis, filter, parts);
}

/** Like `listedNetworks`, from an analysis of the records that `options` do not exclude, such as
 * that of the views. */
export function* listedOfAnalysis(
  analysis: Analysis,
  options: NetworkOptions,
): Task<Networks | Refused> {
  const { records, reader, context } = analysis;
  const parts = yield* partsOf(records, reader.codebook, context.filter, options);
  yield;
  if (parts.kind === 'refused') return parts;
  return yield* listedNetworksOf(analysis, context.filter, parts);
}

function* listedNetworksOf(
  analysis: Analysis,
  filter: Filter,
  parts: Parts,
): Task<Networks | Refused> {
  const found = yield* networksOfParts(parts, analysis.reader.codebook, filter);
  if (found.kind === 'refused') return found;
  const [network] = found.networks;
  if (!network) return found;
  return {
    ...found,
    networks: [{ ...network, ties: yield* tiesOfList(analysis, network, parts) }],
  };
}

const PAIRS_AT_ONCE = 10_000;

function* tiesOfList(analysis: Analysis, { rows }: Network, { plan }: Parts): Task<Ties> {
  const { columns, exclusions } = plan;
  const placeOf = new Map<ActorId, number>(rows.map(({ id }, place) => [id, place]));
  const counts = new Map<number, number>();
  const isTime = pauses(PAIRS_AT_ONCE);
  for (const on of analysis.issues.values()) {
    const { issue } = on;
    const isKept = exclusions.every(
      ({ variable, keepsValue }) =>
        variable.name !== columns.name || issue === undefined || keepsValue(issue),
    );
    if (!isKept) continue;
    const rowOf = on.pairs.stances.map(({ actor }) => placeOf.get(actor));
    for (const [a, b] of countedPairs(on)) {
      if (isTime(1)) yield;
      const [one, other] = [rowOf[a], rowOf[b]];
      if (one === undefined || other === undefined) continue;
      const key = Math.min(one, other) * rows.length + Math.max(one, other);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const sorted = [...counts].sort(([a], [b]) => a - b);
  return {
    from: sorted.map(([key]) => Math.floor(key / rows.length)),
    to: sorted.map(([key]) => key % rows.length),
    weight: sorted.map(([, count]) => count),
  };
}

/** The filter without positions that an exclusion removes as a whole: the list does not have them
 * either. */
function withoutExcluded(filter: Filter, { plan, list }: Parts): Filter {
  const { exclusions, rows, columns } = plan;
  const whole = exclusions.filter(
    ({ variable: { name } }) => name !== rows.name && name !== columns.name,
  );
  if (whole.length === 0) return filter;
  const kept = new Set<Position | Relation>(
    list.statements.map(({ record }: { record: PositionRecord }) => record.position),
  );
  const { query } = filter;
  return {
    ...filter,
    query: {
      text: query?.text ?? '',
      matches: (article, annotation) =>
        annotation.kind === 'position'
          ? kept.has(annotation)
          : query?.matches(article, annotation) !== false,
    },
  };
}
