import type { Analysis } from '../../analysis/analyse';
import type { Annotation } from '../../model/annotation';
import type { Codebook } from '../../model/codebook';
import type { ActorId, IssueId } from '../../model/ids';
import type { Layer, Mention } from '../../model/mention';
import type { PlacedAnnotation } from '../../model/place';
import type { Span } from '../../model/span';
import { isSpeaker } from '../../text/speechVerbs';
import { sentenceAt } from '../../text/sentences/sentences';
import { speakerAt, speakerTurns } from '../../text/speakerTurns';
import { differsByOneSlip, nearestWord } from '../../util/nearestWord';
import { compareText } from '../../util/order';
import { perObject } from '../../util/perObject';
import type { EntryName } from './entryFields';

/** The actors or issues of positions and stated relations whose quotes share words with a
 * selection, in the order of the file. */
export function codedOnWords(
  placed: readonly PlacedAnnotation[],
  { start, end }: Span,
  layer: Layer,
): readonly string[] {
  const ids = placed
    .filter(({ places }) => places.some(({ span }) => span && span.start < end && start < span.end))
    .flatMap(({ annotation }) => entriesOf(annotation, layer));
  return [...new Set(ids)];
}

/** The actors or issues of positions and stated relations in the sentence of a selection, and those
 * elsewhere in the article, the nearest first. */
export function codedNear(
  text: string,
  placed: readonly PlacedAnnotation[],
  selection: Span,
  layer: Layer,
): { readonly sentence: readonly string[]; readonly article: readonly string[] } {
  const sentence = sentenceAt(text, selection.start);
  const found = placed
    .flatMap(({ annotation, places }) => {
      const ids = entriesOf(annotation, layer);
      const span = places.find((place) => place.span)?.span;
      return span && ids.length > 0 ? [{ ids, span }] : [];
    })
    .sort((a, b) => distance(a.span, selection) - distance(b.span, selection));
  const inside = found.filter(
    ({ span }) => sentence && span.start < sentence.end && sentence.start < span.end,
  );
  const near = new Set(inside.flatMap(({ ids }) => ids));
  const all = new Set(found.flatMap(({ ids }) => ids));
  return { sentence: [...near], article: [...all].filter((id) => !near.has(id)) };
}

function distance(a: Span, b: Span): number {
  return Math.max(0, a.start - b.end, b.start - a.end);
}

function entriesOf(annotation: Annotation, layer: Layer): readonly string[] {
  switch (annotation.kind) {
    case 'position':
      return layer === 'actor' ? annotation.actors : annotation.issues;
    case 'disagreement':
    case 'agreement':
      return layer === 'actor' ? annotation.between.flat() : annotation.issues;
    default:
      return [];
  }
}

/** Who speaks where a selection is, as in a hearing: the actors that the label of its turn names.
 * `mentions`: of the article. */
export function speakingAt(
  text: string,
  mentions: readonly Mention[],
  { start: offset }: Span,
): readonly ActorId[] {
  const turn = speakerAt(speakerTurns(text), offset);
  if (!turn) return [];
  const named = mentions.filter(
    ({ layer, start, end }) => layer === 'actor' && turn.start <= start && end <= turn.from,
  );
  return [...new Set(named.flatMap(({ ids }) => ids))];
}

/** How many entries named before a selection are near it, and how many after it. */
const MOST_BEFORE = 3;
const MOST_AFTER = 2;
/** In UTF-16 units: “…”, said Karl Oss, who speaks for the Chamber of Commerce. */
const NEAR_AFTER = 120;

/** The entries that an article names in a selection, in text order; shortly after it, where a quote
 * is followed by who said it; and the nearest before it, the nearest first. `mentions`: of the
 * article, in text order. */
export function namedNear(
  mentions: readonly Mention[],
  { start: from, end: to }: Span,
  layer: Layer,
): {
  readonly inside: readonly string[];
  readonly after: readonly string[];
  readonly before: readonly string[];
} {
  const own = mentions.filter((mention) => mention.layer === layer);
  const inside = new Set(
    own.filter(({ start, end }) => start < to && from < end).flatMap(({ ids }) => ids),
  );
  const before = new Set<string>();
  for (const { ids } of own.filter(({ end }) => end <= from).reverse()) {
    for (const id of ids) if (!inside.has(id)) before.add(id);
    if (before.size >= MOST_BEFORE) break;
  }
  const after = new Set(
    own.filter(({ start }) => to <= start && start < to + NEAR_AFTER).flatMap(({ ids }) => ids),
  );
  const isNew = (id: string): boolean => !inside.has(id) && !before.has(id);
  return {
    inside: [...inside],
    after: [...after].filter(isNew).slice(0, MOST_AFTER),
    before: [...before].slice(0, MOST_BEFORE),
  };
}

