import assert from 'node:assert/strict';
import { placeQuotes, type WantedQuote } from '../../../../src/core/imports/positions/placeQuotes';
import type { OffsetUnit } from '../../../../src/core/imports/positions/mapping/mapping';
import { runSync } from '../../../../src/core/util/task';

/** Before “wants” stand 17 UTF-16 units, 15 code points and 22 bytes. */
const TEXT = '😀😀 The über-mayor\nwants a new port. The union\nrejects a new port. It said so.\n';
const AT = TEXT.indexOf('wants');
const LINE = TEXT.indexOf('rejects');

suite('The quote of a row', () => {
  test('is sliced at its place, whatever the unit', () => {
    const before = TEXT.slice(0, LINE);
    const counted: Readonly<Record<OffsetUnit, number>> = {
      'utf-16': before.length,
      'code-points': codePoints(before),
      'utf-8': Buffer.byteLength(before),
    };
    assert.equal(new Set(Object.values(counted)).size, 3);
    for (const [unit, start] of Object.entries(counted)) {
      for (const lineEnds of ['one', 'two'] as const) {
        for (const first of [0, 1] as const) {
          const more = (lineEnds === 'two' ? 2 : 0) + first;
          const [placed] = place([
            { quote: 'rejects a new port', start: start + more, end: undefined },
          ]);
          assert.equal(placed?.state, 'exact', `${unit} ${lineEnds} ${String(first)}`);
          assert.deepEqual(placed.spans, [{ start: LINE, end: LINE + 18 }]);
        }
      }
    }
  });

  test('is told with the unit that fits most quotes of the article', () => {
    const start = (at: number): number => codePoints(TEXT.slice(0, at));
    const rows = ['wants a new port', 'rejects', 'said'].map((quote) => {
      return { quote, start: start(TEXT.indexOf(quote)), end: undefined };
    });
    const placed = place(rows);
    assert.deepEqual(
      placed.map(({ counting }) => counting?.unit),
      ['code-points', 'code-points', 'code-points'],
    );
  });

  test('that stands elsewhere is searched, and believed where its words stand once', () => {
    const [found] = place([{ quote: 'rejects a new port', start: 3, end: 20 }]);
    assert.equal(found?.state, 'found');
    assert.deepEqual(found.spans, [{ start: LINE, end: LINE + 18 }]);
    assert.equal(found.parts[0]?.start, LINE);
    const [folded] = place([{ quote: 'The  union rejects', start: undefined, end: undefined }]);
    assert.equal(folded?.state, 'found');
    assert.equal(folded.parts[0]?.exact, 'The union\nrejects');
  });

  test('waits for review where its words stand twice, or nowhere', () => {
    const [twice, removed, none] = place([
      { quote: 'a new port', start: undefined, end: undefined },
      { quote: 'a second airport', start: 1, end: 2 },
      { quote: undefined, start: 1, end: 4 },
    ]);
    assert.deepEqual([twice?.state, removed?.state, none?.state], ['doubtful', 'lost', 'no-words']);
    assert.equal(removed?.parts[0]?.exact, 'a second airport');
    assert.equal(removed.parts[0].start, undefined);
  });

  test('without words is believed where the mapping states the unit', () => {
    const rows = [{ quote: undefined, start: AT, end: AT + 5 }];
    const [placed] = place(rows, { unit: 'utf-16' });
    assert.deepEqual([placed?.state, placed?.parts[0]?.exact], ['exact', 'wants']);
  });

  test('of few letters is not believed at a place of another unit than the others', () => {
    const rows = [
      { quote: 'wants a new port', start: AT, end: undefined },
      { quote: 'rejects a new port', start: LINE, end: undefined },
      // By code points an “a” stands there.
      { quote: 'a', start: codePoints(TEXT.slice(0, TEXT.indexOf('a new'))), end: undefined },
    ];
    const placed = place(rows);
    assert.equal(placed[2]?.state, 'doubtful');
  });

  test('in several parts is found by its ends', () => {
    const quote = 'wants […] union […] It said';
    const end = TEXT.indexOf('It said') + 7;
    const [placed] = place([{ quote, start: AT, end }]);
    assert.deepEqual(
      placed?.spans.map((span) => TEXT.slice(span.start, span.end)),
      ['wants', 'union', 'It said'],
    );
    const [alone] = place([{ quote: 'wants [...] It said', start: undefined, end: undefined }]);
    assert.deepEqual([alone?.state, alone?.spans.length], ['found', 2]);
  });

  test('is counted from the end of the front matter, too', () => {
    const text = `---\ntitle: A\n---\n\n${TEXT}`;
    const [placed] = place([{ quote: 'rejects a new', start: LINE, end: undefined }], {
      text,
      frontMatterEnd: text.indexOf('\n\n') + 1,
    });
    assert.deepEqual([placed?.state, placed?.counting?.from], ['exact', 'body']);
  });

  test('may have two apostrophes for a quotation mark', () => {
    const [placed] = place([{ quote: "said ''no'' twice", start: undefined, end: undefined }], {
      text: 'She said "no" twice.',
    });
    assert.deepEqual([placed?.state, placed?.spans], ['found', [{ start: 4, end: 19 }]]);
  });

  test('has the apostrophe that kept a spreadsheet from running it taken off', () => {
    const [placed] = place([{ quote: "'=wrong", start: undefined, end: undefined }], {
      text: 'It is =wrong.',
    });
    assert.deepEqual(placed?.spans, [{ start: 6, end: 12 }]);
  });
});

function place(
  rows: readonly WantedQuote[],
  given: {
    readonly text?: string;
    readonly frontMatterEnd?: number;
    readonly unit?: OffsetUnit;
  } = {},
) {
  const place = { text: TEXT, frontMatterEnd: 0, unit: undefined, tally: new Map(), ...given };
  return runSync(placeQuotes(rows, place));
}

function codePoints(text: string): number {
  return Array.from(text).length;
}
