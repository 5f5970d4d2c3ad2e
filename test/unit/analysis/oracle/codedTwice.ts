import { daysOf, type Days } from './calendar';
import type { Article, Coded } from './corpora';

// “Coded twice” of the data model, for the pieces of one actor on one issue.

/** One record as evidence of an actor's stance. */
export interface Piece {
  readonly record: Coded;
  readonly polarity: -1 | 0 | 1;
  /** The side of the coded actor, at the record's date. */
  readonly side: string;
}

/** What an actor says once, by however many coders. */
export interface StatedClaim {
  readonly pieces: readonly Piece[];
  readonly article: Article;
  /** Undefined where the coders have no majority. */
  readonly sign: -1 | 0 | 1 | undefined;
  /** How often it counts. */
  readonly count: number;
  readonly days: Days | undefined;
  /** The date is not the article's. */
  readonly hasOwnDate: boolean;
}

export function statementsOf(pieces: readonly Piece[]): StatedClaim[] {
  return groupsOf(pieces).flatMap((group) => {
    const coders = codersOf(group);
    const [first] = coders;
    if (coders.length < 2 || !first)
      return group.map((piece) => stated([piece], piece.polarity, 1));
    if (coders.every((own) => polaritiesOf(own) === polaritiesOf(first))) {
      // As if one of them had coded alone: one for each of the pieces, with its likes of the
      // others.
      return first.map((piece, at) =>
        stated(
          coders.map((own) => own[at] ?? piece),
          piece.polarity,
          1,
        ),
      );
    }
    return [stated(group, majorityOf(coders), Math.max(...coders.map(({ length }) => length)))];
  });
}

/** Pieces whose quotes meet, directly or through others. */
function groupsOf(pieces: readonly Piece[]): Piece[][] {
  let groups = pieces.map((piece) => [piece]);
  for (const a of pieces) {
    for (const b of pieces) {
      if (!meet(a.record, b.record)) continue;
      const ofA = groups.find((group) => group.includes(a)) ?? [];
      const ofB = groups.find((group) => group.includes(b)) ?? [];
      if (ofA === ofB) continue;
      groups = groups.filter((group) => group !== ofA && group !== ofB);
      groups.push([...ofA, ...ofB]);
    }
  }
  return groups;
}

function meet(a: Coded, b: Coded): boolean {
  if (a.article.path !== b.article.path) return false;
  const shared = Math.min(a.start + a.length, b.start + b.length) - Math.max(a.start, b.start);
  return shared * 2 >= Math.min(a.length, b.length);
}

/** The pieces of each coder, by polarity; those without a coder are one more coder's. */
function codersOf(group: readonly Piece[]): Piece[][] {
  const names = [...new Set(group.map(({ record }) => record.coder))];
  return names.map((name) =>
    group
      .filter(({ record }) => record.coder === name)
      .sort((a, b) => a.polarity - b.polarity || a.record.start - b.record.start),
  );
}

function polaritiesOf(own: readonly Piece[]): string {
  return own.map(({ polarity }) => polarity).join();
}

function majorityOf(coders: readonly (readonly Piece[])[]): StatedClaim['sign'] {
  const signs = coders.map((own) => Math.sign(own.reduce((sum, one) => sum + one.polarity, 0)));
  return ([-1, 0, 1] as const).find(
    (sign) => signs.filter((one) => one === sign).length * 2 > signs.length,
  );
}

function stated(pieces: readonly Piece[], sign: StatedClaim['sign'], count: number): StatedClaim {
  const [first] = pieces;
  if (!first) throw new Error('a claim has a piece');
  const { article } = first.record;
  const dates = pieces.map(({ record }) => daysOf(record.date ?? article.date));
  const own = dates[0];
  const agree = dates.every((days) => days?.first === own?.first && days?.last === own?.last);
  return {
    pieces,
    article,
    sign,
    count,
    days: agree ? own : daysOf(article.date),
    hasOwnDate: agree && pieces.some(({ record }) => record.date !== undefined),
  };
}
