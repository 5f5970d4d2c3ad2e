import type { BenchRow } from './row';
import { mapSpanList, spanListOf, type SpanList } from '../../src/core/text/spanList';
import type { TextEdit } from '../../src/core/text/textEdit';
import { generator } from './generated';
import { compareTimes, faster } from './row';

interface MovingSpan {
  start: number;
  end: number;
  value: number;
}

/** Sorted spans through one edit at a random place: our immutable list against the fastest simple
 * thing, objects changed in place. */
export function* spanRows(): Generator<BenchRow> {
  for (const [count, least] of [
    [1000, 10],
    [10_000, 40],
    [100_000, 200],
  ] as const) {
    const { starts, ends, values } = columns(count);
    const edits = editsOver((starts.at(-1) ?? 0) + 40);
    yield {
      what: `${count} spans through an edit`,
      reference: 'objects changed in place',
      target: `≥ ${least}x`,
      run: () => {
        const objects = starts.map((start, index): MovingSpan => {
          return { start, end: ends[index] ?? 0, value: index };
        });
        let list: SpanList = spanListOf(starts, ends, values);
        let turn = 0;
        let turnOfObjects = 0;
        return faster(
          compareTimes(
            {
              work: () => moveObjects(objects, edits[turnOfObjects++ % edits.length]),
              batch: 200,
              batches: 1,
            },
            {
              work: () => {
                const edit = edits[turn++ % edits.length];
                if (edit) list = mapSpanList(list, edit).list;
                return list.size;
              },
              batch: 1000,
              batches: 10,
            },
            15,
          ),
          least,
        );
      },
    };
  }
}

function columns(count: number): Record<'starts' | 'ends' | 'values', readonly number[]> {
  const starts = Array.from({ length: count }, (_, index) => index * 100 + 10);
  return { starts, ends: starts.map((start) => start + 30), values: starts.map((_, i) => i) };
}

/** A letter typed and a letter deleted by turns, between and within spans. */
function editsOver(length: number): readonly TextEdit[] {
  const next = generator(5);
  return Array.from({ length: 1000 }, (_, index) => {
    const start = Math.floor(next() * length);
    return index % 2 === 0 ? { start, end: start, text: 'x' } : { start, end: start + 1, text: '' };
  });
}

function moveObjects(spans: readonly MovingSpan[], edit: TextEdit | undefined): number {
  if (!edit) return 0;
  const delta = edit.text.length - (edit.end - edit.start);
  for (const span of spans) {
    if (span.start >= edit.end) {
      span.start += delta;
      span.end += delta;
    } else if (span.end > edit.start) {
      span.end = Math.max(span.end + delta, span.start);
    }
  }
  return spans.length;
}
