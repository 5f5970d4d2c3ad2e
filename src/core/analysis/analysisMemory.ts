import type { Codebook } from '../model/codebook';
import type { ArticleRow } from '../model/corpus';
import type { AnnotationId, IssueId } from '../model/ids';
import { areNamedAlike, articleRecords, type ArticleRecords } from './records/articleRecords';
import { rollUpContext, type RollUpContext } from './records/evidence';
import type { Filter } from './records/filter';
import type { Task } from '../util/task';
import { nettingText, type Netting } from '../model/netting';
import { analyseIssue, type IssueAnalysis, type IssueRecords } from './issueAnalysis';

/** What one analysis keeps for the next: the records of each article, as long as its row is the
 * same object, and the results on each issue, as long as its records are the same objects. They are
 * never changed, so that analyses may be cancelled, or run concurrently. */
export class AnalysisMemory {
  #remembered: Remembered | undefined;

  /** The memory for this codebook, filter and stretches of time; empty, where the last ones were
   * others. */
  under(codebook: Codebook, filter: Filter, netting: Netting): Remembered {
    const { context } = this.#remembered ?? {};
    const isSame =
      context?.codebook === codebook &&
      context.filter === filter &&
      nettingText(context.netting) === nettingText(netting);
    if (this.#remembered && isSame) return this.#remembered;
    return (this.#remembered = new Remembered(rollUpContext(codebook, filter, netting)));
  }
}

export class Remembered {
  readonly context: RollUpContext;
  readonly #articles = new WeakMap<ArticleRow, ArticleRecords>();
  #issues: ReadonlyMap<IssueId | undefined, IssueAnalysis> = new Map();

  constructor(context: RollUpContext) {
    this.context = context;
  }

  articleRecords(row: ArticleRow, repeated: ReadonlySet<AnnotationId>): ArticleRecords {
    const known = this.#articles.get(row);
    if (known && areNamedAlike(known, repeated)) return known;
    const made = articleRecords(row, this.context, repeated);
    this.#articles.set(row, made);
    return made;
  }

  *issueAnalysis(on: IssueRecords): Task<IssueAnalysis> {
    const known = this.#issues.get(on.issue);
    const isSame =
      known && areSame(known.records, on.records) && areSame(known.relations, on.relations);
    return isSame ? known : yield* analyseIssue(on, this.context);
  }

  /** Keeps all issues of an analysis; those of earlier ones are forgotten. */
  keepIssues(issues: readonly IssueAnalysis[]): void {
    this.#issues = new Map(issues.map((on) => [on.issue, on]));
  }
}

function areSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  if (some.length !== others.length) return false;
  for (let at = 0; at < some.length; at++) if (some[at] !== others[at]) return false;
  return true;
}
