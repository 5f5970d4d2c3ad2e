import type { ActorId, ArticlePath, CoderId, IssueId } from '../../../model/ids';
import { NOTHING } from '../unitReadings';

// The data of the chain: each unit with what its coders read. In arrays, since each unit is drawn a
// thousand times.

/** One article × one actor × one issue. */
export interface UnitName {
  readonly article: ArticlePath;
  readonly actor: ActorId;
  readonly issue: IssueId;
}

/** What is known of a unit. */
export interface UnitRead extends UnitName {
  /** What each coder of the article read, as numbers of unitReadings.ts; some of them something. */
  readonly readings: readonly { readonly coder: CoderId; readonly reading: number }[];
  /** Whether it is a unit of the analysis, or only of an article that several coders completed.
   * The sides of actors are estimated of either by itself. */
  readonly isOfAnalysis: boolean;
  /** Whether its article may have more units that its coders have missed. */
  readonly isDrawn: boolean;
  /** Whether rates of error are estimated from it. */
  readonly informs: boolean;
}

/** Units in the order in which they were added. */
export class ReadUnits {
  readonly coders = new Numbers<CoderId>();
  readonly actors = new Numbers<ActorId>();
  readonly issues = new Numbers<IssueId>();
  readonly articles = new Numbers<ArticlePath>();
  /** An actor on an issue. */
  readonly cells = new Numbers<string>();
  /** For each cell. */
  readonly actorOfCell: number[] = [];
  readonly issueOfCell: number[] = [];
  /** For each unit: its cell and article, and where its readings begin; one more at the end. */
  readonly cellOf: number[] = [];
  readonly articleOf: number[] = [];
  readonly firstReading: number[] = [0];
  readonly isDrawn: boolean[] = [];
  readonly informs: boolean[] = [];
  /** For each reading. */
  readonly coderOf: number[] = [];
  readonly readingOf: number[] = [];
  readonly #places = new Map<string, number>();

  get count(): number {
    return this.cellOf.length;
  }

  add({ article, actor, issue, readings, isOfAnalysis, isDrawn, informs }: UnitRead): void {
    if (readings.every(({ reading }) => reading === NOTHING)) return;
    const cell = this.cells.of(JSON.stringify([isOfAnalysis, actor, issue]));
    if (cell === this.actorOfCell.length) {
      this.actorOfCell.push(this.actors.of(actor));
      this.issueOfCell.push(this.issues.of(issue));
    }
    if (isOfAnalysis) this.#places.set(JSON.stringify([article, actor, issue]), this.count);
    this.cellOf.push(cell);
    this.articleOf.push(this.articles.of(article));
    this.isDrawn.push(isDrawn);
    this.informs.push(informs);
    for (const { coder, reading } of readings) {
      this.coderOf.push(this.coders.of(coder));
      this.readingOf.push(reading);
    }
    this.firstReading.push(this.coderOf.length);
  }

  /** The place of a unit of the analysis. */
  placeOf({ article, actor, issue }: UnitName): number | undefined {
    return this.#places.get(JSON.stringify([article, actor, issue]));
  }

  cellAt(actor: ActorId, issue: IssueId): number | undefined {
    return this.cells.known(JSON.stringify([true, actor, issue]));
  }

  /** Calls a function for each reading of a unit. */
  eachReading(unit: number, each: (coder: number, reading: number) => void): void {
    const to = this.firstReading[unit + 1] ?? 0;
    for (let at = this.firstReading[unit] ?? 0; at < to; at++) {
      each(this.coderOf[at] ?? 0, this.readingOf[at] ?? NOTHING);
    }
  }
}

/** Numbers for things, from 0 on, in the order in which they are first asked for. */
class Numbers<Thing> {
  readonly #numbers = new Map<Thing, number>();

  get size(): number {
    return this.#numbers.size;
  }

  of(thing: Thing): number {
    const known = this.#numbers.get(thing);
    if (known !== undefined) return known;
    const { size } = this.#numbers;
    this.#numbers.set(thing, size);
    return size;
  }

  known(thing: Thing): number | undefined {
    return this.#numbers.get(thing);
  }

  all(): readonly Thing[] {
    return [...this.#numbers.keys()];
  }
}
