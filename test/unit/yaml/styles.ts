import fc from 'fast-check';
import { dump } from 'js-yaml';
import { stringify } from 'yaml';

/** Texts as people write them, long enough to be folded, with all that a style must look after. */
export const prose = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('China', 'said', 'that', 'it’s', "won't", 'agree') },
      fc.constantFrom(
        ...['\n', '\n\n', ' ', '   ', '\t', '\\', '\\n', '"', "'", "''", ':', '#', '- ', '&', '*'],
        ...['é', '🙂', '\u00a0', '\u2028', '\u0085', '\uFEFF', '\r\n', '\r', '\0', '---', '...'],
      ),
      fc.constantFrom('x'.repeat(90), 'no', '12:30', '|', '>', '[', ']', '{', '}', ',', '%', '@'),
    ),
    { maxLength: 40 },
  )
  .chain((words) => fc.constantFrom('', ' ', ' ').map((between) => words.join(between)));

const key = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('id', 'note', 'quote', 'u-s', 'no', '1e3', 'a b', '') },
  prose.filter((text) => text.length < 100),
);
const scalar = fc.oneof(
  { weight: 5, arbitrary: prose },
  fc.constantFrom<unknown>('', 'no', 'null', '1', 1, 0.5, true, null, '2024-04-26', '12:30'),
);

/** What another program might write into such files. */
export const anyValue = fc.letrec<{ readonly map: object; readonly any: unknown }>((tie) => ({
  map: fc.dictionary(key, tie('any'), { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 3, arbitrary: scalar },
    fc.array(tie('any'), { maxLength: 3 }),
    tie('map'),
  ),
})).map;

const byYaml = fc
  .tuple(
    anyValue,
    fc.record({
      lineWidth: fc.constantFrom(80, 80, 20, 0),
      indent: fc.constantFrom(2, 2, 4),
      indentSeq: fc.boolean(),
      singleQuote: fc.constantFrom(null, true, false),
      defaultStringType: fc.constantFrom(
        ...(['PLAIN', 'PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_FOLDED'] as const),
        'BLOCK_LITERAL' as const,
      ),
      defaultKeyType: fc.constantFrom('PLAIN' as const, null),
      blockQuote: fc.constantFrom<boolean | 'folded' | 'literal'>(true, false, 'folded', 'literal'),
      nullStr: fc.constantFrom('null', '~', ''),
      directives: fc.boolean(),
    }),
  )
  .map(([value, options]) => stringify(value, { ...options, aliasDuplicateObjects: false }));

const byJsYaml = fc
  .tuple(
    anyValue,
    fc.record({
      indent: fc.constantFrom(2, 4),
      noArrayIndent: fc.boolean(),
      lineWidth: fc.constantFrom(80, 20, -1),
      quotingType: fc.constantFrom("'" as const, '"' as const),
      forceQuotes: fc.boolean(),
      condenseFlow: fc.boolean(),
      flowLevel: fc.constantFrom(-1, -1, 3),
    }),
  )
  .map(([value, options]) => dump(value, { ...options, noRefs: true }));

/** Files as the two libraries of JavaScript write them, with any options. */
export const dumped = fc.oneof(byYaml, byJsYaml);

