import type { PlacedAnnotation } from '../../src/core/model/place';
import { BUDGETS } from './budgets';
import type { Material } from './material';
import type { BenchRow } from './row';
import { applyMarks } from '../../src/core/matching/mentions';
import { liveMatches, liveMentions, rematch } from '../../src/core/matching/rematch';
import { mentionsWithin } from '../../src/core/matching/window';
import { editedLineIndex, lineIndex, positionAt } from '../../src/core/text/lines';
import { mapSpanList, spanListOf, spansFrom } from '../../src/core/text/spanList';
import { applyEdits, type TextEdit } from '../../src/core/text/textEdit';
import { highlightPlan } from '../../src/core/views/highlights/highlightPlan';
import { codebookOf, positionAtPlace } from './annotations';
import { generator } from './generated';
import { flat } from './flat';
import { once } from './material';
import { dictionaryOf } from './matchingRows';
import { compareTimes, faster } from './row';

const ANNOTATIONS = 1000;
const KEYSTROKES = 600;

/** The cost of one keystroke in a 20,000-word article. */
export function* windowRows({ article, aliasSets }: Material): Generator<BenchRow> {
  for (const count of [10_000, 50_000]) {
    yield* rowsWith(article, count, () => aliasSets().of(count));
  }
}

function* rowsWith(
  article: string,
  count: number,
  names: () => readonly string[],
): Generator<BenchRow> {
  const dictionary = once(() => dictionaryOf(names()));
  yield {
    what: `Window after a keystroke, ${count} aliases`,
    reference: 'matching the whole text again',
    target: '',
    run: () => {
      const before = liveMatches(dictionary(), article);
      const edits = keystrokes(article, 200);
      const texts = edits.map((edit) => flat(applyEdits(article, [edit])));
      let turn = 0;
      let whole = 0;
      return faster(
        compareTimes(
          {
            work: () => liveMatches(dictionary(), texts[whole++ % texts.length] ?? '').actor.size,
            batch: 1,
            batches: 20,
          },
          {
            work: () => {
              const index = turn++ % texts.length;
              const edit = edits[index];
              return edit ? rematch(dictionary(), before, texts[index] ?? '', edit).actor.size : 0;
            },
            batch: 200,
            batches: 10,
          },
          10,
        ),
      );
    },
  };
  yield {
    what: `What is seen of 5 MB, ${count} aliases`,
    reference: 'matching the whole text',
    target: '',
    run: () => {
      const long = flat(article.repeat(Math.ceil(5e6 / article.length)));
      const seen = { start: 2_500_000, end: 2_523_000 };
      return faster(
        compareTimes(
          { work: () => liveMatches(dictionary(), long).actor.size, batch: 1, batches: 2 },
          { work: () => mentionsWithin(dictionary(), long, seen).length, batch: 5, batches: 5 },
          5,
        ),
      );
    },
  };
  yield {
    what: `Keystroke → highlight plan, ${count} aliases`,
    reference: `20,000 words, ${ANNOTATIONS} annotations`,
    target: `p95 < ${String(BUDGETS.keystroke)}`,
    run: () => {
      const times = keystrokeTimes(article, names()).toSorted((a, b) => a - b);
      const [p50 = 0, p95 = 0, max = 0] = [0.5, 0.95, 1].map(
        (part) => times[Math.ceil(times.length * part) - 1],
      );
      return {
        reference: '',
        measured: `p50 ${p50.toFixed(2)}, max ${max.toFixed(1)}`,
        ratio: `${p95.toFixed(2)} ms`,
        reached: p95 < BUDGETS.keystroke,
      };
    },
  };
}

/** All work of core for one keystroke: text, lines, spans, matches, marks, plan. */
function keystrokeTimes(article: string, names: readonly string[]): readonly number[] {
  const dictionary = dictionaryOf(names);
  const codebook = codebookOf(names);
  const step = Math.floor(article.length / ANNOTATIONS);
  const starts = Array.from({ length: ANNOTATIONS }, (_, index) => index * step);
  const annotations = starts.map((start, index) => positionAtPlace(index, article, start));

  let text = article;
  let lines = lineIndex(text);
  let live = liveMatches(dictionary, text);
  let spans = spanListOf(
    starts,
    starts.map((start) => start + 60),
    starts.map((_, index) => index),
  );
  const times: number[] = [];
  const typed = keystrokes(article, KEYSTROKES + 100);
  typed.forEach((edit, turn) => {
    const start = performance.now();
    text = applyEdits(text, [edit]);
    lines = editedLineIndex(lines, [edit], text);
    live = rematch(dictionary, live, text, edit);
    spans = mapSpanList(spans, edit).list;
    const placed: PlacedAnnotation[] = [];
    for (const { start: from, end, value } of spansFrom(spans)) {
      const annotation = annotations[value];
      const places = [{ state: 'anchored' as const, span: { start: from, end } }];
      if (annotation) placed.push({ annotation, places });
    }
    const plan = highlightPlan({
      placed,
      mentions: applyMarks(liveMentions(dictionary, live), [], []),
      codebook,
      options: { mentions: true, positions: true, gutter: true },
      lineOf: (offset) => positionAt(lines, offset).line,
    });
    const time = performance.now() - start;
    if (turn >= 100 && plan.spans['actor-other'].length > 0) times.push(time);
  });
  return times;
}

/** Letters typed at places all over the text. */
function keystrokes(text: string, count: number): readonly TextEdit[] {
  const next = generator(3);
  return Array.from({ length: count }, () => {
    const start = Math.floor(next() * text.length);
    return { start, end: start, text: 'x' };
  });
}
