import { runSync } from '../../../../src/core/util/task';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DEFAULT_STANCES } from '../../../../src/core/model/codebook';
import type { Codebook } from '../../../../src/core/model/codebook';
import { PROBLEMS } from '../../../../src/core/problems/table';
import type { ProblemCode } from '../../../../src/core/problems/table';
import { looksLikeCodebook, parseCodebook } from '../../../../src/core/codebook/parse/parse';
import { marked, withMark } from '../../yaml/marked';
import { caseCount } from '../../../support/caseCount';

function codebookOf(body: string): Codebook {
  const parsed = runSync(parseCodebook(`format: policy-codebook/1\n${body}`));
  assert.ok(parsed.kind === 'codebook', parsed.kind);
  assert.deepEqual(parsed.problems, []);
  return parsed.codebook;
}

suite('Reading a codebook', () => {
  test('an empty codebook has the five usual stances and one file for all coders', () => {
    const codebook = codebookOf('');
    assert.deepEqual([...codebook.stances.values()], DEFAULT_STANCES);
    assert.equal(codebook.annotationFiles, 'shared');
    assert.deepEqual([codebook.actors.size, codebook.acts, codebook.ask], [0, [], []]);
  });

  test('an actor with all its keys', () => {
    const { actors } = codebookOf(`actors:
  north: {}
  river-board:
    name: River Board
    type: organization
    part-of: north
    side: true
    unspecified: "false"
    aliases: [RB, {text: the Board, weak: true}, {text: Board, case: exact}]
    roles:
      - {title: Chair, of: north, from: "2021-01-26", to: 2025}
    member-of: north
    examples:
      include: [{text: The Board met., why: named}, Board members]
      exclude: {text: on board}
    attributes: {wikidata: Q1, seats: 12}
    note: "…"
`);
    assert.deepEqual(actors.get('river-board'), {
      id: 'river-board',
      name: 'River Board',
      type: 'organization',
      partOf: 'north',
      side: true,
      unspecified: false,
      aliases: [
        { text: 'RB', weak: false, exactCase: false },
        { text: 'the Board', weak: true, exactCase: false },
        { text: 'Board', weak: false, exactCase: true },
      ],
      roles: [{ title: 'Chair', of: 'north', from: '2021-01-26', to: '2025' }],
      memberOf: ['north'],
      examples: {
        include: [
          { text: 'The Board met.', why: 'named' },
          { text: 'Board members', why: undefined },
        ],
        exclude: [{ text: 'on board', why: undefined }],
      },
      attributes: new Map([
        ['wikidata', 'Q1'],
        ['seats', '12'],
      ]),
      note: '…',
    });
  });

  test('an entry without a name is called by its id', () => {
    const { actors, issues, coders, types } = codebookOf(
      'actors:\n  north:\nissues:\n  dam:\ncoders:\n  mira:\ntypes:\n  story:\n',
    );
    assert.deepEqual(
      [actors, issues, coders, types].map((entries) => [...entries.values()][0]?.name),
      ['north', 'dam', 'mira', 'story'],
    );
  });

  test('issues, plain and signed links, and a topic that only groups', () => {
    const { issues } = codebookOf(`issues:
  water: {name: Water, codable: false}
  dam:
    name: The dam
    statement: It should be built.
    definition: Building it, not running it.
    part-of: {issue: water, sign: -1}
    keywords: [dam, {text: wall, weak: true}]
    color: "#0072B2"
    note: n
  tolls: {part-of: water}
`);
    assert.deepEqual(issues.get('dam'), {
      id: 'dam',
      name: 'The dam',
      statement: 'It should be built.',
      definition: 'Building it, not running it.',
      partOf: 'water',
      sign: -1,
      codable: true,
      keywords: [
        { text: 'dam', weak: false, exactCase: false },
        { text: 'wall', weak: true, exactCase: false },
      ],
      examples: { include: [], exclude: [] },
      color: '#0072B2',
      note: 'n',
    });
    assert.deepEqual(
      [issues.get('tolls')?.partOf, issues.get('tolls')?.sign],
      ['water', undefined],
    );
    assert.equal(issues.get('water')?.codable, false);
  });

  test('stances of its own replace the usual ones', () => {
    const { stances } = codebookOf(
      'stances:\n  pro: {polarity: "+2", key: p}\n  open: {name: Open}\n',
    );
    assert.deepEqual(
      [...stances.values()],
      [
        { id: 'pro', polarity: 2, key: 'p', name: undefined },
        { id: 'open', polarity: undefined, key: undefined, name: 'Open' },
      ],
    );
  });

  test('critical acts, and the window of the analysis', () => {
    const read = codebookOf(
      'acts: [state, {act: condemn, critical: true}]\nanalysis: {window: "months:3"}\n',
    );
    assert.deepEqual(read.acts, ['state', 'condemn']);
    assert.deepEqual(read.criticalActs, new Set(['condemn']));
    assert.deepEqual(read.netting, { kind: 'consecutive', unit: 'months', size: 3 });
    const plain = codebookOf('acts: [state]\n');
    assert.deepEqual([plain.criticalActs, plain.netting], [undefined, undefined]);
  });

  test('fields, types, acts, questions, coders and the way of filing', () => {
    const codebook = codebookOf(`title: 2024
version: 3
coders: {mira: {name: Mira}}
acts: [demand]
ask: [act, target, frame, fields.frame]
fields: {frame: {type: choice, values: [cost, 1], list: true}}
types: {story: {name: Story, color: "#0072B2", fields: {hero: {name: Hero, type: actor}}}}
annotation-files: one-per-coder
`);
    const { title, version, acts, ask, annotationFiles } = codebook;
    assert.deepEqual(
      [title, version, acts, ask, annotationFiles],
      ['2024', '3', ['demand'], ['act', 'target', 'frame', 'fields.frame'], 'one-per-coder'],
    );
    assert.deepEqual(codebook.coders.get('mira'), { id: 'mira', name: 'Mira' });
    assert.deepEqual(codebook.fields.get('frame'), {
      id: 'frame',
      name: undefined,
      type: 'choice',
      values: ['cost', '1'],
      list: true,
    });
    assert.deepEqual(codebook.types.get('story')?.fields.get('hero')?.type, 'actor');
    assert.equal(codebook.types.get('story')?.color, '#0072B2');
  });

  test('ids of any script, and ids with a meaning in JavaScript', () => {
    const { actors } = codebookOf(
      'actors:\n  中国: {name: 中国}\n  größe: {}\n  constructor: {}\n',
    );
    assert.deepEqual([...actors.keys()], ['中国', 'größe', 'constructor']);
  });

  test('the places of what is defined', () => {
    const text =
      'format: policy-codebook/1\nactors:\n  a: {}\nissues:\n  b: {}\nstances:\n  c: {}\ntypes:\n  d: {}\nfields:\n  e: {type: text}\ncoders:\n  f: {}\n';
    const parsed = runSync(parseCodebook(text));
    assert.ok(parsed.kind === 'codebook');
    assert.deepEqual(
      [...parsed.places]
        .map(([place, { start, end }]) => `${place}=${text.slice(start, end)}`)
        .sort(),
      ['actor:a=a', 'coder:f=f', 'field:e=e', 'issue:b=b', 'stance:c=c', 'type:d=d'],
    );
  });

  test('a codebook needs no end marker', () => {
    codebookOf('title: x');
    codebookOf('title: x\n...\n');
  });
});

