import type { QuotePart } from '../model/annotation';
import type { AnnotationId } from '../model/ids';
import type { Place, PlacedAnnotation } from '../model/place';
import type { Span } from '../model/span';
import type { TextEdit } from '../text/textEdit';
import { insertedSpans, spanMapper } from '../text/textEdit';
import { quoteFinder } from './findQuote';
import { countOccurrences } from './search/occurrences';

export interface Carried {
  /** In the same order; an annotation that did not move is the same object. */
  readonly placed: readonly PlacedAnnotation[];
  /** Those of which a part's words changed, or whose state did. */
  readonly touched: readonly AnnotationId[];
}

/** Live mapping: placed annotations of `oldText` through the edits of one change (simultaneous, in any order; pass
 * them through `trimEdits` first). A part keeps its state and moves with the text; one whose words
 * were edited keeps its span. A part that collapsed is searched again in the new text. So is one
 * without a sure place whenever an edit makes its words: undo and paste bring words back. Its words are those that stood
 * there last, which may never have been saved, then the stored ones, then those that were stored before them: taking
 * back what was typed and saved brings these.
 *
 * What such a search finds among the words that were there before is a twin of what was just
 * deleted, so it is uncertain whatever its context says; only words that this change has put in can
 * be the quote itself. Similar words are not looked for: what was deleted is known to be. */
export function carryAnnotations(
  placed: readonly PlacedAnnotation[],
  edits: readonly TextEdit[],
  newText: string,
  oldText: string,
): Carried {
  if (edits.length === 0) return { placed, touched: [] };
  const map = spanMapper(edits);
  const inserted = insertedSpans(edits);
  const touched: AnnotationId[] = [];
  const finder = quoteFinder(newText);

  const carried = placed.map((before) => {
    const { annotation, places } = before;
    const now = places.map((place, i) => carryPlace(place, annotation.quote[i]));
    if (now.some((place) => place.touched)) touched.push(annotation.id);
    if (now.every(({ place }, i) => place === places[i])) return before;
    return { annotation, places: now.map(({ place }) => place) };
  });
  return { placed: carried, touched };

  function carryPlace(place: Place, part: QuotePart | undefined): CarriedPlace {
    const mapped = place.span && map(place.span);
    const collapsed = place.span !== undefined && !mapped;
    const unsure = place.state === 'uncertain' || place.state === 'orphaned';
    if (part && (collapsed || unsure)) {
      const { span } = place;
      const last = !unsure && span ? oldText.slice(span.start, span.end) : place.lastWords;
      const wanted = wordsOf(part, last);
      if (collapsed || wanted.some((words) => makesWords(newText, words, inserted))) {
        return { place: searchAgain(part, wanted, last), touched: true };
      }
    }
    if (!mapped) return { place, touched: false };
    if (mapped.span === place.span) return { place, touched: mapped.touched };
    const { state, lastWords } = place;
    const moved = { state, span: mapped.span, ...(lastWords === undefined ? {} : { lastWords }) };
    return { place: moved, touched: mapped.touched };
  }

  function searchAgain(
    part: QuotePart,
    wanted: readonly string[],
    last: string | undefined,
  ): Place {
    let twin: Span | undefined;
    for (const words of wanted) {
      const { kind, span } = finder.findWords(withWords(part, words), true);
      if (span && inserted.some((made) => holdsNew(made, span))) return { state: kind, span };
      twin ??= span;
    }
    const state = twin ? 'uncertain' : 'orphaned';
    return last === undefined || last === part.exact
      ? { state, span: twin }
      : { state, span: twin, lastWords: last };
  }
}

/** What a quote may say, each once: the words that stood there last first. */
function wordsOf({ exact, was }: QuotePart, last: string | undefined): readonly string[] {
  return [...new Set([last ?? exact, exact, was ?? exact])];
}

/** Places were counted of the stored words alone. */
function withWords(part: QuotePart, words: string): QuotePart {
  return words === part.exact ? part : { ...part, exact: words, occurrence: undefined };
}

interface CarriedPlace {
  readonly place: Place;
  readonly touched: boolean;
}

/** True where an occurrence of the words overlaps what the edits put in (or closes over a deletion).
 * Reads only the surroundings of the edits. */
function makesWords(newText: string, words: string, inserted: readonly Span[]): boolean {
  if (words === '') return false;
  return inserted.some((made) => {
    const from = Math.max(0, made.start - words.length + 1);
    return countOccurrences(newText.slice(from, made.end + words.length - 1), words, 1) > 0;
  });
}

/** A deletion's empty span counts where it is strictly inside: the words on its sides have met. */
function holdsNew(made: Span, span: Span): boolean {
  return made.start < span.end && span.start < made.end;
}
