import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  lastSpanBefore,
  mapSpanList,
  spanListOf,
  spansFrom,
  spliceSpanList,
  type SpanList,
  type ValuedSpan,
} from '../../../src/core/text/spanList';
import { mapSpan, type TextEdit } from '../../../src/core/text/textEdit';
import { caseCount } from '../../support/caseCount';

suite('A list of spans', () => {
  test('Text inserted at an edge stays outside, text inserted within is inside', () => {
    const list = listOf([span(10, 20, 1)]);
    assert.deepEqual(spansOf(mapSpanList(list, edit(10, 10, 'ab')).list), [span(12, 22, 1)]);
    assert.deepEqual(spansOf(mapSpanList(list, edit(20, 20, 'ab')).list), [span(10, 20, 1)]);
    assert.deepEqual(spansOf(mapSpanList(list, edit(15, 15, 'ab')).list), [span(10, 22, 1)]);
  });

  test('A span of which nothing is left is dropped and reported as it was', () => {
    const list = listOf([span(0, 5, 1), span(10, 20, 2), span(30, 35, 3)]);
    const { list: mapped, collapsed } = mapSpanList(list, edit(8, 25, 'x'));
    assert.deepEqual(spansOf(mapped), [span(0, 5, 1), span(14, 19, 3)]);
    assert.deepEqual(collapsed, [span(10, 20, 2)]);
    assert.equal(mapped.size, 2);
  });

  test('Through any edits, spans that may overlap move as single spans do', () => {
    fc.assert(
      fc.property(spans(60), edits, (start, changes) => checkMapping(start, changes)),
      { numRuns: caseCount(1000) },
    );
  });

  test('Through any edits, spans that do not overlap move as single spans do', () => {
    fc.assert(
      fc.property(spans(400), edits, (start, changes) => checkMapping(disjoint(start), changes)),
      { numRuns: caseCount(1000) },
    );
  });

  test('A window is replaced as in an array', () => {
    fc.assert(
      fc.property(
        spans(300),
        fc.array(fc.tuple(fc.nat(4000), fc.nat(300), spans(6))),
        (start, windows) => {
          let expected = start;
          let list = listOf(start);
          for (const [from, length, fresh] of windows) {
            const to = from + length;
            const inside = fresh.filter((one) => one.start >= from && one.start < to);
            list = spliceSpanList(
              list,
              from,
              to,
              inside.map((one) => one.start),
              inside.map((one) => one.end),
              inside.map((one) => one.value),
            );
            expected = [
              ...expected.filter((one) => one.start < from),
              ...inside,
              ...expected.filter((one) => one.start >= to),
            ];
          }
          assert.deepEqual(spansOf(list), expected);
          assert.equal(list.size, expected.length);
        },
      ),
      { numRuns: caseCount(500) },
    );
  });

  test('Spans are read from any offset on, and the last one before it is found', () => {
    fc.assert(
      fc.property(spans(200), fc.nat(4500), (start, offset) => {
        const list = listOf(start);
        assert.deepEqual(
          [...spansFrom(list, offset)],
          start.filter((one) => one.start >= offset),
        );
        assert.equal(
          lastSpanBefore(list, offset)?.start,
          start.findLast((one) => one.start < offset)?.start,
        );
      }),
    );
  });

  test('The list before an edit is not changed', () => {
    const before = listOf(Array.from({ length: 5000 }, (_, at) => span(at * 10, at * 10 + 5, at)));
    const copy = spansOf(before);
    mapSpanList(before, edit(25_002, 25_003, ''));
    mapSpanList(before, edit(25_000, 25_100, ''));
    assert.deepEqual(spansOf(before), copy);
  });
});

const spans = (most: number): fc.Arbitrary<readonly ValuedSpan[]> =>
  fc
    .array(fc.tuple(fc.nat(4000), fc.integer({ min: 1, max: 40 })), {
      maxLength: most,
      size: 'max',
    })
    .map((pairs) =>
      pairs
        .sort(([a], [b]) => a - b)
        .map(([start, length], value) => span(start, start + length, value)),
    );

const edits = fc.array(
  fc
    .tuple(fc.nat(3000), fc.integer({ min: 0, max: 60 }), fc.string({ maxLength: 20 }))
    .map(([start, length, text]) => edit(start, start + length, text)),
  { minLength: 1, maxLength: 12 },
);

function checkMapping(start: readonly ValuedSpan[], changes: readonly TextEdit[]): void {
  let expected = start;
  let list = listOf(start);
  for (const change of changes) {
    const removed: ValuedSpan[] = [];
    const next: ValuedSpan[] = [];
    for (const one of expected) {
      const mapped = mapSpan(one, [change])?.span;
      if (mapped) next.push(span(mapped.start, mapped.end, one.value));
      else removed.push(one);
    }
    const result = mapSpanList(list, change);
    list = result.list;
    expected = next;
    assert.deepEqual(spansOf(list), expected);
    assert.deepEqual(result.collapsed, removed);
    assert.equal(list.size, expected.length);
  }
}

function disjoint(list: readonly ValuedSpan[]): readonly ValuedSpan[] {
  const kept: ValuedSpan[] = [];
  for (const one of list) if (one.start >= (kept.at(-1)?.end ?? 0)) kept.push(one);
  return kept;
}

function listOf(list: readonly ValuedSpan[]): SpanList {
  return spanListOf(
    list.map(({ start }) => start),
    list.map(({ end }) => end),
    list.map(({ value }) => value),
  );
}

function spansOf(list: SpanList): readonly ValuedSpan[] {
  return [...spansFrom(list)];
}

function span(start: number, end: number, value: number): ValuedSpan {
  return { start, end, value };
}

function edit(start: number, end: number, text: string): TextEdit {
  return { start, end, text };
}
