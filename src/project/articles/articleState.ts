import {
  annotationPlacer,
  carryThroughDiff,
  changedQuotes,
  frontMatterEnd,
  greatest,
  isSure,
  least,
  liveMatches,
  placeAll,
  sameValue,
  trimEdits,
  type Annotation,
  type AnnotationFile,
  type AnnotationId,
  type ArticlePath,
  type Dictionary,
  type LiveMatches,
  type PlacedAnnotation,
  type TextEdit,
} from '../../core';
import { carriedPlaces } from './carriedPlaces';
import { matchesAfterEdit } from './slicedMatching';
import { placesOfEarlier, withEarlier, type EarlierPlaces } from './earlierPlaces';

/** An open article at one moment. Immutable: each change makes a new state that shares what
 * stayed. */
export interface ArticleState {
  readonly path: ArticlePath;
  /** Grows with every change of text, annotations or codebook. */
  readonly version: number;
  /** LF line endings, no BOM. */
  readonly text: string;
  /** False when the file's bytes could not be decoded: shown, but not annotated. */
  readonly clean: boolean;
  /** The content of the annotation file; the last good version when `stale`. */
  readonly file: AnnotationFile;
  readonly stale: boolean;
  /** In the order of `file.annotations`. */
  readonly placed: readonly PlacedAnnotation[];
  /** Where the quotes were before the last edits that changed their words: for undo. */
  readonly earlier: readonly EarlierPlaces[];
  /** Undefined until the text is matched. */
  readonly matches: LiveMatches | undefined;
  /** True for a text above the limit that has not been asked about: it is matched on demand. */
  readonly waits: boolean;
  /** All quotes were certain in the text that was opened, and nobody else changed it since: what is
   * around them now is the user's work. */
  readonly isSeen: boolean;
  readonly dictionary: Dictionary;
  /** Where the article's own words begin: after the front matter of a Markdown article. */
  readonly matchFrom: number;
}

export interface OpenedArticle {
  readonly path: ArticlePath;
  readonly text: string;
  readonly clean: boolean;
  readonly file: AnnotationFile;
  /** In the order of `file.annotations`. */
  readonly placed: readonly PlacedAnnotation[];
  readonly stale: boolean;
  readonly isSeen: boolean;
  readonly dictionary: Dictionary;
  /** True for a text above the limit: it is matched on demand. */
  readonly waits: boolean;
}

/** The first state of an article. With `later` the caller starts the matching. */
export function openState(opened: OpenedArticle, later = false): ArticleState {
  const { path, text, clean, file, placed, stale, isSeen, dictionary, waits } = opened;
  const matchFrom = frontMatterEnd(path, text);
  return {
    path,
    version: 1,
    text,
    clean,
    file,
    stale,
    placed,
    // Undoing what is typed restores these places.
    earlier: withEarlier([], { text, placed }),
    matches: waits || later ? undefined : liveMatches(dictionary, text, matchFrom),
    waits,
    isSeen,
    dictionary,
    matchFrom,
  };
}

export interface EditedState {
  readonly state: ArticleState;
  /** True when quoted words changed, or a quote was lost or found by the edit. */
  readonly touched: boolean;
}

/** The state after simultaneous edits of the text; exact for spans, windowed for matches, which are
 * undefined again when a long text was replaced: then the caller starts the matching. */
export function editState(
  before: ArticleState,
  edits: readonly TextEdit[],
  newText: string,
): EditedState {
  const matchFrom = frontMatterEnd(before.path, newText);
  const carried = carriedPlaces(before, trimEdits(before.text, edits), newText);
  const { touched } = carried;
  const placed = placesOfEarlier(before.earlier, newText, carried.placed);
  const state = {
    ...before,
    version: before.version + 1,
    text: newText,
    matchFrom,
    placed,
    earlier: touched.length > 0 ? earlierWith(before) : before.earlier,
    matches: matchesAfter(before, edits, newText, matchFrom),
  };
  return { state, touched: touched.length > 0 || placed !== carried.placed };
}