suite('Whose codebook it is', () => {
  test('a file whose first key is not our format is left alone, also a broken one', () => {
    for (const text of [
      'title: x\n',
      'title: x\nformat: policy-codebook/1\n',
      '- a\n',
      '{{{',
      'format: other/1\n',
      '# format: policy-codebook/1\n',
    ]) {
      assert.equal(runSync(parseCodebook(text)).kind, 'foreign', text);
    }
  });

  test('ours may begin with a mark, comments, a document start, quotes or a bracket', () => {
    for (const head of ['', '\uFEFF', '# a\n\n  # b\r\n', '---\n', '\r\n']) {
      assert.ok(looksLikeCodebook(`${head}format: policy-codebook/1\n`), JSON.stringify(head));
    }
    assert.ok(looksLikeCodebook('"format": "policy-codebook/1"\n'));
    assert.ok(looksLikeCodebook('{format: policy-codebook/1, title: x}\n'));
    assert.ok(looksLikeCodebook('{\n  "format": "policy-codebook/1"\n}\n'));
  });

  test('ours with a mistake or a merge conflict in it is refused, not left alone', () => {
    for (const text of [
      'format: policy-codebook/1\na: [',
      '<<<<<<< HEAD\nformat: policy-codebook/1\n',
    ]) {
      assert.equal(runSync(parseCodebook(text)).kind, 'refused', text);
    }
  });

  test('an empty file is refused with a warning', () => {
    for (const text of ['', '\uFEFF', '\n \n']) {
      const parsed = runSync(parseCodebook(text));
      assert.ok(parsed.kind === 'refused');
      assert.deepEqual(
        parsed.problems.map(({ code }) => code),
        ['empty-file'],
      );
    }
  });

  test('a head of a million blank lines is looked at quickly', () => {
    assert.equal(looksLikeCodebook('\n'.repeat(1_000_000)), false);
  });
});

