import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { SECTION_OF, type AnnotationKind } from '../../../../src/core/model/annotation';
import { EMPTY_ANNOTATION_FILE } from '../../../../src/core/model/article';
import { writeAnnotationFile } from '../../../../src/core/annotation-file/write';
import { anyAnnotation, styledFile } from '../../annotation-file/editRandom';
import { isReadEqually } from '../readEqually';
import { caseCount, enough } from '../../../support/caseCount';

const KINDS = Object.keys(SECTION_OF) as readonly AnnotationKind[];
const annotations = fc.tuple(...['a1', 'b2', 'c3', 'd4'].map((id) => anyAnnotation(id, KINDS)));
const written = annotations.map((list) =>
  writeAnnotationFile({ ...EMPTY_ANNOTATION_FILE, annotations: list }, undefined),
);
const styled = fc
  .tuple(annotations, fc.array(fc.nat(1000), { maxLength: 40 }))
  .map(([list, choices]) => styledFile(list, choices).text);

/** What one hand or one bad disk does to a file: pieces replaced by what is hard for YAML. */
const damage = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    removed: fc.nat(6),
    put: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 2 }),
      fc.constantFrom(
        ...[
          '',
          '',
          '"',
          "'",
          ': ',
          ':',
          ' #',
          '#',
          '- ',
          '-',
          '\n',
          '\n\n',
          '\r',
          '\r\n',
          ' ',
          '  ',
        ],
        ...['[', ']', '{', '}', ',', ', ', '?', '? ', '|', '>-\n', '&', '*', '!', '%', '@', '`'],
        ...[
          '...',
          '\n...\n',
          '---',
          '\n---\n',
          '<<',
          '<<: ',
          '\t',
          '\\',
          '\\x41',
          '\\ud800',
          '\\N',
        ],
        ...['\uFEFF', '\u0085', '\u00a0', '\u2028', '=======', '\n<<<<<<< a\n', 'a: b', '~', '\0'],
      ),
    ),
  }),
  { minLength: 1, maxLength: 3 },
);

function damaged(
  text: string,
  changes: readonly { readonly at: number; readonly removed: number; readonly put: string }[],
): string {
  return changes.reduce((now, { at, removed, put }) => {
    const start = Math.floor(at * now.length);
    return now.slice(0, start) + put + now.slice(start + removed);
  }, text);
}

const runs = caseCount(1000);

