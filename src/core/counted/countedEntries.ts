import type { Analysis } from '../analysis/analyse';
import {
  contradictions,
  isCountedContradiction,
  type Contradiction,
} from '../analysis/contradictions';
import { countedRowsOn, filterUnder } from '../analysis/disagreements/kindCounts';
import { COUNTED_KINDS } from '../analysis/disagreements/kinds';
import type { Disagreement } from '../analysis/disagreements/whoDisagrees';
import type { NetStance } from '../analysis/netStances';
import type { Claim } from '../analysis/claims/claims';
import { signOf } from '../analysis/claims/stanceInTime';
import { codedStateOf } from '../analysis/records/codedArticles';
import {
  actorsInForce,
  isEvidence,
  isNotLifted,
  type Evidence,
} from '../analysis/records/evidence';
import { inScope, isUndated } from '../analysis/records/filter';
import { exclusionReason, type ExclusionReason } from '../analysis/records/exclusion';
import type { PositionRecord } from '../analysis/records/positionRecords';
import { sideOf } from '../analysis/sides';
import { spokenArticles } from '../measures/salience';
import type { ArticleRow } from '../model/corpus';
import type { ActorId, IssueId } from '../model/ids';
import type { Counted, CountedArticles, CountedPairs, CountedPositions } from './counted';

/** One of the things that a number counts. */
export type CountedEntry =
  | {
      readonly kind: 'position';
      readonly record: PositionRecord;
      /** The net stance that it is evidence for, where the number counts those. */
      readonly stance?: NetStance;
      /** The claim that it belongs to, where the number counts claims. */
      readonly claim?: Claim;
    }
  | { readonly kind: 'actor'; readonly stance: NetStance }
  | { readonly kind: 'pair'; readonly row: Disagreement }
  | { readonly kind: 'contradiction'; readonly row: Contradiction }
  | { readonly kind: 'article'; readonly article: ArticleRow };

/** The entries behind a number, as many as it states; made lazily, since a large corpus has a
 * million pairs. The analysis must be the one of the number: under the same filter, and for pairs
 * under a rule with that rule (`filterUnder`). */
export function countedEntries(analysis: Analysis, counted: Counted): Iterable<CountedEntry> {
  switch (counted.of) {
    case 'positions':
      return positionsThat(analysis, counted.which).map((record) => ({ kind: 'position', record }));
    case 'left out': {
      const stricter = filterUnder(counted.rule, analysis.context.filter);
      return analysis.surviving
        .filter((record) => exclusionReason(record, record.position, stricter) !== undefined)
        .map((record) => ({ kind: 'position', record }));
    }
    case 'evidence':
      return evidenceOf(analysis, counted);
    case 'claims':
      return claimsThat(analysis, counted.actor, counted.issue);
    case 'evaluations':
      return evaluationsOf(analysis, counted.actor, counted.target).map((record) => ({
        kind: 'position',
        record,
      }));
    case 'actors':
      return [...stancesOn(analysis, counted.issue)]
        .filter((stance) => counted.side === undefined || sideOf(stance) === counted.side)
        .map((stance) => ({ kind: 'actor', stance }));
    case 'pairs':
      return pairsOf(analysis, counted.which, counted.issue);
    case 'contradictions':
      return contradictions(analysis)
        .filter((row) => isCountedContradiction(row) && row.kind === counted.which)
        .map((row) => ({ kind: 'contradiction', row }));
    case 'articles':
      return articlesThat(analysis, counted.which, counted.issue).map((article) => ({
        kind: 'article',
        article,
      }));
  }
}

function positionsThat(analysis: Analysis, which: CountedPositions): readonly PositionRecord[] {
  const { records, surviving, context } = analysis;
  switch (which) {
    case 'recorded':
      return records;
    case 'counting': {
      const own = surviving.filter((record) => isEvidence(record, context));
      // An id that an article has twice is counted once.
      return [...new Map(own.map((record) => [record.id, record])).values()];
    }
    case 'unknown stance':
      return surviving.filter(
        ({ position: { stance } }) => stance !== undefined && !context.codebook.stances.has(stance),
      );
    case 'not lifted':
      return surviving.filter(
        (record) => isEvidence(record, context) && isNotLifted(record, context),
      );
    case 'without polarity':
      if (context.filter.withoutPolarity) return [];
      return surviving.filter(({ polarity }) => polarity === undefined);
    default:
      return excludedFor(analysis, which);
  }
}