/** Each problem at its place between « and »; `kept` is an actor that survives it. */
const ROWS: readonly (readonly [title: string, code: ProblemCode, body: string])[] = [
  ['an id with a capital', 'bad-id', 'actors:\n  kept: {}\n  «North»: {}\n'],
  ['an id with a space', 'bad-id', 'issues:\n  «the dam»: {}\nactors: {kept: {}}\n'],
  ['an id that has a meaning of its own', 'reserved-id', 'actors:\n  «author»: {}\n  kept: {}\n'],
  ['an unknown parent of an actor', 'unknown-parent', 'actors:\n  kept: {part-of: «south»}\n'],
  [
    'an unknown parent of an issue',
    'unknown-parent',
    'issues:\n  a: {part-of: {issue: «b», sign: 1}}\nactors: {kept: {}}\n',
  ],
  ['an actor that is part of itself', 'part-of-cycle', 'actors:\n  kept: {part-of: «kept»}\n'],
  [
    'a link without an issue',
    'missing-link-target',
    'issues:\n  a: {part-of: {«sign»: 1}}\nactors: {kept: {}}\n',
  ],
  [
    'a sign that is neither 1 nor -1',
    'bad-value',
    'issues:\n  a: {}\n  b: {part-of: {issue: a, sign: «2»}}\nactors: {kept: {}}\n',
  ],
  [
    'a role in an unknown actor',
    'unknown-role-target',
    'actors:\n  kept: {roles: [{title: Chair, of: «board»}]}\n',
  ],
  ['a role in nothing', 'missing-role-target', 'actors:\n  kept: {roles: [{«title»: Chair}]}\n'],
  [
    'a role from a day that does not exist',
    'bad-date',
    'actors:\n  kept: {roles: [{of: other, from: «2023-02-29»}]}\n  other: {}\n',
  ],
  [
    'a role from a range of days',
    'bad-date',
    'actors:\n  kept: {roles: [{of: other, from: «2023/2024»}]}\n  other: {}\n',
  ],
  [
    'a role that ends before it begins',
    'role-order',
    'actors:\n  kept: {roles: [{of: other, from: 2024-05, to: «2024-04»}]}\n  other: {}\n',
  ],
  ['a role in oneself', 'part-of-cycle', 'actors:\n  kept: {roles: [{of: «kept»}]}\n'],
  ['part of a reserved actor', 'unknown-parent', 'actors:\n  kept: {part-of: «author»}\n'],
  ['a misspelt list', 'misspelt-key', 'actors: {kept: {}}\n«issue»: {}\n'],
  ['a key that is near no other', 'unknown-key', 'actors: {kept: {«weather»: wet}}\n'],
  ['an alias of punctuation', 'empty-alias', 'actors:\n  kept: {aliases: [«"..."»]}\n'],
  ['a group twice', 'repeated-value', 'actors:\n  kept: {member-of: [kept, «kept»]}\n'],
  [
    'a colour without quotation marks',
    'unquoted-value',
    'actors: {kept: {}}\nissues:\n  dam:\n    color: «#0072B2»\n    note: x\n',
  ],
  ['a byte order mark', 'byte-order-mark', 'actors: {kept: {name: a«\uFEFF»b}}\n'],
  [
    'values of what is no choice',
    'unused-values',
    'actors: {kept: {}}\nfields:\n  frame: {type: text, «values»: [a]}\n',
  ],
  ['an unknown group', 'unknown-group', 'actors:\n  kept: {member-of: [«g7»]}\n'],
  ['an alias without text', 'empty-alias', 'actors:\n  kept: {aliases: [{«weak»: true}]}\n'],
  [
    'an example of nothing',
    'empty-example',
    'actors:\n  kept: {examples: {include: [{«why»: named}]}}\n',
  ],
  ['an example of dots', 'empty-example', 'actors:\n  kept: {examples: {exclude: [«"..."»]}}\n'],
  [
    'an example on both sides',
    'example-of-both',
    'actors:\n  kept: {examples: {include: [The Board], exclude: [{text: «the board»}]}}\n',
  ],
  ['examples as a list', 'expected-map', 'actors:\n  kept: {examples: «[The Board]»}\n'],
  [
    'a misspelt side of examples',
    'misspelt-key',
    'actors:\n  kept: {examples: {«includes»: [The Board]}}\n',
  ],
  [
    'an alias of two actors',
    'ambiguous-alias',
    'actors:\n  kept: {aliases: [The Board]}\n  b: {aliases: [{text: «the board»}]}\n',
  ],
  [
    'a name that is the alias of another',
    'ambiguous-alias',
    'actors:\n  kept: {aliases: [Board]}\n  b: {name: «Board»}\n',
  ],
  [
    'a keyword of two issues',
    'ambiguous-alias',
    'issues:\n  a: {keywords: [dam]}\n  b: {keywords: [«dam»]}\nactors: {kept: {}}\n',
  ],
  [
    'an alias of more than 500 characters',
    'long-alias',
    `actors:\n  kept: {aliases: [«"${'a '.repeat(250)}b"»]}\n`,
  ],
  [
    'a name of more than 500 characters',
    'long-alias',
    `issues:\n  a: {name: «${'x'.repeat(501)}»}\nactors: {kept: {}}\n`,
  ],
  ['an unknown case', 'bad-value', 'actors:\n  kept: {aliases: [{text: x, case: «upper»}]}\n'],
  ['a side that is neither true nor false', 'bad-value', 'actors:\n  kept: {side: «yes»}\n'],
  [
    'a polarity that is no whole number',
    'bad-value',
    'stances:\n  pro: {polarity: «0.5»}\nactors: {kept: {}}\n',
  ],
  [
    'a stance key of two letters',
    'bad-value',
    'stances:\n  pro: {key: «pr»}\nactors: {kept: {}}\n',
  ],
  [
    'a stance key twice',
    'duplicate-stance-key',
    'stances:\n  pro: {key: p}\n  per: {key: «p»}\nactors: {kept: {}}\n',
  ],
  ['a color by name', 'bad-value', 'issues:\n  a: {color: «blue»}\nactors: {kept: {}}\n'],
  [
    'a field without a type',
    'missing-field-type',
    'fields:\n  «frame»: {values: [a]}\nactors: {kept: {}}\n',
  ],
  [
    'a field of an unknown type',
    'unknown-field-type',
    'fields:\n  frame: {type: «colour»}\nactors: {kept: {}}\n',
  ],
  [
    'a choice without values',
    'missing-field-values',
    'types:\n  t: {fields: {«frame»: {type: choice}}}\nactors: {kept: {}}\n',
  ],
  ['a type in no colour', 'bad-value', 'types: {t: {color: «blue»}}\nactors: {kept: {}}\n'],
  [
    'a window of an unknown length',
    'unknown-window',
    'analysis: {window: «quarterly»}\nactors: {kept: {}}\n',
  ],
  [
    'coders who share a file and should not see each other',
    'blind-without-files',
    'coding: {blind: «true»}\nactors: {kept: {}}\n',
  ],
  ['a share in percent', 'bad-value', 'coding: {share: «20»}\nactors: {kept: {}}\n'],
  [
    'an article for an unknown coder',
    'unknown-coder',
    'coders: {lea: {}}\ncoding: {assigned: {a.md: [lea, gold, «mex»]}}\nactors: {kept: {}}\n',
  ],
  [
    'a coder whose id is a word of the command line',
    'reserved-coder',
    'coders: {lea: {}, «adjudicated»: {}}\nactors: {kept: {}}\n',
  ],
  ['a question about nothing', 'bad-value', 'ask: [act, «mood»]\nactors: {kept: {}}\n'],
  ['another way of filing', 'bad-value', 'annotation-files: «many»\nactors: {kept: {}}\n'],
  ['actors as a list', 'expected-map', 'actors: «[north]»\n'],
  ['an actor as a text', 'expected-map', 'actors:\n  north: «North»\n'],
  ['a name as a list', 'expected-text', 'actors:\n  north: {name: «[a]»}\n'],
  ['an actor twice', 'duplicate-key', 'actors:\n  north: {}\n  «north»: {}\n'],
  ['an anchor', 'anchor', 'title: «&a» x\n'],
];

