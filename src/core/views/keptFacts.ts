import { nestedPairCountsOn, pairCountsOn, rowCountsOn } from '../analysis/actorPairs';
import { countDerivedOn, statedAloneOn, underivedOn } from '../analysis/disagreements';
import type { Filter } from '../analysis/filter';
import { IssueSums } from '../analysis/issueSums';
import { KeptAnalysis } from '../analysis/keptAnalysis';
import { perIssue } from '../analysis/perIssue';
import { finished } from '../model/steps';
import type { CorpusReader } from '../model/corpus';
import type { IssueId } from '../model/ids';
import { factsWith, type Facts } from './facts';

/** Keeps the facts of a corpus that changes, under one filter: each version costs what has changed in it, and
 * a glance at each article and issue. */
export class KeptFacts {
  readonly #analysis: KeptAnalysis;
  readonly #own = new IssueSums(pairCountsOn);
  readonly #nested = new IssueSums(nestedPairCountsOn);
  readonly #rows = new IssueSums(rowCountsOn);

  constructor(filter: Filter) {
    this.#analysis = new KeptAnalysis(filter);
  }

  /** What is so of the reader at the first step. In steps, which must be gone to the end before this is
   * asked again. */
  *update(reader: CorpusReader): Generator<undefined, Facts> {
    const analysis = yield* this.#analysis.update(reader);
    const derivedCounts = new Map<IssueId, number>();
    const pairCounts = new Map<IssueId | undefined, number>();
    const issuesWithPairs = new Set<IssueId | undefined>();
    for (const issue of analysis.issueKeys.keys()) {
      const { derived, pairs, hasRows } = countedOn(analysis, issue);
      if (issue !== undefined && derived > 0) derivedCounts.set(issue, derived);
      if (pairs > 0) pairCounts.set(issue, pairs);
      if (hasRows) issuesWithPairs.add(issue);
      yield undefined;
    }
    return factsWith(analysis, {
      derivedCounts,
      pairCounts,
      issuesWithPairs,
      actorPairs: {
        own: yield* this.#own.of(analysis),
        nested: yield* this.#nested.of(analysis),
      },
      actorRows: yield* this.#rows.of(analysis),
    });
  }
}

/** What an issue adds to the counts of all views. */
const countedOn = perIssue((analysis, issue: IssueId | undefined) => {
  const derived = issue === undefined ? 0 : countDerivedOn(analysis, issue);
  const others = underivedOn(analysis, issue).some(({ kind }) => kind !== 'one-sided');
  const pairs = derived + statedAloneOn(analysis, issue).length;
  return { derived, pairs, hasRows: derived > 0 || others };
});

/** For a corpus that is looked at once. */
export function factsOf(reader: CorpusReader, filter: Filter): Facts {
  return finished(new KeptFacts(filter).update(reader));
}