suite('Reading our own form without yaml', () => {
  test('every file that we write is read so, and equally', () => {
    fc.assert(
      fc.property(written, (text) => {
        assert.ok(isReadEqually(text), text);
        assert.ok(isReadEqually(text.replaceAll('\n', '\r\n')), text);
      }),
      { numRuns: runs },
    );
  });

  test('files of many hands are read equally, and some of them so', () => {
    let quick = 0;
    fc.assert(
      fc.property(styled, (text) => void (quick += Number(isReadEqually(text)))),
      { numRuns: runs },
    );
    assert.ok(quick > enough(500), `${quick} of ${runs} were read without yaml`);
  });

  test('damaged files are read equally or left to yaml', () => {
    let quick = 0;
    fc.assert(
      fc.property(fc.oneof(written, styled), damage, (text, changes) => {
        quick += Number(isReadEqually(damaged(text, changes)));
      }),
      { numRuns: 4 * runs },
    );
    assert.ok(quick > enough(50), `${quick} of ${4 * runs} were read without yaml`);
  });

  test('keys without a value, as people leave them while they type, are read so, and equally', () => {
    const cuts = fc.array(
      fc.tuple(fc.nat(200), fc.constantFrom('', ' ', '   ', '\n', '\n  # b: c')),
      {
        minLength: 1,
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(written, cuts, (text, places) => {
        const lines = text.split('\n');
        for (const [at, ending] of places) {
          const index = at % lines.length;
          const key = /^ *(?:- )?[a-z-]+:(?= )/.exec(lines[index] ?? '')?.[0];
          if (key !== undefined) lines[index] = key + ending;
        }
        assert.ok(isReadEqually(lines.join('\n')), lines.join('\n'));
      }),
      { numRuns: runs },
    );
    for (const text of ['a:', 'a:\n', 'a:  \n...\n', 'a:\n- b:\n- c:\n', 'a:\n  b:\n\nc: d\n']) {
      assert.ok(isReadEqually(text), text);
    }
  });

  test('short texts of what is hard for YAML are read equally or left to yaml', () => {
    let quick = 0;
    const piece = fc.constantFrom(
      ...[
        'a',
        'b',
        'c d',
        ':',
        ': ',
        '- ',
        '-',
        ' ',
        '  ',
        '\n',
        '\n  ',
        '\n   ',
        '\n- ',
        '\n  - ',
        '"',
        "'",
      ],
      ...['"x"', '"\\n"', '[', ']', '{', '}', ', ', ',', '#', ' #', '# c', '\r\n', '\n...\n', '.'],
      ...[
        "'x'",
        "''",
        '|\n ',
        '>-\n  ',
        '---\n',
        'a: ',
        'b: ',
        'c:',
        '?',
        '|',
        '&',
        '*',
        '!',
        '1',
        '<<',
        '~',
        '\t',
        '\u00a0',
        '(',
        '`',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        quick += Number(isReadEqually(`a: ${pieces.join('')}`));
      }),
      { numRuns: 4 * runs },
    );
    assert.ok(quick > enough(50), `${quick} of ${4 * runs} were read without yaml`);
  });

  test('a key that stands twice is left to yaml, however many keys there are', () => {
    for (const count of [2, 20, 21, 22, 500]) {
      const lines = Array.from({ length: count }, (_, index) => `key${index}: value`);
      assert.ok(isReadEqually(lines.join('\n')));
      for (const again of [0, count - 1]) {
        assert.ok(!isReadEqually([...lines, `key${again}: value`].join('\n')));
        assert.ok(!isReadEqually(`{${[...lines, `key${again}: value`].join(', ')}}`));
      }
    }
  });

  test('keys and values of any length are read equally or left to yaml', () => {
    for (const length of [900, 1020, 1030, 3_000_000]) {
      for (const value of ['x', '"', '\\n', ' ']) {
        const long = value.repeat(length);
        isReadEqually(`a: "${long}"\n`);
        isReadEqually(`a: b${long}b\n`);
        isReadEqually(`b${long}b: a\n`);
        isReadEqually(`"${long}": a\n`);
      }
    }
    assert.ok(isReadEqually(`a: "${'\\n'.repeat(3_000_000)}"\n`));
    for (const spaces of [1, 20, 22, 30, 2000]) {
      isReadEqually(`${'b'.repeat(1000)}${' '.repeat(spaces)}: a\n`);
      isReadEqually(`a:\n  - b${' '.repeat(spaces)}: c\n`);
    }
  });

  test('what is nested deeply is left to yaml, and read there or refused', () => {
    assert.ok(isReadEqually(`a:\n  ${'- '.repeat(10)}x\n`));
    for (const [open, close] of [
      ['- ', ''],
      ['[', ']'],
    ] as const) {
      assert.ok(!isReadEqually(`a: \n  ${open.repeat(20)}x${close.repeat(20)}\n`));
      assert.ok(!isReadEqually(`a: \n  ${open.repeat(100_000)}x\n`));
    }
  });

  test('the examples and the fixtures are read equally', () => {
    const files = ['examples', 'test/fixtures'].flatMap((folder) =>
      fs
        .readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.yaml'))
        .map((name) => path.join(folder, name)),
    );
    assert.ok(files.length > 10);
    for (const file of files) {
      const isQuick = isReadEqually(fs.readFileSync(file, 'utf8'));
      assert.ok(isQuick, file);
    }
  });
});