function earlierWith({ earlier, text, placed }: ArticleState): readonly EarlierPlaces[] {
  return withEarlier(earlier, { text, placed });
}

/** The state after another program changed the text of an open article, which arrives as edits like
 * typed ones: places beside which another speaker may now be named are in doubt, and what was in
 * doubt is looked for again. In a text that was there before, as after a revert, places are known.
 * `before`: the text that was changed. */
export function replacedState(state: ArticleState, before: EarlierPlaces): ArticleState {
  if (state.earlier.some(({ text }) => text === state.text)) return state;
  return replacedText({ ...state, isSeen: false }, before);
}

function replacedText(state: ArticleState, before: EarlierPlaces): ArticleState {
  const compared = new Map(
    carryThroughDiff(before.placed, before.text, state.text).map((one) => [one.annotation.id, one]),
  );
  const placed = state.placed.map((one) => {
    const other = compared.get(one.annotation.id);
    return other && isSure(one) !== isSure(other) ? { ...one, places: other.places } : one;
  });
  if (placed.every((one, i) => one === state.placed[i])) return rememberedState(state);
  const earlier = withEarlier(state.earlier, before);
  return rememberedState({ ...state, version: state.version + 1, placed, earlier });
}

/** The same state, to whose places undo comes back. */
export function rememberedState(state: ArticleState): ArticleState {
  return { ...state, earlier: earlierWith(state) };
}

/** The state after a change of the annotation file: annotations that kept their quote keep their
 * live place. */
export function annotateState(
  state: ArticleState,
  file: AnnotationFile,
  stale: boolean,
): ArticleState {
  const known = new Map(state.placed.map((placed) => [placed.annotation.id, placed]));
  const fresh = file.annotations.filter((annotation) => {
    const before = known.get(annotation.id);
    return !before || !sameValue(before.annotation.quote, annotation.quote);
  });
  const found = new Map(
    placeAll(state.text, fresh).map((placed) => [placed.annotation.id, placed]),
  );
  const placed = file.annotations.map(
    (annotation) =>
      found.get(annotation.id) ?? {
        annotation,
        places: known.get(annotation.id)?.places ?? [],
      },
  );
  return { ...state, version: state.version + 1, file, stale, placed };
}

/** The state after a person has confirmed places: they are those that the stored context shows. */
export function confirmedState(state: ArticleState, ids: ReadonlySet<AnnotationId>): ArticleState {
  const placeIn = annotationPlacer(state.text, state.file.annotations);
  const placed = state.placed.map((one) => {
    const other = ids.has(one.annotation.id) && !isSure(one) ? placeIn(one.annotation) : one;
    return isSure(other) ? other : one;
  });
  return { ...state, version: state.version + 1, placed };
}

/** The state after a change of the codebook: the text is matched again, unless it waits. */
export function recodeState(state: ArticleState, dictionary: Dictionary): ArticleState {
  const recoded = { ...state, version: state.version + 1, dictionary };
  return state.matches ? matchState(recoded) : recoded;
}

/** Matches the text in one go. */
export function matchState(state: ArticleState): ArticleState {
  const matches = liveMatches(state.dictionary, state.text, state.matchFrom);
  return { ...state, version: state.version + 1, matches };
}

/** The annotations whose quoted words have changed in the text, with their quotes rewritten for the
 * save. */
export function rewrittenAnnotations(state: ArticleState): readonly Annotation[] {
  return changedQuotes(state.placed, state.text).map(({ annotation }) => annotation);
}

/** Several edits at once (several cursors) count as one for matching: from the first to the
 * last. */
function matchesAfter(
  { dictionary, matches, text }: ArticleState,
  edits: readonly TextEdit[],
  newText: string,
  matchFrom: number,
): LiveMatches | undefined {
  if (!matches) return undefined;
  const start = least(edits.map((edit) => edit.start));
  const end = greatest(edits.map((edit) => edit.end));
  const newEnd = end + newText.length - text.length;
  const whole = { start, end, text: newText.slice(start, newEnd) };
  return matchesAfterEdit(matches, { text: newText, matchFrom, dictionary }, whole);
}
