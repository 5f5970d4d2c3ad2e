import type { Codebook } from '../model/codebook';
import type { AnnotationId } from '../model/ids';
import type { Mention } from '../model/mention';
import { firstStart, type PlacedAnnotation } from '../model/place';
import { positionLook } from './stanceLook';
import { topmost, type Piece } from './topmost';
import { waitingFor } from './waiting';

/** What can be drawn over the same characters without hiding each other, since the editor draws
 * each by other means. Within a layer the segments of all kinds are disjoint.
 *
 * - `underline`: decoration of the text itself; two of them on the same characters show only one.
 * - `tint`: a box with a background and a line at its bottom, below the underline.
 * - `outline`: a box around the words that state a disagreement or an agreement.
 * - `review`: a dashed box around whatever waits to be confirmed; its kind is drawn as ever. */
export const HIGHLIGHT_LAYERS = {
  underline: [
    'actor-state',
    'actor-government',
    'actor-person',
    'actor-organization',
    'actor-group',
    'actor-other',
    'issue',
  ],
  tint: ['position-support', 'position-oppose', 'position-ambivalent', 'position-other', 'typed'],
  outline: ['stated-disagreement', 'stated-agreement'],
  review: ['uncertain', 'changed'],
} as const;

export type HighlightLayer = keyof typeof HIGHLIGHT_LAYERS;
export type HighlightKind = (typeof HIGHLIGHT_LAYERS)[HighlightLayer][number];
export const HIGHLIGHT_KINDS: readonly HighlightKind[] = Object.values(HIGHLIGHT_LAYERS).flat();

/** One mark a line: `several` where kinds meet, `review` before all others. */
export const GUTTER_KINDS = [
  'support',
  'oppose',
  'ambivalent',
  'other',
  'stated',
  'typed',
  'several',
  'review',
] as const;
export type GutterKind = (typeof GUTTER_KINDS)[number];

export interface HighlightPlan {
  /** Numbers in pairs (start, end), disjoint and in text order; empty where a kind has nothing. */
  readonly spans: Readonly<Record<HighlightKind, Int32Array>>;
  /** Line numbers as `lineOf` counts them, ascending; a line has at most one kind. */
  readonly gutter: Readonly<Record<GutterKind, Int32Array>>;
}

export interface HighlightInput {
  readonly placed: readonly PlacedAnnotation[];
  /** In text order. Marked mentions are among them, ignored matches are not. */
  readonly mentions: readonly Mention[];
  readonly codebook: Codebook;
  /** Annotations whose words were changed since the last save. */
  readonly changed?: ReadonlySet<AnnotationId>;
  readonly options: {
    readonly mentions: boolean;
    readonly positions: boolean;
    readonly gutter: boolean;
  };
  readonly lineOf: (offset: number) => number;
}

/** Everything that is drawn in an article. Pure, and quick enough for each rest of the keyboard:
 * linear in mentions and annotations. `options.positions` stands for all annotations. */
export function highlightPlan(input: HighlightInput): HighlightPlan {
  const pieces: Record<HighlightLayer, Piece<HighlightKind>[]> = {
    underline: input.options.mentions ? underlines(input) : [],
    tint: [],
    outline: [],
    review: [],
  };
  if (input.options.positions) for (const placed of input.placed) addPieces(pieces, placed, input);
  const spans = emptyRecord(HIGHLIGHT_KINDS);
  for (const layer of Object.values(pieces)) {
    for (const [kind, segments] of topmost(layer)) spans[kind] = segments;
  }
  return { spans, gutter: gutterOf(input) };
}

/** True when a kind needs no painting again. */
export function samePlanKind(a: Int32Array, b: Int32Array): boolean {
  return a === b || (a.length === b.length && a.every((number, i) => number === b[i]));
}

const OWN_COLOURS = new Set(['state', 'government', 'person', 'organization', 'group']);

