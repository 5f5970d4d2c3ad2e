import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isReadEqually } from './readEqually';
import { dumped, flowSomewhere, scalarSomewhere } from './styles';
import { caseCount, enough } from '../../support/caseCount';

const runs = caseCount(1000);

suite('Reading without yaml what people write', () => {
  const READ: readonly (readonly [title: string, text: string])[] = [
    ['single quotes', "'a': 'it''s'\n'b c': ['d', {'e': ''''}]\n"],
    ['text as it is', 'a: |\n  b\n   c\n\n  # d\n\ne: |-\n    f\ng: |+\n  h\n\n\ni: j\n'],
    ['folded text', 'a: >\n  b\n  c\n\n  d\n   e\n\nf: >-\n  g\n  h\ni: >+\n  j\n\n'],
    ['blank lines at the end that are indented more', 'a: |-\n  b\n     \n\nc: d\n'],
    ['an absent value', 'a:\nb:  # c\nd:\n  e:\nf:\n- g:\n- h: i\n  j:\n'],
    ['a byte order mark', '\uFEFFa: b\n'],
    ['a space before a colon', 'a : b\n"c" : d\ne: {f : g}\n'],
    ['a comment after a colon or a dash', 'a: # b\n  - # c\n    d: e\n  -\n    f\n'],
    ['white space at the end of lines', 'a: b  \nc: d\t\ne:   \n  - f \t \n   \n'],
    ['a tab before a comment', 'a: b\t# c\nd: "e"\t# f\n'],
    ['deep indentation', 'a:\n        -   b:     c\n            d:\n                 -    e\n'],
    [
      'what begins with a sign',
      'a: .5\nb: +1\nc: ~\nd: -1.5\ne: (f)\ng: :h\ni: ?j\nk: ...\nl: --\n',
    ],
  ];
  for (const [title, text] of READ) {
    test(title, () => {
      assert.ok(isReadEqually(text));
      assert.ok(isReadEqually(text.replaceAll('\n', '\r\n')), 'with CRLF');
      assert.ok(isReadEqually(text.trimEnd()), 'without its last line break');
    });
  }

  const LEFT: readonly (readonly [title: string, text: string])[] = [
    ['single quotes over several lines', "a: 'b\n  c\n\n  d '' \n   e'\nf:\n  - 'g\n\n\n    h'\n"],
    ['double quotes over several lines', 'a: "b\n  c\\\n  \\  d\n\n\n  e"\nf:\n- "g\n  h"\n'],
    ['a backslash before the last quote', 'a: "b\n  c\\\\"\nd: "e\n  f\\""\n'],
    ['escapes that JSON does not have', 'a: "\\x41\\e\\N\\_\\L\\U0001F642\\ "\n'],
    ['plain text over several lines', 'a: b\n  c - d\n\n\n    e\ng: h\n'],
    ['plain text below its key', 'a:\n  b\n  c\nd:\n    "e\n   f"\ng:\n  [h, i]\n'],
    ['a comment line after text of several lines', 'a: b\n  c\n  # d\ne: f\n'],
    [
      'indentation that is given',
      'a: |2\n   b\n  c\nd:\n  - e: >1-\n      f\n     g\n  - |2-\n     h\n',
    ],
    ['text as it is up to the end, without a line break', 'a:\n- |-\n  b\n\n  c'],
    ['the beginning of a document', '# a\n--- # b\nc: d\n...\n'],
    ['a byte order mark before a comment', '\uFEFF# a\n---\nb: c\n'],
    ['spaces that do not break a line', 'a: «\u00a0b\u00a0»\nc:\n  d\u00a0\n  \u00a0e\n'],
    [
      'brackets over several lines',
      'a: [b,\n  c d\n  e, {f: g\n     h, i: "j\n  k"},\n\n  ]\nl: {\n  m: n\n}\n',
    ],
    ['a key on several lines', '"a\n  b": c\n'],
    ['a key inside further lines', 'a: b\n  c: d\n'],
    ['a comment inside plain text', 'a: b # c\n  d\n'],
    ['a tab as indentation of further lines', 'a: "b\n\tc"\n'],
    ['quotes whose further lines are not indented', "a:\n  b: 'c\n  d'\n"],
    ['text in brackets whose further lines are not indented', 'a: [b\nc]\n'],
    ['brackets whose further lines are not indented', 'a: [b,\nc]\n'],
    ['a return alone', "a: 'b\rc'\n"],
    ['an escape that there is not', 'a: "\\z"\n'],
    ['half an escape', 'a: "\\x4"\n'],
    ['a merge key', '<<: a\n'],
    ['a second document', 'a: b\n---\nc: d\n'],
    ['a directive', '%YAML 1.2\n---\na: b\n'],
    ['an anchor', 'a: &b c\n'],
    ['an item of nothing', 'a:\n  -\n  - b\n'],
    ['a header with too much', 'a: |-x\n  b\n'],
    ['less indentation than is given', 'a: |4\n  # b\nc: d\n'],
    ['a tab below indented text', 'a: |\n  b\n\t\nc: d\n'],
    ['more indentation in leading blank lines', 'a: |\n     \n  b\n'],
    ['further lines below a comment', 'a:\n# c\n  "b\n  d"\n'],
    ['a conflict inside text', 'a: |\n  b\n<<<<<<< c\n  d\n'],
  ];
  for (const [title, text] of LEFT) {
    test(`${title} is left to yaml`, () => {
      assert.ok(!isReadEqually(text));
      assert.ok(!isReadEqually(text.replaceAll('\n', '\r\n')), 'with CRLF');
    });
  }

  test('what yaml and js-yaml write is read equally or left to yaml', () => {
    let quick = 0;
    fc.assert(
      fc.property(dumped, (text) => {
        quick += Number(isReadEqually(text));
        isReadEqually(text.replaceAll('\n', '\r\n'));
      }),
      { numRuns: runs },
    );
    assert.ok(quick > enough(50), `${quick} of ${runs} were read without yaml`);
  });

  test('scalars on several lines are read equally or left to yaml', () => {
    let quick = 0;
    fc.assert(
      fc.property(scalarSomewhere, (text) => void (quick += Number(isReadEqually(text)))),
      { numRuns: 4 * runs },
    );
    assert.ok(quick > enough(200), `${quick} of ${4 * runs} were read without yaml`);
  });

  test('collections in brackets are read equally or left to yaml', () => {
    let quick = 0;
    fc.assert(
      fc.property(flowSomewhere, (text) => void (quick += Number(isReadEqually(text)))),
      { numRuns: 10 * runs },
    );
    assert.ok(quick > enough(5), `${quick} of ${10 * runs} were read without yaml`);
  });

  test('megabytes of one scalar or of what never ends are read equally or left to yaml', () => {
    const many = 100_000;
    for (const [start, unit, end] of [
      ['a: "b', '\n  c', '"\n'],
      ['a: "b', '\\\\', '"\n'],
      ['a: "b', '\\"\n ', '"\n'],
      ["a: 'b", "''\n ", "'\n"],
      ["a: 'b", "''", "'\n"],
      ['a: b', '\n  c', '\n'],
      ['a: b', '\n', '\n  c\n'],
      ['a: |\n', '  b\n', ''],
      ['a: |-\n  b\n', '   \n', 'c: d\n'],
      ['a: >\n', '\n', '  b\n'],
      ['a: [b', ',\n  c', ']\n'],
      ['a: [b', '\n  c', ']\n'],
      ['a: [b', ', "\\x41"', ']\n'],
      ['a: [b', ", 'c'", ']\n'],
    ] as const) {
      isReadEqually(start + unit.repeat(many) + end);
    }
    for (const text of ['a: "b\n  ', "a: 'b\n  ", 'a: [b,\n  ', 'a: |\n  \n', 'a: >2\n     \n']) {
      isReadEqually(text + text.slice(3).repeat(many));
    }
    isReadEqually(`${'a: "b\n c'.repeat(many)}\n`);
  });
});
