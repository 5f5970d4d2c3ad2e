import type { ActorId, IssueId } from '../model/ids';

/** Evidence in columns, issues and actors as numbers from 0: what has no polarity is not in it. */
export interface EvidenceColumns {
  readonly issues: Int32Array;
  readonly actors: Int32Array;
  readonly polarities: Int32Array;
  readonly issueNumbers: ReadonlyMap<IssueId, number>;
  readonly actorNumbers: ReadonlyMap<ActorId, number>;
}

/** The counts n+, n0, n− of each actor on each issue, in columns, and how many disagree. Evidence is
 * added and taken away one by one: each costs a few array accesses, whatever the size of the corpus. */
export interface StanceCounts {
  add(issue: number, actor: number, polarity: number): void;
  /** What was added before. */
  remove(issue: number, actor: number, polarity: number): void;
  /** n+, n0, n− and the sum of polarities; zeros for who says nothing. */
  of(issue: number, actor: number): readonly [number, number, number, number];
  /** Pairs of actors with opposite signs of the sum on one issue. */
  pairsOn(issue: number): number;
  readonly pairs: number;
  /** Pairs of evidence of opposite polarity, of two actors on one issue. */
  readonly opposed: number;
}

interface GivenEvidence {
  readonly issue: IssueId;
  readonly actor: ActorId;
  readonly polarity: number | undefined;
}

export function evidenceColumns(evidence: readonly GivenEvidence[]): EvidenceColumns {
  const issueNumbers = new Map<IssueId, number>();
  const actorNumbers = new Map<ActorId, number>();
  const counted = evidence.filter(({ polarity }) => polarity !== undefined);
  const columnOf = (valueOf: (one: GivenEvidence) => number): Int32Array =>
    Int32Array.from(counted, valueOf);
  return {
    issues: columnOf(({ issue }) => numberOf(issueNumbers, issue)),
    actors: columnOf(({ actor }) => numberOf(actorNumbers, actor)),
    polarities: columnOf(({ polarity }) => polarity ?? 0),
    issueNumbers,
    actorNumbers,
  };
}

function numberOf(numbers: Map<string, number>, id: string): number {
  const known = numbers.get(id);
  if (known !== undefined) return known;
  numbers.set(id, numbers.size);
  return numbers.size - 1;
}

/** Columns of one actor on one issue. */
const PLUS = 0;
const ZERO = 1;
const MINUS = 2;
const SUM = 3;
const CELL = 4;

/** Columns of one issue: how many actors have a positive and a negative sum, and how much evidence of
 * either sign there is. */
const ACTORS_FOR = 0;
const ACTORS_AGAINST = 1;
const FOR = 2;
const AGAINST = 3;
const ISSUE = 4;

/** Counts of evidence, in any order. Linear in it. */
export function stanceCounts(evidence?: EvidenceColumns): StanceCounts {
  /** For each issue, by actor: where its cell begins; 0 for who says nothing. */
  const cellsOf: Int32Array[] = [];
  let issues = new Int32Array(ISSUE * 64);
  // The first cell belongs to nobody.
  let cells = new Int32Array(CELL * 256);
  let used = CELL;
  let pairs = 0;
  let opposed = 0;

  const cellOf = (issue: number, actor: number): number => {
    let own = cellsOf[issue];
    if (!own || actor >= own.length) {
      own = grown(own ?? new Int32Array(0), actor + 1);
      cellsOf[issue] = own;
      if ((issue + 1) * ISSUE > issues.length) issues = grown(issues, (issue + 1) * ISSUE);
    }
    const known = own[actor] ?? 0;
    if (known !== 0) return known;
    const made = used;
    used += CELL;
    own[actor] = made;
    if (used > cells.length) cells = grown(cells, used);
    return made;
  };

  const change = (issue: number, actor: number, polarity: number, by: 1 | -1): void => {
    const cell = cellOf(issue, actor);
    const at = issue * ISSUE;
    const before = cells[cell + SUM] ?? 0;
    const after = before + by * polarity;
    cells[cell + SUM] = after;
    if (polarity > 0) {
      opposed += by * ((issues[at + AGAINST] ?? 0) - (cells[cell + MINUS] ?? 0));
      issues[at + FOR] = (issues[at + FOR] ?? 0) + by;
      cells[cell + PLUS] = (cells[cell + PLUS] ?? 0) + by;
    } else if (polarity < 0) {
      opposed += by * ((issues[at + FOR] ?? 0) - (cells[cell + PLUS] ?? 0));
      issues[at + AGAINST] = (issues[at + AGAINST] ?? 0) + by;
      cells[cell + MINUS] = (cells[cell + MINUS] ?? 0) + by;
    } else cells[cell + ZERO] = (cells[cell + ZERO] ?? 0) + by;
    const was = Math.sign(before);
    const is = Math.sign(after);
    if (was !== is) turn(at, was, is);
  };

  /** The sum of an actor has another sign. */
  const turn = (at: number, was: number, is: number): void => {
    let actorsFor = issues[at + ACTORS_FOR] ?? 0;
    let actorsAgainst = issues[at + ACTORS_AGAINST] ?? 0;
    pairs -= actorsFor * actorsAgainst;
    actorsFor += Number(is > 0) - Number(was > 0);
    actorsAgainst += Number(is < 0) - Number(was < 0);
    pairs += actorsFor * actorsAgainst;
    issues[at + ACTORS_FOR] = actorsFor;
    issues[at + ACTORS_AGAINST] = actorsAgainst;
  };

  const counted = evidence?.issues.length ?? 0;
  for (let index = 0; index < counted; index++) {
    const issue = evidence?.issues[index] ?? 0;
    const actor = evidence?.actors[index] ?? 0;
    change(issue, actor, evidence?.polarities[index] ?? 0, 1);
  }
  return {
    add: (issue, actor, polarity) => {
      change(issue, actor, polarity, 1);
    },
    remove: (issue, actor, polarity) => {
      change(issue, actor, polarity, -1);
    },
    of: (issue, actor) => {
      const cell = cellsOf[issue]?.[actor] ?? 0;
      const at = (column: number): number => cells[cell + column] ?? 0;
      return [at(PLUS), at(ZERO), at(MINUS), at(SUM)];
    },
    pairsOn: (issue) =>
      (issues[issue * ISSUE + ACTORS_FOR] ?? 0) * (issues[issue * ISSUE + ACTORS_AGAINST] ?? 0),
    get pairs() {
      return pairs;
    },
    get opposed() {
      return opposed;
    },
  };
}

function grown(old: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(least, old.length * 2, 16));
  larger.set(old);
  return larger;
}