/** How close the nearest actor named before a selection is: `right` before it, with no word
 * between, or in the same `sentence`. Undefined where there is none. `mentions`: of the article, in
 * text order. */
export function actorBefore(
  text: string,
  mentions: readonly Mention[],
  { start: from }: Span,
): 'right' | 'sentence' | undefined {
  const nearest = mentions.findLast(({ layer, end }) => layer === 'actor' && end <= from);
  if (!nearest) return undefined;
  if (!/[\p{L}\p{N}]|\n\s*\n/u.test(text.slice(nearest.end, from))) return 'right';
  const sentence = sentenceAt(text, from);
  return sentence && sentence.start <= nearest.start ? 'sentence' : undefined;
}

/** Of words with a capital letter, more are a name in a text whose nouns have none. */
const LEAST_WORDS = 2;
const MOST_NAMES = 2;

/** A name that an article has and no entry. */
export interface NameWithoutEntry {
  readonly name: string;
  /** It stands next to a verb of saying. */
  readonly speaks: boolean;
}

/** The names in a selection that no entry has: several words with a capital letter, or one behind
 * the beginning of a sentence, in a text whose nouns begin with a small one. At most two, in text
 * order. `mentions`: of the article. */
export function namesWithoutEntry(
  text: string,
  mentions: readonly Mention[],
  { start: from, end: to }: Span,
): readonly NameWithoutEntry[] {
  const words = [...text.slice(from, to).matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}.’'&-]*/gu)];
  const capital = words.filter(({ 0: word }) => /^\p{Lu}/u.test(word)).length;
  // German nouns have a capital letter, whether or not they are names.
  const isSingle = 4 * capital <= words.length;
  const names = new Map<string, NameWithoutEntry>();
  const name =
    /\p{Lu}[\p{L}\p{M}\p{N}.&-]*(?: (?:(?:of|for|the|de) ){0,2}\p{Lu}[\p{L}\p{M}\p{N}.&-]*)*/gu;
  for (const { 0: found, index } of text.slice(from, to).matchAll(name)) {
    const start = from + index;
    // A letter before it: an inner capital is no beginning.
    if (/[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, start - 1), start))) continue;
    const written = found.replace(/[.&-]+$/, '');
    const end = start + written.length;
    const isKnown = mentions.some((one) => one.start < end && start < one.end);
    const isFirst =
      sentenceAt(text, start)?.start === start ||
      /[“„"'«‘]\s?$/.test(text.slice(Math.max(0, start - 2), start));
    const isSaying = isSpeaker(text, start, end);
    const isName = written.includes(' ')
      ? !isFirst || capitals(written) > LEAST_WORDS || (isSaying && !WITH_ARTICLE.test(written))
      : isSingle && !isFirst;
    if (isKnown || !isName || written.length < 2) continue;
    const speaks = isSaying || names.get(written)?.speaks === true;
    names.set(written, { name: written, speaks });
  }
  return [...names.values()].slice(0, MOST_NAMES);
}

const WITH_ARTICLE = /^(?:The|An?|Der|Die|Das|Eine?) /;

function capitals(name: string): number {
  return name.split(' ').filter((word) => /^\p{Lu}/u.test(word)).length;
}

/** The issues on which each of some actors has a stance, those with most of their positions first;
 * none for a single actor. */
export function codedOnPair(
  { codedStances }: Pick<Analysis, 'codedStances'>,
  actors: readonly ActorId[],
): readonly IssueId[] {
  if (actors.length < 2) return [];
  const issues: [IssueId, number][] = [];
  for (const [issue, stances] of codedStances) {
    const theirs = actors.map((actor) => stances.get(actor)?.positions.length ?? 0);
    if (theirs.every((count) => count > 0)) issues.push([issue, sum(theirs)]);
  }
  return mostFirst(issues);
}

