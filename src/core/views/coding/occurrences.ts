import { parseExpression } from '../../concordance/expression';
import { expressionSearch } from '../../concordance/findExpression';
import type { Position } from '../../model/annotation';
import type { Layer, Mention } from '../../model/mention';
import type { PlacedAnnotation } from '../../model/place';
import type { Span } from '../../model/span';
import { searchFold } from '../../query/searchText';
import { sentenceAt } from '../../text/sentences/sentences';
import type { Task } from '../../util/task';

const UNITS_PER_STEP = 100_000;

/** The places of an article with the words: whole words, without regard to case and accents, as in
 * a concordance. In text order, without overlaps; none where the words have no letter, or are more
 * than thirty. `from`: where the text of the article begins. */
export function* occurrencesOf(text: string, words: string, from: number): Task<readonly Span[]> {
  const parsed = parseExpression(words, true);
  if (parsed.kind === 'problem') return [];
  const search = expressionSearch(parsed.expression)(text, from, UNITS_PER_STEP);
  for (;;) {
    const step = search.next();
    if (step.done === true) return step.value;
    yield undefined;
  }
}

/** The sentences of places, each once, with all of the place. */
export function sentencesOf(text: string, places: readonly Span[]): readonly Span[] {
  const sentences = new Map<string, Span>();
  for (const place of places) {
    const sentence = sentenceAt(text, place.start) ?? place;
    const start = Math.min(sentence.start, place.start);
    const end = Math.max(sentence.end, place.end);
    sentences.set(`${String(start)} ${String(end)}`, { start, end });
  }
  return [...sentences.values()];
}

/** The places that have no position with the same actors, stance and words, about each of these
 * issues: so that the same answers given twice add nothing twice. */
export function withoutSamePosition(
  places: readonly Span[],
  placed: readonly PlacedAnnotation[],
  { actors, issues, stance }: Pick<Position, 'actors' | 'issues' | 'stance'>,
): readonly Span[] {
  const known = new Map<string, Set<string>>();
  for (const { annotation, places: own } of placed) {
    const [span] = own.length === 1 ? own.map((place) => place.span) : [];
    if (annotation.kind !== 'position' || !span) continue;
    if (annotation.stance !== stance || !isSame(annotation.actors, actors)) continue;
    const here = known.get(keyOf(span)) ?? new Set();
    for (const issue of annotation.issues) here.add(issue);
    known.set(keyOf(span), here);
  }
  return places.filter((place) => {
    const here = known.get(keyOf(place));
    return !here || !issues.every((issue) => here.has(issue));
  });
}

/** The places that are not yet mentions of exactly these entries. */
export function withoutSameMention(
  places: readonly Span[],
  mentions: readonly Mention[],
  layer: Layer,
  ids: readonly string[],
): readonly Span[] {
  const known = new Set(
    mentions.filter((one) => one.layer === layer && isSame(one.ids, ids)).map(keyOf),
  );
  return places.filter((place) => !known.has(keyOf(place)));
}

/** The mentions of an article that are like one: of the same entries, in the same words without
 * regard to case and accents, and not marked by a person. */
export function sameMentions<M extends Mention>(
  text: string,
  mentions: readonly M[],
  like: Mention,
): readonly M[] {
  const wordsOf = ({ start, end }: Span): string => searchFold(text.slice(start, end));
  const words = wordsOf(like);
  return mentions.filter(
    (one) =>
      !one.marked &&
      one.layer === like.layer &&
      isSame(one.ids, like.ids) &&
      wordsOf(one) === words,
  );
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id));
}

function keyOf({ start, end }: Span): string {
  return `${String(start)} ${String(end)}`;
}
