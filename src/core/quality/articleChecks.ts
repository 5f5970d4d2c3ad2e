import { quotesMeet } from '../analysis/claims/claims';
import { comparedCondition } from '../analysis/claims/conditions';
import { actorName, ancestorsOf, issueName, polarityOf, stanceName } from '../codebook/lookUp';
import { eachToken } from '../concordance/wordTokens';
import type { Codebook } from '../model/codebook';
import type { ArticleRow } from '../model/corpus';
import { dateRange } from '../model/date';
import { AUTHOR, UNATTRIBUTED, type ActorId, type ArticlePath } from '../model/ids';
import type { Mention } from '../model/mention';
import { firstStart, isSure, type PlacedAnnotation } from '../model/place';
import type { Span } from '../model/span';
import { sentenceAt } from '../text/sentences/sentences';
import { atAnnotation, positionsIn, type Observation, type PlacedPosition } from './finding';

// Checks of what was coded in one article.

/** Opposite stances of one actor on one issue that one coder gave in one article, for one day and
 * under one condition: once for each, at the first position with the other sign. As in the list of
 * contradictions, what another actor ascribes is no position of its own, and what is said under
 * different conditions is no contradiction. What several coders read differently is another problem
 * (`coded-differently`). */
export function selfContradictions(
  { path, annotations }: ArticleRow,
  codebook: Codebook,
): readonly Observation[] {
  const groups = new Map<string, { actor: string; issue: string; own: PlacedPosition[] }>();
  for (const placed of positionsIn(annotations)) {
    const { actors, issues, stance, accordingTo, coder, date, condition } = placed.annotation;
    if (accordingTo !== undefined || !polarityOf(codebook, stance)) continue;
    // Stances of a year may have changed within it.
    const days = date === undefined ? undefined : dateRange(date);
    if (days && days.first !== days.last) continue;
    for (const actor of actors) {
      if (actor === UNATTRIBUTED) continue;
      for (const issue of issues) {
        const key = JSON.stringify([coder, actor, issue, date, comparedCondition(condition)]);
        const group = groups.get(key);
        if (group) group.own.push(placed);
        else groups.set(key, { actor, issue, own: [placed] });
      }
    }
  }
  return [...groups.values()].flatMap(({ actor, issue, own }): readonly Observation[] => {
    const [first] = own;
    if (!first || own.length < 2) return [];
    const signOf = ({ annotation }: PlacedPosition): number =>
      Math.sign(polarityOf(codebook, annotation.stance) ?? 0);
    const other = own.find((one) => signOf(one) !== signOf(first));
    if (!other) return [];
    const { id } = other.annotation;
    const stances = [first, other].map(({ annotation: { stance = '' } }) =>
      stanceName(codebook, stance),
    );
    return [
      {
        place: atAnnotation(path, other, 'stance'),
        args: [actorName(codebook, actor), issueName(codebook, issue), ...stances],
        fixes: [
          { kind: 'compare', article: path, ids: [first.annotation.id, id] },
          { kind: 'edit', article: path, id },
        ],
      },
    ];
  });
}

/** Positions that one coder gave twice: the same actor, issue and stance (also the same target,
 * evaluation, source and condition) on quotes that share at least half of the shorter one. Once for
 * each later position. What a second coder gives is no repetition. */
export function repeatedPositions(
  { path, annotations }: ArticleRow,
  codebook: Codebook,
): readonly Observation[] {
  const groups = new Map<string, { actor: string; issue: string; own: PlacedPosition[] }>();
  for (const placed of positionsIn(annotations)) {
    const { actors, issues, coder, stance, target, evaluation, accordingTo, condition, date } =
      placed.annotation;
    for (const actor of actors) {
      for (const issue of issues.length > 0 ? issues : ['']) {
        const who = [coder, actor, issue, stance, accordingTo];
        const key = JSON.stringify([...who, target.join(), evaluation, condition, date]);
        const group = groups.get(key);
        if (group) group.own.push(placed);
        else groups.set(key, { actor, issue, own: [placed] });
      }
    }
  }
  const found = new Map<string, Observation>();
  for (const { actor, issue, own } of groups.values()) {
    for (const [before, after] of meetingPairs(own)) {
      const { id, stance = '' } = after.annotation;
      if (found.has(id)) continue;
      const names = [actorName(codebook, actor), issueName(codebook, issue)];
      found.set(id, {
        place: atAnnotation(path, after, 'id'),
        args: [...names, stanceName(codebook, stance)],
        fixes: [
          { kind: 'compare', article: path, ids: [before.annotation.id, id] },
          { kind: 'delete', article: path, id },
          { kind: 'edit', article: path, id },
        ],
      });
    }
  }
  return [...found.values()];
}

