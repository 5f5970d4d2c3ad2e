import type { Pair } from '../../analysis/records/pairMap';
import type { WantedPairs } from '../../analysis/disagreements/wantedPairs';
import type { ActorId, IssueId } from '../../model/ids';
import { actorLabel, issueLabel, type NameContext } from '../words/nameLabels';

/** The words of a search, which are looked up once in each name instead of in every row: a row
 * matches if its issue and its actors together have all of them. */
export class NameFilter implements WantedPairs {
  readonly #context: NameContext;
  readonly #words: readonly string[];
  /** The bits of all words; each set of words is a bit mask. */
  readonly #all: bigint;
  readonly #dash: bigint;
  readonly #issues = new Map<IssueId | undefined, bigint>();
  readonly #classes = new Map<ActorId, number>();
  readonly #sets: bigint[] = [];
  readonly #classOfSet = new Map<bigint, number>();

  /** Undefined where nothing is searched. */
  static of(context: NameContext, typed: string): NameFilter | undefined {
    const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
    return words.length === 0 ? undefined : new NameFilter(context, words);
  }

  private constructor(context: NameContext, words: readonly string[]) {
    this.#context = context;
    this.#words = words;
    this.#all = (1n << BigInt(words.length)) - 1n;
    this.#dash = this.#wordsIn('–');
  }

  /** The class of an actor: those whose names have the same words share one. */
  classOf(actor: ActorId): number {
    let known = this.#classes.get(actor);
    if (known === undefined) {
      const words = this.#wordsIn(actorLabel(this.#context, [actor]));
      known = this.#classOfSet.get(words) ?? this.#sets.push(words) - 1;
      this.#classOfSet.set(words, known);
      this.#classes.set(actor, known);
    }
    return known;
  }

  areWanted(issue: IssueId | undefined, one: number, other: number): boolean {
    const actors = (this.#sets[one] ?? 0n) | (this.#sets[other] ?? 0n);
    return (this.#wordsOf(issue) | actors | this.#dash) === this.#all;
  }

  /** "Issue China – United States" */
  holdsPair(issue: IssueId | undefined, [one, other]: Pair): boolean {
    return this.areWanted(issue, this.classOf(one), this.classOf(other));
  }

  /** Like `holdsPair`, for any number of actors. */
  holds(issue: IssueId | undefined, actors: readonly ActorId[]): boolean {
    const words = actors.map((actor) => this.#sets[this.classOf(actor)] ?? 0n);
    return words.reduce((all, one) => all | one, this.#wordsOf(issue)) === this.#all;
  }

  #wordsOf(issue: IssueId | undefined): bigint {
    let known = this.#issues.get(issue);
    if (known === undefined) {
      this.#issues.set(issue, (known = this.#wordsIn(issueLabel(this.#context, issue))));
    }
    return known;
  }

  #wordsIn(name: string): bigint {
    const lower = name.toLowerCase();
    return this.#words.reduce(
      (found, word, at) => (lower.includes(word) ? found | (1n << BigInt(at)) : found),
      0n,
    );
  }
}
