import type { Codebook } from '../../model/codebook';
import type { AnnotationId } from '../../model/ids';
import type { Mention } from '../../model/mention';
import { firstStart, type PlacedAnnotation } from '../../model/place';
import { positionLook, STANCE_LOOKS, type StanceLook } from '../words/stanceLook';
import { topmost, type Piece } from './topmost';
import { isTypeColor, typeColors, type TypeColor } from './typeColors';
import { waitingFor, type Waiting } from '../words/waiting';

/** Layers that can be drawn over the same characters without hiding each other, since the editor
 * draws each in another way. Within a layer the segments of all kinds are disjoint.
 *
 * - `underline`: decoration of the text itself; two of them on the same characters show only one.
 * - `tint`: a box with a background and a line at its bottom, below the underline.
 * - `outline`: a box around the words that state a disagreement or an agreement.
 * - `review`: a dashed box around what needs confirmation; its kind is also drawn. */
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
  tint: [...STANCE_LOOKS.map((look) => `position-${look}` as const), 'typed'],
  outline: ['stated-disagreement', 'stated-agreement'],
  review: ['uncertain', 'changed'],
} as const;

export type HighlightLayer = keyof typeof HIGHLIGHT_LAYERS;
export type HighlightKind = (typeof HIGHLIGHT_LAYERS)[HighlightLayer][number];
export const HIGHLIGHT_KINDS: readonly HighlightKind[] = Object.values(HIGHLIGHT_LAYERS).flat();

type Drawn = HighlightKind | TypeColor;

/** One mark for a line: `several` where kinds meet, `review` before all others. */
export const GUTTER_KINDS = [...STANCE_LOOKS, 'stated', 'typed', 'several', 'review'] as const;
export type GutterKind = (typeof GUTTER_KINDS)[number];

export interface HighlightPlan {
  /** Numbers in pairs (start, end), disjoint and in text order; empty where a kind has no
   * segments. */
  readonly spans: Readonly<Record<HighlightKind, Int32Array>>;
  /** Likewise, for each colour of a type of annotation; those without one are in `spans.typed`. */
  readonly colored: ReadonlyMap<TypeColor, Int32Array>;
  /** Line numbers as `lineOf` counts them, ascending; a line has at most one kind. */
  readonly gutter: Readonly<Record<GutterKind, Int32Array>>;
}

export interface HighlightInput {
  readonly placed: readonly PlacedAnnotation[];
  /** In text order. Includes marked mentions, but not ignored matches. */
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

/** The segments of everything that is drawn in an article. Pure, and fast enough to run at every
 * pause in typing: linear in mentions and annotations. `options.positions` covers all
 * annotations. */
export function highlightPlan(input: HighlightInput): HighlightPlan {
  const pieces: Record<HighlightLayer, Piece<Drawn>[]> = {
    underline: input.options.mentions ? underlines(input) : [],
    tint: [],
    outline: [],
    review: [],
  };
  const gutter = new Map<number, GutterKind>();
  for (const placed of input.placed) {
    const waiting = waitingFor(placed, input.changed);
    if (input.options.positions) addPieces(pieces, placed, waiting, input.codebook);
    if (input.options.gutter) addMark(gutter, placed, waiting, input);
  }
  const spans = emptyRecord(HIGHLIGHT_KINDS);
  const colored = new Map<TypeColor, Int32Array>();
  for (const layer of Object.values(pieces)) {
    for (const [kind, segments] of topmost(layer)) {
      if (isTypeColor(kind)) colored.set(kind, segments);
      else spans[kind] = segments;
    }
  }
  return { spans, colored, gutter: linesByKind(gutter) };
}

/** True when a kind need not be painted again. */
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
  const kinds = KINDS.get(codebook) ?? new Map<string, HighlightKind>();
  KINDS.set(codebook, kinds);
  const kindOf = (id: string) => {
    let kind = kinds.get(id);
    if (!kind) kinds.set(id, (kind = actorKind(codebook, id)));
    return kind;
  };
  return mentions.map(({ start, end, layer, ids }) => {
    if (layer === 'issue') return { start, end, kind: 'issue', weight: ISSUE_BELOW + end - start };
    const kind = kindOf(ids[0] ?? '');
    const agreed = ids.length === 1 || ids.every((id) => kindOf(id) === kind);
    return { start, end, kind: agreed ? kind : 'actor-other', weight: end - start };
  });
}

/** Cached by the codebook, which never changes: looking up actors that are far apart in memory
 * would take a third of the time of a plan. */
const KINDS = new WeakMap<Codebook, Map<string, HighlightKind>>();

/** Larger than the length of any text: an issue's underline is never above an actor's. */
const ISSUE_BELOW = 2 ** 29;

function addPieces(
  pieces: Record<HighlightLayer, Piece<Drawn>[]>,
  placed: PlacedAnnotation,
  waiting: Waiting | undefined,
  codebook: Codebook,
): void {
  const { annotation } = placed;
  for (const { span, state } of placed.places) {
    if (!span) continue;
    const { start, end } = span;
    const weight = 2 * (end - start);
    if (annotation.kind === 'position') {
      const kind = TINT_OF[positionLook(codebook, annotation)];
      pieces.tint.push({ start, end, kind, weight });
    } else if (annotation.kind === 'annotation') {
      // Slightly heavier: a position with the same words stays visible.
      const kind = typeColors(codebook).get(annotation.type) ?? 'typed';
      pieces.tint.push({ start, end, kind, weight: weight + 1 });
    } else if (annotation.kind === 'disagreement' || annotation.kind === 'agreement') {
      pieces.outline.push({ start, end, kind: STATED[annotation.kind], weight });
    }
    if (waiting === 'changed') pieces.review.push({ start, end, kind: 'changed', weight });
    else if (state === 'uncertain') pieces.review.push({ start, end, kind: 'uncertain', weight });
  }
}

/** Constants instead of template strings, whose hashing would take half of the time of a plan. */
const TINT_OF: Readonly<Record<StanceLook, HighlightKind>> = {
  support: 'position-support',
  oppose: 'position-oppose',
  ambivalent: 'position-ambivalent',
  neutral: 'position-neutral',
  other: 'position-other',
};
const STATED = { disagreement: 'stated-disagreement', agreement: 'stated-agreement' } as const;

function addMark(
  marks: Map<number, GutterKind>,
  placed: PlacedAnnotation,
  waiting: Waiting | undefined,
  { codebook, lineOf }: HighlightInput,
): void {
  const start = firstStart(placed);
  const kind = waiting ? 'review' : gutterKind(placed, codebook);
  if (start === undefined || kind === undefined) return;
  const line = lineOf(start);
  const there = marks.get(line) ?? kind;
  const meeting = there === 'review' || kind === 'review' ? 'review' : 'several';
  marks.set(line, there === kind ? kind : meeting);
}

function linesByKind(marks: ReadonlyMap<number, GutterKind>): Record<GutterKind, Int32Array> {
  const lines: Record<GutterKind, Int32Array> = emptyRecord(GUTTER_KINDS);
  const all = [...marks];
  for (const kind of GUTTER_KINDS) {
    const marked = all.filter(([, mark]) => mark === kind);
    lines[kind] = Int32Array.from(marked, ([line]) => line).sort();
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