/** Positions in text order whose quotes meet that of an earlier one. Each is compared with the few
 * before it: rows are in text order, so quotes that meet are neighbours. */
function* meetingPairs(
  own: readonly PlacedPosition[],
): Generator<readonly [PlacedPosition, PlacedPosition]> {
  for (const [at, after] of own.entries()) {
    for (const before of own.slice(Math.max(0, at - MOST_COMPARED), at)) {
      const isLost = firstStart(after) === undefined || firstStart(before) === undefined;
      if (!isLost && quotesMeet(before, after)) yield [before, after];
    }
  }
}

/** Keeps a file with thousands of equal positions linear. */
const MOST_COMPARED = 8;

/** Words that a quote may have. */
const MOST_WORDS = 100;

/** Quotes of positions with more than `MOST_WORDS` words. In scripts that are written without
 * spaces, two characters count as a word. */
export function longQuotes({ path, annotations }: ArticleRow): readonly Observation[] {
  return positionsIn(annotations).flatMap((placed): readonly Observation[] => {
    const { id, quote } = placed.annotation;
    // Shorter texts cannot have that many words.
    if (quote.reduce((all, { exact }) => all + exact.length, 0) <= 2 * MOST_WORDS) return [];
    const count = quote.reduce((all, { exact }) => all + countWords(exact), 0);
    if (count <= MOST_WORDS) return [];
    return [
      {
        place: atAnnotation(path, placed, 'quote'),
        args: [count, MOST_WORDS],
        fixes: [
          { kind: 'attach', article: path, id },
          { kind: 'edit', article: path, id },
        ],
      },
    ];
  });
}

function countWords(text: string): number {
  let halves = 0;
  eachToken(text, 0, text.length, ({ single }) => (halves += single ? 1 : 2));
  return Math.ceil(halves / 2);
}

/** An article with its text, as its mentions are known. */
export interface NamedIn {
  readonly path: ArticlePath;
  /** LF line endings, no BOM. */
  readonly text: string;
  readonly annotations: readonly PlacedAnnotation[];
  /** In text order. */
  readonly mentions: readonly Mention[];
}

/** Positions whose quote, with the sentences in which it lies, names none of its actors and not the
 * speaker. A mention of an entry that an actor is part of or has a role in, or that is below it,
 * names it, too ("Washington" for a ministry). Positions of the author or of an unattributed
 * actor, and those that may have lost their place, are passed over. */
export function actorsNotNamed(
  { path, text, annotations, mentions }: NamedIn,
  codebook: Codebook,
): readonly Observation[] {
  const named = mentions.filter(({ layer }) => layer === 'actor');
  return positionsIn(annotations).flatMap((placed): readonly Observation[] => {
    const { id, actors, speaker, accordingTo } = placed.annotation;
    const people = [...actors, speaker, accordingTo].filter((one) => one !== undefined);
    if (!isSure(placed) || people.some((one) => one === AUTHOR || one === UNATTRIBUTED)) return [];
    const around = placed.places.flatMap(({ span }) => (span ? sentencesAround(text, span) : []));
    const isNamed = around.some((span) =>
      overlapping(named, span).some(({ ids }) =>
        ids.some((one) => people.some((person) => isRelated(codebook, one, person))),
      ),
    );
    if (isNamed) return [];
    return [
      {
        place: atAnnotation(path, placed, 'actor'),
        args: [actors.map((one) => actorName(codebook, one)).join(', ')],
        fixes: [
          { kind: 'attach', article: path, id },
          { kind: 'edit', article: path, id },
        ],
      },
    ];
  });
}

function sentencesAround(text: string, { start, end }: Span): readonly Span[] {
  const first = sentenceAt(text, start);
  const last = sentenceAt(text, Math.max(start, end - 1));
  return [{ start: first?.start ?? start, end: last?.end ?? end }];
}

function overlapping(mentions: readonly Mention[], { start, end }: Span): readonly Mention[] {
  return mentions.filter((mention) => mention.start < end && start < mention.end);
}

/** True for the same entry, and for one that is above the other along `part-of` or a role. */
function isRelated(codebook: Codebook, one: ActorId, other: ActorId): boolean {
  return one === other || aboveOf(codebook, one).has(other) || aboveOf(codebook, other).has(one);
}

function aboveOf({ actors }: Codebook, id: ActorId): ReadonlySet<ActorId> {
  const roles = actors.get(id)?.roles ?? [];
  const direct = roles.flatMap(({ of }) => [of, ...ancestorsOf(actors, of)]);
  return new Set([...ancestorsOf(actors, id), ...direct]);
}
