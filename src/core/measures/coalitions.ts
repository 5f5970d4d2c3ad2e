import { runSync } from '../util/task';
import type { Filter } from '../analysis/records/filter';
import type { SampledFigure } from '../util/numbers';
import { compareText } from '../util/order';
import { positionRecords, type PositionRecord } from '../analysis/records/positionRecords';
import type { CorpusReader } from '../model/corpus';
import { networksOfRecords, type Network } from '../networks/network';
import type { NetworkOptions } from '../networks/options';
import type { Refused } from '../networks/parts';
import { coalitionGroups, communitiesOfNetwork, type CoalitionGroups } from './coalitionGroups';
import { seeded } from './random';
import { communitiesOf, tiesOf } from './communities';
import type { NetworkSample } from './networkSamples';
import { FEW_ARTICLES, sampledFigure, type Resampling } from './resample';

/** Actors that agree more with each other than with others. */
export interface Coalition {
  readonly members: readonly Member[];
  /** The mean over its pairs of how often a resample has both in one community; undefined where
   * that cannot be computed. */
  readonly stability: number | undefined;
}

export interface Member {
  readonly id: string;
  readonly label: string;
  /** The mean over the other members of how often a resample has both in one community. */
  readonly stability: number | undefined;
}

export interface Coalitions extends Omit<CoalitionGroups, 'kind' | 'of'> {
  readonly kind: 'coalitions';
  /** The largest first, then by the first label; at least two members each. Given whatever the
   * verdict. */
  readonly coalitions: readonly Coalition[];
  /** Labels of actors without a positive tie, or alone in their community. */
  readonly alone: readonly string[];
  readonly resolution: number;
  readonly seed: number;
  /** The number of resamples for stability. */
  readonly resamples: number;
  /** Articles with a position in scope: what is resampled. */
  readonly articles: number;
}

/** Discourse coalitions: communities of a one-mode network (`coalitionGroups`), and how stable they
 * are. A resample draws articles with their positions, and finds communities again. */
export function coalitionsOf(
  reader: CorpusReader,
  filter: Filter,
  options: NetworkOptions,
  resolution: number,
  resampling: Resampling,
): Coalitions | Refused {
  const { codebook } = reader;
  const records = positionRecords(reader, filter);
  const found = runSync(
    coalitionGroups(records, codebook, filter, options, resolution, resampling),
  );
  if (found.kind === 'refused') return found;
  const { of: communities, ...others } = found;
  const rows = others.networks.networks[0]?.rows ?? [];
  const byArticle = groupedByArticle(records);
  const isEnough =
    byArticle.length >= FEW_ARTICLES && resampling.times > 0 && communities.length > 0;
  const draw = (drawn: readonly PositionRecord[]): Network | undefined => {
    const again = runSync(networksOfRecords(drawn, codebook, filter, options));
    return again.kind === 'refused' ? undefined : again.networks[0];
  };
  const groups = groupsOf(communities).map((group) => group.map((place) => rows[place]));
  const stabilities = isEnough
    ? stabilitiesOf(
        groups.map((group) => group.map((node) => node?.id ?? '')),
        resampledCommunities(byArticle, draw, resolution, resampling),
      )
    : undefined;
  const coalitions = groups
    .filter((group) => group.length > 1)
    .map((group): Coalition => {
      const members = group.map((node): Member => {
        const { id = '', label = '' } = node ?? {};
        return { id, label, stability: stabilities?.get(id) };
      });
      return { members, stability: mean(members.map(({ stability }) => stability)) };
    })
    .sort(
      (a, b) =>
        b.members.length - a.members.length ||
        compareText(a.members[0]?.label ?? '', b.members[0]?.label ?? ''),
    );
  return {
    ...others,
    kind: 'coalitions',
    coalitions,
    alone: groups.flatMap((group) => (group.length === 1 ? [group[0]?.label ?? ''] : [])),
    resolution,
    seed: resampling.seed,
    resamples: isEnough ? resampling.times : 0,
    articles: byArticle.length,
  };
}

/** The communities of a sample: the number of that of each node. */
export interface SampledCommunities {
  readonly nodes: readonly { readonly id: string }[];
  readonly of: readonly number[];
}

function* resampledCommunities(
  articles: readonly (readonly PositionRecord[])[],
  draw: (records: readonly PositionRecord[]) => Network | undefined,
  resolution: number,
  { seed, times }: Resampling,
): Generator<SampledCommunities> {
  const next = seeded(seed);
  for (let time = 0; time < times; time++) {
    const records = articles.flatMap(() => articles[Math.floor(next() * articles.length)] ?? []);
    const network = draw(records);
    if (!network) continue;
    const of = communitiesOfNetwork(network, resolution, Math.floor(next() * 2 ** 32));
    yield { nodes: network.rows, of };
  }
}

/** How often each member of a group is in one community with another member: the mean over the
 * others, of the samples in which both occur. `groups`: the ids of members. */
export function stabilitiesOf(
  groups: readonly (readonly string[])[],
  samples: Iterable<SampledCommunities>,
): ReadonlyMap<string, number | undefined> {
  const groupOf = new Map(groups.flatMap((ids, group) => ids.map((id) => [id, group] as const)));
  const numberOf = new Map([...groupOf.keys()].map((id, number) => [id, number]));
  const size = numberOf.size;
  const keyOf = (a: number, b: number): number => Math.min(a, b) * size + Math.max(a, b);
  const occurring = new Map<number, number>();
  const joined = new Map<number, number>();
  for (const { nodes, of } of samples) {
    const inGroups = nodes.map(({ id }) => groupOf.get(id));
    const numbers = nodes.map(({ id }) => numberOf.get(id) ?? 0);
    for (const [i, group] of inGroups.entries()) {
      if (group === undefined) continue;
      for (let j = i + 1; j < nodes.length; j++) {
        if (group !== inGroups[j]) continue;
        const key = keyOf(numbers[i] ?? 0, numbers[j] ?? 0);
        occurring.set(key, (occurring.get(key) ?? 0) + 1);
        if (of[i] === of[j]) joined.set(key, (joined.get(key) ?? 0) + 1);
      }
    }
  }
  const together = (one: string, other: string): number | undefined => {
    const key = keyOf(numberOf.get(one) ?? 0, numberOf.get(other) ?? 0);
    const all = occurring.get(key);
    return all === undefined ? undefined : (joined.get(key) ?? 0) / all;
  };
  return new Map(
    groups.flatMap((ids) =>
      ids.map((id) => {
        const others = ids.filter((other) => other !== id);
        return [id, mean(others.map((other) => together(id, other)))] as const;
      }),
    ),
  );
}

/** The communities of samples of a network, and their modularity. */
export function sampledCommunities(
  samples: Iterable<NetworkSample>,
  resolution: number,
  seed: number,
): {
  readonly communities: readonly SampledCommunities[];
  readonly modularity: SampledFigure | undefined;
} {
  const found = Array.from(samples, ({ rows, ties }) => ({
    nodes: rows,
    ...communitiesOf(rows.length, tiesOf(ties), resolution, seed),
  }));
  return {
    communities: found,
    modularity: sampledFigure(found.map(({ modularity }) => modularity)),
  };
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