/** The kind of an actor's mentions and icon; types without a colour of their own share one. */
export function actorKind(codebook: Codebook, id: string): HighlightKind & `actor-${string}` {
  const type = codebook.actors.get(id)?.type?.toLowerCase() ?? '';
  return OWN_COLOURS.has(type)
    ? (`actor-${type}` as HighlightKind & `actor-${string}`)
    : 'actor-other';
}

function underlines({ mentions, codebook }: HighlightInput): Piece<HighlightKind>[] {
  const kinds = new Map<string, HighlightKind>();
  const kindOf = (id: string) => {
    const known = kinds.get(id) ?? actorKind(codebook, id);
    kinds.set(id, known);
    return known;
  };
  return mentions.map(({ start, end, layer, ids }) => {
    if (layer === 'issue') return { start, end, kind: 'issue', weight: ISSUE_BELOW + end - start };
    const kind = kindOf(ids[0] ?? '');
    const agreed = ids.length < 2 || ids.every((id) => kindOf(id) === kind);
    return { start, end, kind: agreed ? kind : 'actor-other', weight: end - start };
  });
}

/** More than any text is long: an issue's underline is never above an actor's. */
const ISSUE_BELOW = 2 ** 32;

function addPieces(
  pieces: Record<HighlightLayer, Piece<HighlightKind>[]>,
  placed: PlacedAnnotation,
  { codebook, changed }: HighlightInput,
): void {
  const waiting = waitingFor(placed, changed);
  const { annotation } = placed;
  for (const { span, state } of placed.places) {
    if (!span) continue;
    const weight = span.end - span.start;
    if (annotation.kind === 'position') {
      const kind = `position-${positionLook(codebook, annotation)}` as const;
      pieces.tint.push({ ...span, kind, weight });
    } else if (annotation.kind === 'annotation') {
      // Half a character heavier: a position with the same words stays visible.
      pieces.tint.push({ ...span, kind: 'typed', weight: weight + 0.5 });
    } else if (annotation.kind === 'disagreement' || annotation.kind === 'agreement') {
      pieces.outline.push({ ...span, kind: `stated-${annotation.kind}`, weight });
    }
    if (waiting === 'changed') pieces.review.push({ ...span, kind: 'changed', weight });
    else if (state === 'uncertain') pieces.review.push({ ...span, kind: 'uncertain', weight });
  }
}

function gutterOf({ placed, codebook, changed, options, lineOf }: HighlightInput) {
  const marks = new Map<number, GutterKind>();
  for (const item of options.gutter ? placed : []) {
    const start = firstStart(item);
    const kind = waitingFor(item, changed) ? 'review' : gutterKind(item, codebook);
    if (start === undefined || kind === undefined) continue;
    const line = lineOf(start);
    const there = marks.get(line) ?? kind;
    const meeting = there === 'review' || kind === 'review' ? 'review' : 'several';
    marks.set(line, there === kind ? kind : meeting);
  }
  const lines: Record<GutterKind, Int32Array> = emptyRecord(GUTTER_KINDS);
  for (const kind of GUTTER_KINDS) {
    const of = [...marks].flatMap(([line, mark]) => (mark === kind ? [line] : []));
    lines[kind] = Int32Array.from(of).sort();
  }
  return lines;
}

function gutterKind({ annotation }: PlacedAnnotation, codebook: Codebook): GutterKind | undefined {
  switch (annotation.kind) {
    case 'position':
      return positionLook(codebook, annotation);
    case 'disagreement':
    case 'agreement':
      return 'stated';
    case 'annotation':
      return 'typed';
    case 'mention':
    case 'ignored':
      return undefined;
  }
}

function emptyRecord<Key extends string>(keys: readonly Key[]): Record<Key, Int32Array> {
  const entries = keys.map((key) => [key, EMPTY] as const);
  return Object.fromEntries(entries) as Record<Key, Int32Array>;
}

const EMPTY = new Int32Array(0);