/** The actors that have a stance on an issue, those with most positions first. */
export function codedOnIssue(
  { codedStances }: Pick<Analysis, 'codedStances'>,
  issue: IssueId | undefined,
): readonly ActorId[] {
  const stances = issue === undefined ? undefined : codedStances.get(issue);
  return mostFirst([...(stances ?? [])].map(([id, { positions }]) => [id, positions.length]));
}

/** The entries that the typed words may name: those that share words with them, have them as
 * initials, or are spelt similarly. The likeliest first. */
export function similarEntries(codebook: Codebook, layer: Layer, typed: string): readonly string[] {
  return mostFirst(likenesses(codebook, layer, typed));
}

/** The actors and issues that the typed words may name, by the same rule. */
export function similarOfBoth(codebook: Codebook, typed: string): readonly EntryName[] {
  return (['actor', 'issue'] as const)
    .flatMap((layer) =>
      likenesses(codebook, layer, typed).map(([id, score]) => ({ layer, id, score })),
    )
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || compareText(a.id, b.id))
    .map(({ layer, id }) => ({ layer, id }));
}

function likenesses(
  codebook: Codebook,
  layer: Layer,
  typed: string,
): readonly (readonly [id: string, score: number])[] {
  const wanted = wordsIn(typed);
  const nearest = nearestWord(
    typed,
    namesOf(codebook, layer).map(([name]) => name),
  );
  const scores = new Map<string, number>();
  for (const [name, id, words] of namesOf(codebook, layer)) {
    const score = name === nearest ? 1 : likeness(wanted, words);
    if (score > (scores.get(id) ?? 0)) scores.set(id, score);
  }
  return [...scores];
}

/** In letters: shorter names that differ by one, such as Iran and Iraq, are mostly different. */
const LEAST_MISSPELT = 5;

/** The entry whose name the typed words most probably are, with one slip of a letter. */
export function misspeltEntry(codebook: Codebook, layer: Layer, typed: string): string | undefined {
  if (typed.length < LEAST_MISSPELT) return undefined;
  return namesOf(codebook, layer).find(([name]) => differsByOneSlip(name, typed))?.[1];
}

/** The only entry of whose name the typed letters are the initials, or the other way round. */
export function abbreviatedEntry(
  codebook: Codebook,
  layer: Layer,
  typed: string,
): string | undefined {
  const wanted = wordsIn(typed);
  const ids = namesOf(codebook, layer).flatMap(([, id, words]) =>
    isInitials(wanted, words) || isInitials(words, wanted) ? [id] : [],
  );
  return new Set(ids).size === 1 ? ids[0] : undefined;
}

/** From 0 to 1: the share of common words in the longer name; 1 where one is the initials of the
 * other. */
function likeness(a: readonly string[], b: readonly string[]): number {
  if (isInitials(a, b) || isInitials(b, a)) return 1;
  const shared = a.filter((word) => word.length > 3 && b.includes(word)).length;
  return shared / Math.max(a.length, b.length, 1);
}

function isInitials(short: readonly string[], long: readonly string[]): boolean {
  const [word, ...others] = short;
  if (word === undefined || others.length > 0 || long.length < 2) return false;
  return word === long.map((one) => one.charAt(0)).join('');
}

/** The words of a text in lower case, without accents. */
export function wordsIn(text: string): readonly string[] {
  // U.S. is one word.
  const plain = text
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** All names of entries: names, aliases and keywords, with their words. */
export function namesOf(codebook: Codebook, layer: Layer): readonly EntryNameWords[] {
  return allNames(codebook)[layer];
}

type EntryNameWords = readonly [name: string, id: string, words: readonly string[]];

const allNames = perObject(({ actors, issues }: Codebook) => {
  const named = (id: string, names: readonly string[]): readonly EntryNameWords[] =>
    names.map((name) => [name, id, wordsIn(name)]);
  return {
    actor: [...actors.values()].flatMap(({ id, name, aliases }) =>
      named(id, [name, ...aliases.map(({ text }) => text)]),
    ),
    issue: [...issues.values()].flatMap(({ id, name, keywords }) =>
      named(id, [name, ...keywords.map(({ text }) => text)]),
    ),
  };
});

function mostFirst(counted: readonly (readonly [id: string, count: number])[]): readonly string[] {
  return [...counted]
    .filter(([, count]) => count > 0)
    .sort(([a, one], [b, other]) => other - one || compareText(a, b))
    .map(([id]) => id);
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}
