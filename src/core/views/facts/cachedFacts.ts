import {
  nestedPairCountsOn,
  pairCountsOn,
  rowCountsOn,
  type ActorCounts,
} from '../../analysis/disagreements/actorPairs';
import { analyse } from '../../analysis/analyse';
import { AnalysisMemory } from '../../analysis/analysisMemory';
import { countDisagreementsOn } from '../../analysis/disagreements/findRows';
import { kindCountsOn, type KindCounts } from '../../analysis/disagreements/kindCounts';
import type { Filter } from '../../analysis/records/filter';
import { sortedByKey } from '../../analysis/records/groups';
import { perIssue } from '../../analysis/issueAnalysis';
import { runSync } from '../../util/task';
import type { CorpusReader } from '../../model/corpus';
import type { ActorId, IssueId } from '../../model/ids';
import { factsWith, type Facts } from './facts';

/** Caches the facts of a changing corpus, under one filter: unchanged articles and issues are not
 * derived again. */
export class CachedFacts {
  readonly #filter: Filter;
  readonly #memory = new AnalysisMemory();

  constructor(filter: Filter) {
    this.#filter = filter;
  }

  /** The facts of the reader at the first step, as a task that may be abandoned. */
  *update(reader: CorpusReader): Generator<undefined, Facts> {
    const analysis = yield* analyse(reader, this.#filter, this.#memory);
    const kindCounts = new Map<IssueId | undefined, KindCounts>();
    const pairCounts = new Map<IssueId | undefined, number>();
    const issuesWithPairs = new Set<IssueId | undefined>();
    const own = new Map<ActorId, number>();
    const nested = new Map<ActorId, number>();
    const rows = new Map<ActorId, number>();
    for (const [issue, on] of analysis.issues) {
      // Each is stored with the issue.
      pairCountsOn(on);
      yield undefined;
      nestedPairCountsOn(on);
      yield undefined;
      const counted = countedOn(on);
      kindCounts.set(issue, counted.counts);
      if (counted.pairs > 0) pairCounts.set(issue, counted.pairs);
      if (counted.rows.size > 0) issuesWithPairs.add(issue);
      addCounts(own, counted.own);
      addCounts(nested, counted.nested);
      addCounts(rows, counted.rows);
      yield undefined;
    }
    return factsWith(analysis, {
      kindCounts,
      pairCounts,
      issuesWithPairs,
      actorPairs: { own: sortedByKey(own), nested: sortedByKey(nested) },
      actorRows: sortedByKey(rows),
    });
  }
}

function addCounts(sums: Map<ActorId, number>, counts: ActorCounts): void {
  for (const [actor, count] of counts) sums.set(actor, (sums.get(actor) ?? 0) + count);
}

/** The counts that an issue adds to those of all views. */
const countedOn = perIssue((on) => {
  return {
    counts: kindCountsOn(on),
    pairs: countDisagreementsOn(on),
    own: pairCountsOn(on),
    nested: nestedPairCountsOn(on),
    rows: rowCountsOn(on),
  };
});

/** The facts of a corpus that is read only once. */
export function factsOf(reader: CorpusReader, filter: Filter): Facts {
  return runSync(new CachedFacts(filter).update(reader));
}
