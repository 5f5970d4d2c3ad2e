import { runSync } from '../util/task';
import type { Filter } from '../analysis/records/filter';
import { compareText } from '../model/order';
import { positionRecords, type PositionRecord } from '../analysis/records/positionRecords';
import type { CorpusReader } from '../model/corpus';
import { networksOfRecords, type Network, type Networks } from '../networks/network';
import type { NetworkOptions } from '../networks/options';
import type { Refused } from '../networks/parts';
import { communitiesOf, type Communities } from './communities';
import { seeded } from './random';
import { FEW_ARTICLES, type Resampling } from './resample';

/** Actors that say the same more among each other than with others. */
export interface Coalition {
  readonly members: readonly Member[];
  /** The mean over its pairs of how often a resample has both in one community; undefined where nothing
   * can be said. */
  readonly stability: number | undefined;
}

export interface Member {
  readonly id: string;
  readonly label: string;
  /** The mean of how often a resample has it in one community with each other member. */
  readonly stability: number | undefined;
}

export interface Coalitions {
  readonly kind: 'coalitions';
  /** The largest first, then by the first label; at least two members each. */
  readonly coalitions: readonly Coalition[];
  /** Labels of actors without a positive tie, or alone in their community. */
  readonly alone: readonly string[];
  readonly modularity: number;
  readonly resolution: number;
  readonly seed: number;
  /** How many resamples stability is of. */
  readonly resamples: number;
  /** Articles with a position in scope: what is resampled. */
  readonly articles: number;
  /** The network: its definition, what was left out, what it cannot show. */
  readonly networks: Networks;
}

/** Discourse coalitions: communities of a one-mode network, which should be normalised, or who speaks
 * often is tied to everybody. Resampling draws articles with their positions, and finds communities anew. */
export function coalitionsOf(
  reader: CorpusReader,
  filter: Filter,
  options: NetworkOptions,
  resolution: number,
  resampling: Resampling,
): Coalitions | Refused {
  if (options.mode !== 'one' || options.window !== undefined) {
    return {
      kind: 'refused',
      reason:
        'Coalitions are of one network of mode one. Leave out --window; name a range with --from and --to.',
    };
  }
  const records = positionRecords(reader, filter);
  const networks = runSync(networksOfRecords(records, reader.codebook, filter, options));
  if (networks.kind === 'refused') return networks;
  const [network] = networks.networks;
  const rows = network?.rows ?? [];
  const { of: communities, modularity } = network
    ? communitiesOfNetwork(network, resolution, resampling.seed)
    : { of: [], modularity: 0 };
  const byArticle = groupedByArticle(records);
  const isEnough = byArticle.length >= FEW_ARTICLES && resampling.times > 0;
  const draw = (drawn: readonly PositionRecord[]): Network | undefined => {
    const again = runSync(networksOfRecords(drawn, reader.codebook, filter, options));
    return again.kind === 'refused' ? undefined : again.networks[0];
  };
  const together = isEnough
    ? resampledPairs(
        rows.map(({ id }) => id),
        communities,
        byArticle,
        draw,
        resolution,
        resampling,
      )
    : undefined;
  const groups = groupsOf(communities);
  const member = (place: number, group: readonly number[]): Member => ({
    id: rows[place]?.id ?? '',
    label: rows[place]?.label ?? '',
    stability: mean(
      group.filter((other) => other !== place).map((other) => together?.(place, other)),
    ),
  });
  const coalitions = groups
    .filter((group) => group.length > 1)
    .map((group): Coalition => {
      const members = group.map((place) => member(place, group));
      return { members, stability: mean(members.map(({ stability }) => stability)) };
    })
    .sort(
      (a, b) =>
        b.members.length - a.members.length ||
        compareText(a.members[0]?.label ?? '', b.members[0]?.label ?? ''),
    );
  return {
    kind: 'coalitions',
    coalitions,
    alone: groups.flatMap((group) =>
      group.length === 1 ? [rows[group[0] ?? 0]?.label ?? ''] : [],
    ),
    modularity,
    resolution,
    seed: resampling.seed,
    resamples: isEnough ? resampling.times : 0,
    articles: byArticle.length,
    networks,
  };
}

/** How often two places are in one community, of the resamples in which both occur. Only pairs that the
 * whole has together are counted. */
function resampledPairs(
  ids: readonly string[],
  communities: readonly number[],
  articles: readonly (readonly PositionRecord[])[],
  draw: (records: readonly PositionRecord[]) => Network | undefined,
  resolution: number,
  { seed, times }: Resampling,
): (one: number, other: number) => number | undefined {
  const next = seeded(seed);
  const placeOf = new Map(ids.map((id, place) => [id, place]));
  const size = ids.length;
  const occurring = new Map<number, number>();
  const joined = new Map<number, number>();
  for (let time = 0; time < times; time++) {
    const records = articles.flatMap(() => articles[Math.floor(next() * articles.length)] ?? []);
    const network = draw(records);
    if (!network) continue;
    const again = communitiesOfNetwork(network, resolution, Math.floor(next() * 2 ** 32)).of;
    const places = network.rows.map(({ id }) => placeOf.get(id) ?? 0);
    for (const [i, one] of places.entries()) {
      for (let j = i + 1; j < places.length; j++) {
        const other = places[j] ?? 0;
        if (communities[one] !== communities[other]) continue;
        const key = Math.min(one, other) * size + Math.max(one, other);
        occurring.set(key, (occurring.get(key) ?? 0) + 1);
        if (again[i] === again[j]) joined.set(key, (joined.get(key) ?? 0) + 1);
      }
    }
  }
  return (one, other) => {
    const key = Math.min(one, other) * size + Math.max(one, other);
    const all = occurring.get(key);
    return all === undefined ? undefined : (joined.get(key) ?? 0) / all;
  };
}

function communitiesOfNetwork(
  { rows, ties }: Network,
  resolution: number,
  seed: number,
): Communities {
  const weighted = ties.from.map((from, index) => ({
    from,
    to: ties.to[index] ?? 0,
    weight: ties.weight[index] ?? 0,
  }));
  return communitiesOf(rows.length, weighted, resolution, seed);
}

function groupedByArticle(records: readonly PositionRecord[]): PositionRecord[][] {
  const groups = new Map<string, PositionRecord[]>();
  for (const record of records) {
    const group = groups.get(record.article.path);
    if (group) group.push(record);
    else groups.set(record.article.path, [record]);
  }
  return [...groups.values()];
}

/** Places by community, each group ascending. */
function groupsOf(communities: readonly number[]): number[][] {
  const groups = new Map<number, number[]>();
  for (const [place, community] of communities.entries()) {
    const group = groups.get(community);
    if (group) group.push(place);
    else groups.set(community, [place]);
  }
  return [...groups.values()];
}

function mean(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0
    ? undefined
    : known.reduce((sum, value) => sum + value, 0) / known.length;
}