suite('Problems of a codebook: what, where and with which effect', () => {
  for (const [title, code, body] of ROWS) {
    test(title, () => {
      const source = `format: policy-codebook/1\n${body}`;
      const parsed = runSync(parseCodebook(marked(source).text));
      assert.ok(parsed.kind !== 'foreign');
      assert.deepEqual(
        parsed.problems.map((problem) => [problem.code, withMark(marked(source).text, problem)]),
        [[code, source]],
      );
      assert.equal(parsed.kind, PROBLEMS[code].effect === 'file' ? 'refused' : 'codebook');
      if (parsed.kind === 'codebook') assert.ok(parsed.codebook.actors.has('kept'));
    });
  }

  test('a word of two entries names the other one as the views do', () => {
    const actors = 'actors:\n  a: {name: Pier board, aliases: [PB]}\n  b: {aliases: [PB]}\n';
    const parsed = runSync(parseCodebook(`format: policy-codebook/1\n${actors}`));
    assert.ok(parsed.kind === 'codebook');
    assert.deepEqual(
      parsed.problems.map(({ args }) => args),
      [['PB', 'Pier board', 'actor', 'b', 'a']],
    );
  });

  test('an article is reported if none of its coders is in the codebook', () => {
    const reported = (assigned: string, coders = 'coders: {lea: {}}') => {
      const parsed = runSync(
        parseCodebook(`format: policy-codebook/1\n${coders}\ncoding: {assigned: {${assigned}}}\n`),
      );
      assert.ok(parsed.kind === 'codebook');
      return parsed.problems.map(({ code, args }) => [code, ...args]).sort();
    };
    assert.deepEqual(reported('a.md: [tom, pia]'), [
      ['assigned-to-none', 'a.md'],
      ['unknown-coder', 'pia'],
      ['unknown-coder', 'tom'],
    ]);
    assert.deepEqual(reported('a.md: [tom, lea]'), [['unknown-coder', 'tom']]);
    assert.deepEqual(reported('a.md: gold, b.md: lea'), []);
    assert.deepEqual(reported('a.md: tom', ''), []);
  });

  test('a newer format and an unknown one refuse it', () => {
    const codes = ['policy-codebook/2', 'policy-codebook/x', 'policy-codebook/'].map((format) => {
      const parsed = runSync(parseCodebook(`format: ${format}\n`));
      return parsed.kind === 'refused' ? parsed.problems.map(({ code }) => code) : parsed.kind;
    });
    assert.deepEqual(codes, [['format-newer'], ['format-unknown'], ['format-unknown']]);
  });

  test('every entry on a cycle is reported, and none that only leads to it', () => {
    const parsed = runSync(
      parseCodebook(
        'format: policy-codebook/1\nissues:\n  a: {part-of: b}\n  b: {part-of: c}\n  c: {part-of: b}\n  d: {part-of: a}\n',
      ),
    );
    assert.ok(parsed.kind === 'codebook');
    assert.deepEqual(
      parsed.problems.map(({ code, args }) => [code, ...args]),
      [
        ['part-of-cycle', 'b'],
        ['part-of-cycle', 'c'],
      ],
    );
  });

  test('a weak alias, and an alias and a keyword, make nothing ambiguous', () => {
    codebookOf(
      'actors:\n  a: {aliases: [dam, dam]}\n  b: {aliases: [{text: dam, weak: true}]}\nissues:\n  c: {keywords: [dam]}\n',
    );
  });

  test('words of a hundred and one entries are reported once, where they become too many', () => {
    const actors = Array.from({ length: 102 }, (_, index) => `  a${index}: {aliases: [Board]}\n`);
    const parsed = runSync(parseCodebook(`format: policy-codebook/1\nactors:\n${actors.join('')}`));
    assert.ok(parsed.kind === 'codebook');
    const codes = parsed.problems.map(({ code }) => code);
    assert.deepEqual(codes, [
      ...Array.from({ length: 99 }, () => 'ambiguous-alias'),
      'too-ambiguous-alias',
    ]);
    assert.deepEqual(parsed.problems.at(-1)?.args, ['Board', '100']);
  });

  for (const [section, link] of [
    ['actors', (above: string) => `{part-of: ${above}}`],
    ['actors', (above: string) => `{roles: [{title: Chair, of: ${above}}]}`],
    ['issues', (above: string) => `{part-of: {issue: ${above}, sign: -1}}`],
  ] as const) {
    test(`links of ${section} that lead deeper than 100 levels are left out: ${link('a')}`, () => {
      const entries = Array.from(
        { length: 20_000 },
        (_, at) => `  a${at}: ${link(`a${at + 1}`)}\n`,
      );
      const parsed = runSync(
        parseCodebook(`format: policy-codebook/1\n${section}:\n${entries.join('')}  a20000: {}\n`),
      );
      assert.ok(parsed.kind === 'codebook');
      assert.equal(parsed.codebook[section].size, 20_001);
      const cut = parsed.problems.map(({ code, args: [id = ''] }) => [code, Number(id.slice(1))]);
      // From the top, every hundred and first.
      const expected = Array.from({ length: 198 }, (_, at) => [
        'too-many-levels',
        20_000 - 101 * (at + 1),
      ]);
      assert.deepEqual(cut, expected.reverse());
    });
  }

  test('a hundred levels are not too many, and neither is a circle', () => {
    const chain = Array.from({ length: 100 }, (_, at) => `  a${at}: {part-of: a${at + 1}}\n`);
    codebookOf(`actors:\n${chain.join('')}  a100: {}\n`);
    const circle = runSync(
      parseCodebook('format: policy-codebook/1\nactors:\n  a: {part-of: b}\n  b: {part-of: a}\n'),
    );
    assert.ok(circle.kind === 'codebook');
    assert.equal(circle.codebook.actors.get('a')?.partOf, 'b');
  });

  test('no text makes it throw', () => {
    const pieces = fc.constantFrom(
      ...[
        'actors:\n',
        'issues:',
        'stances: ',
        'fields:',
        'types:',
        '  a: ',
        '  b:\n',
        'part-of: a',
      ],
      ...[
        '{',
        '}',
        '[',
        ']',
        ', ',
        '\n',
        '\n    ',
        'aliases: ',
        'roles: ',
        '- ',
        'of: b',
        'x',
        '"',
      ],
    );
    const texts = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, (body) => {
        const parsed = runSync(parseCodebook(`format: policy-codebook/1\n${body}`));
        assert.notEqual(parsed.kind, 'foreign');
      }),
      { numRuns: caseCount(3_000) },
    );
  });
});
