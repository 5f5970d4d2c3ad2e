import type { ActorId, IssueId } from '../model/ids';
import type { ActorCounts } from './actorPairs';
import type { Analysis } from './analyse';
import type { IssueKey } from './perIssue';
import { SortedMap } from './sortedMap';

/** Counts by actor, summed over all issues of an analysis that changes: what the issues bring that have changed
 * is taken away and added, and no other is looked at. */
export class IssueSums {
  readonly #countsOn: (analysis: Analysis, issue: IssueId | undefined) => ActorCounts;
  #parts = new Map<IssueId | undefined, Part>();
  #sums = new SortedMap<ActorId, number>();

  constructor(countsOn: (analysis: Analysis, issue: IssueId | undefined) => ActorCounts) {
    this.#countsOn = countsOn;
  }

  /** Of an analysis that one `KeptAnalysis` gave. A step for each issue that has changed. */
  *of(analysis: Analysis): Generator<undefined, ActorCounts> {
    const sums = new Map<string, number>();
    const change = (before: ActorCounts, after: ActorCounts): void => {
      for (const actor of new Set([...before.keys(), ...after.keys()])) {
        const by = (after.get(actor) ?? 0) - (before.get(actor) ?? 0);
        if (by !== 0) sums.set(actor, (sums.get(actor) ?? this.#sums.get(actor) ?? 0) + by);
      }
    };
    const parts = new Map<IssueId | undefined, Part>();
    for (const [issue, key] of analysis.issueKeys) {
      const known = this.#parts.get(issue);
      if (known?.key === key) parts.set(issue, known);
      else {
        const counts = this.#countsOn(analysis, issue);
        parts.set(issue, { key, counts });
        change(known?.counts ?? NONE, counts);
        yield undefined;
      }
    }
    for (const [issue, { counts }] of this.#parts) if (!parts.has(issue)) change(counts, NONE);
    this.#parts = parts;
    const changes = [...sums].map(([actor, count]) => [actor, count || undefined] as const);
    this.#sums = this.#sums.changed(new Map(changes));
    return this.#sums;
  }
}

const NONE: ActorCounts = new Map();

interface Part {
  readonly key: IssueKey;
  readonly counts: ActorCounts;
}
