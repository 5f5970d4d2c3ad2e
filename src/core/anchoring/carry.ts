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
  /** Annotations with a part whose words or state changed. */
  readonly touched: readonly AnnotationId[];
}

/** Moves the placed annotations of `oldText` through the edits of one change (simultaneous, in any
 * order; pass them through `trimEdits` first). A part keeps its state and moves with the text; one
 * whose words were edited keeps its span. A part that collapsed is searched again in the new text,
 * and so is a part without a certain place whenever an edit inserts its words: undo and paste
 * bring words back. The words searched are the last ones at its place, which may never have been
 * saved, then the stored ones, then those stored before them.
 *
 * Words that such a search finds and that were in the text before are a twin of what was deleted:
 * they are uncertain whatever their context. Only words that this change inserted can be the quote
 * itself. Similar words are not searched. */
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

/** The words to search for a quote, without duplicates: the last ones at its place first. */
function wordsOf({ exact, was }: QuotePart, last: string | undefined): readonly string[] {
  return [...new Set([last ?? exact, exact, was ?? exact])];
}

/** Without `occurrence` for other words: equal places were counted for the stored words alone. */
function withWords(part: QuotePart, words: string): QuotePart {
  return words === part.exact ? part : { ...part, exact: words, occurrence: undefined };
}

interface CarriedPlace {
  readonly place: Place;
  readonly touched: boolean;
}

/** Whether an occurrence of the words overlaps what the edits inserted (or closes over a deletion).
 * Reads only the surroundings of the edits. */
function makesWords(newText: string, words: string, inserted: readonly Span[]): boolean {
  if (words === '') return false;
  return inserted.some((made) => {
    const from = Math.max(0, made.start - words.length + 1);
    return countOccurrences(newText.slice(from, made.end + words.length - 1), words, 1) > 0;
  });
}

/** The empty span of a deletion counts where it is strictly inside: the words on its sides now
 * touch. */
function holdsNew(made: Span, span: Span): boolean {
  return made.start < span.end && span.start < made.end;
}