function excludedFor({ records, context }: Analysis, reason: ExclusionReason) {
  return records.filter(
    (record) => exclusionReason(record, record.position, context.filter) === reason,
  );
}

function* evidenceOf(
  analysis: Analysis,
  { actor, other, issue, undated }: Extract<Counted, { of: 'evidence' }>,
): Generator<CountedEntry> {
  const stances =
    actor === undefined || other === undefined
      ? stancesOf(analysis, actor, issue)
      : stancesOfBoth(analysis, actor, other);
  for (const stance of stances) {
    for (const id of stance.positions) {
      const record = analysis.recordOf.get(id);
      if (!record || (undated === true && record.days)) continue;
      yield { kind: 'position', record, stance };
    }
  }
}

/** Each claim as often as it counts, by pieces of it that have its sign, as far as there are
 * enough. */
function* claimsThat(
  analysis: Analysis,
  actor: ActorId | undefined,
  issue: IssueId | undefined,
): Generator<CountedEntry> {
  for (const stance of stancesOf(analysis, actor, issue)) {
    for (const claim of stance.claims) {
      if (claim.polarity === undefined) continue;
      const sign = signOf(claim.polarity);
      const isAlike = ({ polarity = 0 }: Evidence): boolean => signOf(polarity) === sign;
      const { evidence, count } = claim;
      const alike = evidence.filter(isAlike);
      const others = evidence.filter((piece) => !isAlike(piece));
      for (const { record } of [...alike, ...others].slice(0, count)) {
        yield { kind: 'position', record, stance, claim };
      }
    }
  }
}

function* stancesOfBoth(
  { stances }: Analysis,
  actor: ActorId,
  other: ActorId,
): Generator<NetStance> {
  for (const row of stances.values()) {
    const [one, two] = [row.get(actor), row.get(other)];
    if (one && two) yield* [one, two];
  }
}

function evaluationsOf({ surviving, context }: Analysis, actor: ActorId, target: ActorId) {
  return surviving.filter(
    (record) =>
      record.position.evaluation !== undefined &&
      actorsInForce(record.actors, record, context).includes(actor) &&
      actorsInForce(record.target, record, context).includes(target),
  );
}

function* stancesOf(
  { stances }: Analysis,
  actor: ActorId | undefined,
  issue: IssueId | undefined,
): Generator<NetStance> {
  const rows = issue === undefined ? stances.values() : [stances.get(issue)];
  for (const row of rows) {
    if (actor === undefined) yield* row?.values() ?? [];
    else {
      const stance = row?.get(actor);
      if (stance) yield stance;
    }
  }
}

function stancesOn({ stances }: Analysis, issue: IssueId): Iterable<NetStance> {
  return stances.get(issue)?.values() ?? [];
}

function* pairsOf(
  analysis: Analysis,
  which: CountedPairs,
  issue: IssueId | undefined,
): Generator<CountedEntry> {
  const all = issue === undefined ? analysis.issues.values() : [analysis.on(issue)];
  const kinds = which === 'disagreements' ? COUNTED_KINDS : [which];
  for (const on of all) {
    for (const kind of kinds) {
      for (const row of countedRowsOn(on, kind)) yield { kind: 'pair', row };
    }
  }
}

function articlesThat(
  analysis: Analysis,
  which: CountedArticles,
  issue: IssueId | undefined,
): readonly ArticleRow[] {
  const { reader, records, context } = analysis;
  const { filter } = context;
  const inside = () => reader.articles().filter(({ path }) => inScope(path, filter.scope));
  switch (which) {
    case 'with positions':
      return articlesOf(records);
    case 'taking sides':
      return articlesOf(
        [...stancesOf(analysis, undefined, issue)].flatMap(({ evidence }) =>
          evidence.map(({ record }) => record),
        ),
      );
    case 'speaking':
    case 'read': {
      const { articles, speaking } = spokenArticles(reader, records, context);
      const rows = articles.map(({ row }) => row);
      if (which === 'read') return rows;
      const paths = issue === undefined ? undefined : speaking.get(issue);
      return rows.filter(({ path }) => paths?.has(path) === true);
    }
    case 'undated':
      return inside().filter(isUndated);
    default:
      return inside().filter((row) => codedStateOf(row, filter.coder) === which);
  }
}

function articlesOf(records: readonly PositionRecord[]): readonly ArticleRow[] {
  return [...new Map(records.map(({ article }) => [article.path, article])).values()];
}