const before = fc.constantFrom(
  ...['a: ', 'a:\n  ', 'a:\n    ', 'a: # c\n  ', 'a:\n\n  ', 'a:\n# c\n  ', 'a:\n  # c\n  '],
  ...['a:\n  b: ', 'a:\n  b:\n   ', 'a:\n- ', 'a:\n  - ', 'a:\n  - b: ', 'a:\n  - - ', 'a:\n-\n '],
  ...['a:\n- # c\n  ', 'a:\n- b:\n    ', 'a:\n  - b:\n    - ', "'a' : ", '---\na: ', 'a: [', '- '],
  ...['a:\n- x\n-   ', 'b:\n    c: d\na : ', 'a: {b: ', '? ', '', 'a:\n    - b: x\n      c: '],
);
const opening = fc.constantFrom(
  ...[
    '"',
    "'",
    'w',
    '|\n',
    '>\n',
    '|-\n',
    '>-\n',
    '|+\n',
    '>+\n',
    '|2\n',
    '>1-\n',
    '|+2\n',
    '|4 \n',
  ],
  ...['| # c\n', '|\r\n', '>-\r\n', '|2-\r\n', '|0\n', '|--\n'],
);
const within = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('\n', '\n', '\n', '\r\n', ' \n', '\n\n'), fc.nat(7))
      .map(([feed, spaces]) => feed + ' '.repeat(spaces)),
  },
  { weight: 3, arbitrary: fc.constantFrom('w', 'text', 'two words', ' ', '   ', 'é') },
  fc.constantFrom(
    ...["''", '\\"', '\\\\', '\\\n', '\\\r\n', '\\x41', '\\u00e9', '\\N', '\\ ', '\\z', '\t', '#'],
    ...[' #', ': ', ':', '- ', '-', "'", '"', ',', ']', '}', '|', '\u00a0', '\u2028', '\uFEFF'],
    ...[
      '\n...\n',
      '\n---\n',
      '\n# c',
      '\n  # c',
      '\n\t',
      ' \t',
      '\nb: ',
      '&',
      '*',
      '!',
      '%',
      '1.5',
    ],
  ),
);
const after = fc.constantFrom(
  ...['', '\n', '\nz: 1\n', '\n\n\nz: 1', '\n    z: 1\n', '\n  z: 1\n', '\n  - z\n', '\n- z\n'],
  ...['\n   \nz: 1\n', '\n      \n', '\n# c\nz: 1\n', '\n  # c\nz: 1\n', ' # c\nz: 1\n', ': 1\n'],
  ...[
    '\n...\n',
    '\n      ',
    '\r\nz: 1\r\n',
    '\n\tz: 1\n',
    '\n    # c\n\n  # d\nz: 1',
    ' : 1\n',
    ']\n',
  ],
);

/** A scalar of many lines, right or wrong, at some place of a file. */
export const scalarSomewhere = fc
  .tuple(before, opening, fc.array(within, { maxLength: 12 }), fc.boolean(), after)
  .map(([start, open, pieces, isClosed, end]) => {
    const close = isClosed && (open === '"' || open === "'") ? open : '';
    return start + open + pieces.join('') + close + end;
  });

const flowPiece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('w', 'two words', 'b: ', 'c: ', "'d': ", ', ', ',') },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('\n', '\n', '\r\n', ' \n', '\n\n', ',\n'), fc.nat(5))
      .map(([feed, spaces]) => feed + ' '.repeat(spaces)),
  },
  fc.constantFrom('[', ']', '{', '}', '{b: w', '[w', '"a"', "'a'", "''", '"a\n    b"', "'a\n   b'"),
  fc.constantFrom(
    ' ',
    ':',
    '#',
    ' #',
    '- ',
    '-',
    '?',
    'w#',
    'a:b',
    '"',
    "'",
    '\t',
    '\n...',
    '\n# c',
  ),
);

const flowWord = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.constantFrom('w', 'two words', "'a'", '"b"', '[w, w]', '{c: w}', ' '),
  },
  fc
    .tuple(fc.constantFrom('\n', '\r\n', '\n\n'), fc.nat(5))
    .map(([feed, spaces]) => feed + ' '.repeat(spaces)),
);
const flowItems = fc
  .tuple(
    fc.array(fc.array(flowWord, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
    fc.constantFrom(', ', ', d: ', ',\n  ', ',\n    d: ', ',\n'),
  )
  .map(([items, comma]) => items.map((words) => words.join('')).join(comma));

/** A collection in flow style, right or wrong, at some place of a file. */
export const flowSomewhere = fc
  .tuple(
    fc.constantFrom(
      'a: ',
      'a:\n  ',
      'a:\n  - ',
      'a:\n- ',
      'a:\n  b: ',
      '- ',
      'a: # c\n  ',
      'a:\n- - ',
    ),
    fc.constantFrom<readonly [string, string]>(
      ['[', ']'],
      ['{b: ', '}'],
      ['[{b: ', '}]'],
      ['{', '}'],
    ),
    fc.oneof(
      fc.array(flowPiece, { maxLength: 10 }).map((pieces) => pieces.join('')),
      flowItems,
    ),
    fc.constantFrom('', ',', '\n', '\n  ', ',\n', ',\n    '),
    after,
  )
  .map(([start, [open, close], inner, gap, end]) => start + open + inner + gap + close + end);
