import { runSync } from '../util/task';
import type { Filter } from '../analysis/records/filter';
import { compareText } from '../util/order';
import { positionRecords, type PositionRecord } from '../analysis/records/positionRecords';
import type { CorpusReader } from '../model/corpus';
import { networksOfRecords, type Network } from '../networks/network';
import type { NetworkOptions } from '../networks/options';
import type { Refused } from '../networks/parts';
import { coalitionGroups, communitiesOfNetwork, type CoalitionGroups } from './coalitionGroups';
import { seeded } from './random';
import { FEW_ARTICLES, type Resampling } from './resample';

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
    ...others,
    kind: 'coalitions',
    coalitions,
    alone: groups.flatMap((group) =>
      group.length === 1 ? [rows[group[0] ?? 0]?.label ?? ''] : [],
    ),
    resolution,
    seed: resampling.seed,
    resamples: isEnough ? resampling.times : 0,
    articles: byArticle.length,
  };
}

/** How often two places are in one community, of the resamples in which both occur. Only pairs that
 * are together in the full network are counted. */
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
    const again = communitiesOfNetwork(network, resolution, Math.floor(next() * 2 ** 32));
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
