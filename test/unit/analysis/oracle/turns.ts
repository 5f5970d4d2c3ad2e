import { isExact, overlap } from './calendar';
import type { StatedClaim } from './codedTwice';
import { ACTORS, ISSUES, type Coded } from './corpora';
import { statedIds, sayDays, type Oracle } from './oracle';

// Contradictions and shifts of the data model, by every pair of an actor's claims.

export function contradictionsOf(oracle: Oracle): string[] {
  return ISSUES.flatMap((issue) =>
    ACTORS.flatMap((actor) =>
      rowsOf(oracle.stated(actor, issue)).map(
        ([kind, more]) => `${kind} ${issue}: ${actor} ${more}`,
      ),
    ),
  ).sort();
}

/** The rows of an actor on an issue. */
function rowsOf(all: readonly StatedClaim[]): (readonly [kind: string, row: string])[] {
  const signed = all.filter(({ sign }) => sign === 1 || sign === -1);
  const rows: (readonly [string, string])[] = [];
  const both = signed.filter((one) => signed.some((other) => contradict(one, other)));
  if (both.length > 0) rows.push(['contradiction', sayRow(both, contradict)]);
  const isVague = (one: StatedClaim): boolean =>
    !one.days ||
    (!isExact(one.days) &&
      signed.some(
        (other) => areOpposite(one, other) && other.days && overlap(one.days!, other.days),
      ));
  const placed = signed
    .filter((one) => !isVague(one))
    .filter((one) => !signed.some((other) => areOpposite(one, other) && isSameDay(one, other)));
  const turns = turnsOf(placed);
  if (turns.length > 1) {
    const stated = turns.map(
      (turn) => `${turn[0]?.sign === 1 ? '+' : '−'}[${statedIds(turn)}]${sayDays(turn)}`,
    );
    rows.push(['shift', `${sayRow(turns.flat())}, turns ${stated.join(' ')}`]);
  }
  const unordered = (one: StatedClaim, other: StatedClaim): boolean =>
    areOpposite(one, other) &&
    !contradict(one, other) &&
    (isVague(one) || isVague(other)) &&
    (!one.days || !other.days || overlap(one.days, other.days));
  const unknown = signed.filter((one) => signed.some((other) => unordered(one, other)));
  if (unknown.length > 0) rows.push(['order-unknown', sayRow(unknown)]);
  return rows;
}

function areOpposite(one: StatedClaim, other: StatedClaim): boolean {
  return (one.sign ?? 0) * (other.sign ?? 0) === -1;
}

function isSameDay(one: StatedClaim, other: StatedClaim): boolean {
  return isExact(one.days) && isExact(other.days) && one.days.first === other.days.first;
}

/** On one exact date, or in one article whose claims have no dates of their own. */
function contradict(one: StatedClaim, other: StatedClaim): boolean {
  const isOneArticle =
    one.article.path === other.article.path && !one.hasOwnDate && !other.hasOwnDate;
  return areOpposite(one, other) && (isSameDay(one, other) || isOneArticle);
}

/** In the order of time, those of one sign that follow each other together. */
function turnsOf(placed: readonly StatedClaim[]): StatedClaim[][] {
  const inTime = placed.toSorted((a, b) => (a.days?.first ?? 0) - (b.days?.first ?? 0));
  const turns: StatedClaim[][] = [];
  for (const one of inTime) {
    const turn = turns.at(-1);
    if (turn?.[0]?.sign === one.sign) turn?.push(one);
    else turns.push([one]);
  }
  return turns;
}

function sayRow(
  stated: readonly StatedClaim[],
  mayContradict: (one: StatedClaim, other: StatedClaim) => boolean = areOpposite,
): string {
  const [plus, minus] = [1, -1].map((sign) => stated.filter((one) => one.sign === sign));
  const isReal = stated.some((one) =>
    stated.some((other) => mayContradict(one, other) && haveOneCondition(one, other)),
  );
  const conditional = isReal ? '' : ', conditional';
  return `+[${statedIds(plus ?? [])}] −[${statedIds(minus ?? [])}]${conditional}`;
}

/** Both without a condition, or both under one of the same words: whatever their case, white space
 * and accents that are letters of their own. */
function haveOneCondition(one: StatedClaim, other: StatedClaim): boolean {
  const words = ({ condition }: Coded): string =>
    condition === undefined ? '' : condition.normalize('NFC').toLowerCase().replaceAll(/_+/g, ' ');
  return one.pieces.some((a) => other.pieces.some((b) => words(a.record) === words(b.record)));
}
