import { isExact, overlap } from './calendar';
import type { Said } from './codedTwice';
import { ACTORS, ISSUES } from './corpora';
import { idsSaid, sayDays, type Oracle } from './oracle';

// Contradictions and shifts of the data model, by every pair of an actor's claims.

export function contradictionsOf(oracle: Oracle): string[] {
  return ISSUES.flatMap((issue) =>
    ACTORS.flatMap((actor) =>
      rowsOf(oracle.said(actor, issue)).map(([kind, more]) => `${kind} ${issue}: ${actor} ${more}`),
    ),
  ).sort();
}

/** The rows of an actor on an issue. */
function rowsOf(all: readonly Said[]): (readonly [kind: string, row: string])[] {
  const signed = all.filter(({ sign }) => sign === 1 || sign === -1);
  const rows: (readonly [string, string])[] = [];
  const both = signed.filter((one) => signed.some((other) => contradict(one, other)));
  if (both.length > 0) rows.push(['contradiction', sayRow(both)]);
  const isVague = (one: Said): boolean =>
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
    const said = turns.map(
      (turn) => `${turn[0]?.sign === 1 ? '+' : '−'}[${idsSaid(turn)}]${sayDays(turn)}`,
    );
    rows.push(['shift', `${sayRow(turns.flat())}, turns ${said.join(' ')}`]);
  }
  const unordered = (one: Said, other: Said): boolean =>
    areOpposite(one, other) &&
    !contradict(one, other) &&
    (isVague(one) || isVague(other)) &&
    (!one.days || !other.days || overlap(one.days, other.days));
  const unknown = signed.filter((one) => signed.some((other) => unordered(one, other)));
  if (unknown.length > 0) rows.push(['order-unknown', sayRow(unknown)]);
  return rows;
}

function areOpposite(one: Said, other: Said): boolean {
  return (one.sign ?? 0) * (other.sign ?? 0) === -1;
}

function isSameDay(one: Said, other: Said): boolean {
  return isExact(one.days) && isExact(other.days) && one.days.first === other.days.first;
}

/** On one exact date, or in one article whose claims have no dates of their own. */
function contradict(one: Said, other: Said): boolean {
  const isOneArticle =
    one.article.path === other.article.path && !one.hasOwnDate && !other.hasOwnDate;
  return areOpposite(one, other) && (isSameDay(one, other) || isOneArticle);
}

/** In the order of time, those of one sign that follow each other together. */
function turnsOf(placed: readonly Said[]): Said[][] {
  const inTime = placed.toSorted((a, b) => (a.days?.first ?? 0) - (b.days?.first ?? 0));
  const turns: Said[][] = [];
  for (const one of inTime) {
    const turn = turns.at(-1);
    if (turn?.[0]?.sign === one.sign) turn?.push(one);
    else turns.push([one]);
  }
  return turns;
}

function sayRow(said: readonly Said[]): string {
  const [plus, minus] = [1, -1].map((sign) => said.filter((one) => one.sign === sign));
  const every = (side: readonly Said[] = []): boolean =>
    side.every(({ pieces }) => pieces.every(({ record }) => record.conditional));
  const conditional = every(plus) !== every(minus) ? ', conditional' : '';
  return `+[${idsSaid(plus ?? [])}] −[${idsSaid(minus ?? [])}]${conditional}`;
}
