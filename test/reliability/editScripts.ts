import { EMPTY_ANNOTATION_FILE } from '../../src/core/model/article';
import type { Place } from '../../src/core/model/place';
import { describeSpan } from '../../src/core/anchoring/describe';
import { buildDictionaryOf } from '../../src/core/matching/dictionary';
import type { TextEdit } from '../../src/core/text/textEdit';
import { editState, openState, type ArticleState } from '../../src/project';
import { generator } from '../bench/generated';
import { positionAtPlace } from '../bench/annotations';
import { resultOf, type ReportRow } from './report';
import {
  followed,
  randomEdits,
  randomReplacement,
  randomText,
  type Named,
  type Random,
} from './namedText';

const SPANS = 5;
const STEPS = 12;

/** Row 1: scripts of typing with several cursors, undo, redo and replacing the document. Each
 * character is labelled with its quotes; after each step exactly those must contain it. */
export function editScripts(asked: number, seed: number): ReportRow {
  const random = generator(seed);
  const count: Count = { compared: 0, doubtful: 0 };
  const wrong: string[] = [];
  for (let run = 0; run < asked; run++) {
    const off = runScript(random, count);
    if (off !== undefined) wrong.push(`script ${run}: ${off}`);
  }
  const reported = `${count.compared} places compared, ${count.doubtful} said to be uncertain or lost`;
  return {
    row: 1,
    check: `scripts of ${STEPS} changes with ${SPANS} live quotes: several cursors, undo, redo, whole document`,
    asked,
    run: asked,
    seed,
    result: resultOf(reported, wrong),
  };
}

interface Count {
  compared: number;
  doubtful: number;
}

interface Step {
  readonly edits: readonly TextEdit[];
  readonly named: Named;
}

function runScript(random: Random, count: Count): string | undefined {
  let named = randomText(random, SPANS);
  let state = opened(named);
  /** Quotes that replacing the document made uncertain, which is right if their neighbours are
   * gone. */
  const doubted = new Set<number>();
  const undone: Step[] = [];
  const done: Step[] = [];
  for (let step = 0; step < STEPS; step++) {
    const kind = random();
    const from = kind < 0.25 ? done : kind < 0.35 ? undone : undefined;
    const before = named;
    let edits: readonly TextEdit[];
    const back = from?.pop();
    if (back) {
      ({ edits, named } = back);
    } else if (kind > 0.85) {
      named = randomReplacement(before, random);
      edits = [{ start: 0, end: before.text.length, text: named.text }];
    } else {
      edits = randomEdits(before.text, random);
      named = followed(before, edits);
    }
    // For undo, the editor makes edits that restore the old text.
    const inverse = { edits: inverseOf(before.text, edits), named: before };
    (back && from === done ? undone : done).push(inverse);
    if (!back) undone.length = 0;
    state = editState(state, edits, named.text).state;
    const isWhole = edits.some(({ start, end }) => end - start === before.text.length);
    const what = isWhole ? 'document' : back ? 'undo or redo' : 'typing';
    for (const [quote, { annotation, places }] of state.placed.entries()) {
      const [place] = places;
      if (place?.state === 'anchored' || place?.state === 'moved') {
        count.compared++;
        doubted.delete(quote);
        const off = offBy(place, named, quote);
        if (off !== undefined) return `step ${step}, ${what}: quote ${quote}: ${off}`;
        continue;
      }
      count.doubtful++;
      if (what === 'document') doubted.add(quote);
      else if (!doubted.has(quote) && stands(named, quote, annotation.quote[0]?.exact ?? '')) {
        return `step ${step}, ${what}: quote ${quote} is whole, and ${place?.state ?? 'nowhere'}`;
      }
    }
  }
  return undefined;
}

function opened(named: Named): ArticleState {
  const placed = Array.from({ length: SPANS }, (_, span) => {
    const start = named.marks.findIndex(({ inside }) => inside.has(span));
    const end = named.marks.findLastIndex(({ inside }) => inside.has(span)) + 1;
    const quote = [describeSpan(named.text, { start, end })];
    const annotation = { ...positionAtPlace(span, '', 0), quote };
    return { annotation, places: [{ state: 'anchored', span: { start, end } } as const] };
  });
  return openState({
    path: 'a.txt',
    text: named.text,
    clean: true,
    file: { ...EMPTY_ANNOTATION_FILE, annotations: placed.map(({ annotation }) => annotation) },
    placed,
    stale: false,
    isSeen: true,
    dictionary: buildDictionaryOf([]),
    waits: true,
  });
}

/** Edits of the new text that restore the old one. */
function inverseOf(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  let shift = 0;
  return edits
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .map(({ start, end, text: by }) => {
      const from = start + shift;
      shift += by.length - (end - start);
      return { start: from, end: from + by.length, text: text.slice(start, end) };
    });
}

/** Whether its words are there as they were quoted. */
function stands({ text, marks }: Named, span: number, exact: string): boolean {
  const start = marks.findIndex(({ inside }) => inside.has(span));
  if (start === -1 || !text.startsWith(exact, start)) return false;
  return marks.slice(start, start + exact.length).every(({ inside }) => inside.has(span));
}

function offBy(place: Place, { text, marks }: Named, span: number): string | undefined {
  const { start, end } = place.span ?? { start: 0, end: 0 };
  if (start >= end || end > text.length) return `a place from ${start} to ${end}`;
  for (const [at, { inside, open }] of marks.entries()) {
    if (open.has(span)) continue;
    const isIn = start <= at && at < end;
    if (isIn === inside.has(span)) continue;
    const around = JSON.stringify(text.slice(Math.max(0, at - 12), at + 12));
    return `“${text.charAt(at)}” is ${isIn ? 'in' : 'out'} in ${around}`;
  }
  return undefined;
}
