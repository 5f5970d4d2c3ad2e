import { runSync } from '../../../../src/core/util/task';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Annotation, Position } from '../../../../src/core/model/annotation';
import type { Codebook } from '../../../../src/core/model/codebook';
import { parseCodebook } from '../../../../src/core/codebook/parse/parse';
import { PROBLEMS } from '../../../../src/core/problems/table';
import type { ProblemCode } from '../../../../src/core/problems/table';
import { KEY_ORDER } from '../../../../src/core/annotation-file/definition';
import { parseAnnotationFile } from '../../../../src/core/annotation-file/parse/parse';
import { marked, withMark } from '../../yaml/marked';
import { caseCount } from '../../../support/caseCount';

const CODEBOOK = codebookOf(`format: policy-codebook/1
coders:
  mira: {name: Mira}
  m1: {name: Model, machine: true}
actors:
  north: {name: North}
  south: {name: South}
issues:
  dam: {name: The dam}
  tolls: {name: Tolls}
  rivers: {name: Rivers, codable: false}
acts: [demand, warn]
channels: [speech, interview]
fields:
  frame: {type: choice, values: [cost, safety]}
  weight: {type: number}
  years: {type: integer, list: true}
  certain: {type: boolean}
  since: {type: date}
  ally: {type: actor}
  topic: {type: issue}
  free: {type: text}
types:
  story: {fields: {hero: {type: actor}}}
`);

function codebookOf(text: string): Codebook {
  const parsed = runSync(parseCodebook(text));
  assert.ok(parsed.kind === 'codebook');
  assert.deepEqual(parsed.problems, []);
  return parsed.codebook;
}

/** A whole file around a body, with its first line and its end marker. */
function fileOf(body: string): string {
  return `format: policy-annotations/1\n${body}...\n`;
}

/** The annotations of a file that must be without any problem. */
function annotationsOf(body: string): readonly Annotation[] {
  const parsed = parseAnnotationFile(fileOf(body), CODEBOOK);
  assert.deepEqual(parsed.problems, []);
  assert.ok(parsed.kind === 'annotations');
  return parsed.file.annotations;
}

/** A position with everything that it needs, and more keys. */
function positionWith(keys = '', id = 'k3m9x2qa'): string {
  const needed = `  - id: ${id}\n    actor: north\n    issue: dam\n    stance: oppose\n`;
  return `${needed}${keys}    quote: {exact: "no dam"}\n`;
}

function position(keys: string): Position {
  const [annotation] = annotationsOf(`positions:\n${positionWith(keys)}`);
  assert.ok(annotation?.kind === 'position');
  return annotation;
}

suite('What coders say of the whole article, beside what they coded', () => {
  const codes = (body: string): string[] =>
    parseAnnotationFile(`format: policy-annotations/1\n${body}...\n`, undefined).problems.map(
      ({ code }) => code,
    );
  const coded = (keys: string, by = ''): string =>
    `coded:\n  mira: {state: not-relevant${keys}}\n  noa: {state: complete}\npositions:\n${positionWith(by)}`;

  test('not relevant without a reason is a note', () => {
    assert.deepEqual(codes(coded('')), ['missing-reason']);
    assert.deepEqual(codes(coded(', reason: " "')), ['missing-reason']);
    assert.deepEqual(codes(coded(', reason: sport')), []);
  });

  test('who decided in the file may have finished it without being a coder', () => {
    const decided = `decided:\n  d1: {by: mia, at: '2026-01-02T09:30:00Z', quote: x}\n`;
    const codesOf = (who: string): readonly string[] =>
      parseAnnotationFile(
        fileOf(`coded:\n  ${who}: {state: complete}\n${decided}`),
        CODEBOOK,
      ).problems.map(({ code }) => code);
    assert.deepEqual(codesOf('mia'), []);
    assert.deepEqual(codesOf('noa'), ['unknown-coder']);
  });

  test('positions of the coder who marked it are reported, those of others are not', () => {
    assert.deepEqual(codes(coded(', reason: sport', '    coder: mira\n')), [
      'positions-not-relevant',
    ]);
    assert.deepEqual(codes(coded(', reason: sport', '    coder: noa\n')), []);
  });
});

suite('Reading an annotation file', () => {
  test('a position with all its keys', () => {
    const [annotation] = annotationsOf(`positions:
  - id: k3m9x2qa
    actor:
      - north
      - south
    speaker: north
    according-to: south
    issue: [dam, tolls]
    stance: oppose
    target: south
    evaluation: "-1"
    addressee: [south]
    act: warn
    channel: speech
    speech: direct
    condition: "if it is built"
    intensity: 2
    date: 2024-04
    certainty: probable
    status: draft
    coder: mira
    tags: [river, "2024"]
    fields: {frame: cost, weight: "0.5", years: [2023, 2024]}
    note: "read twice"
    comments:
      - {by: mira, at: "2024-05-02T09:30:00Z", text: "sure?"}
    quote:
      - exact: "no dam"
        prefix: "we want "
        suffix: " here"
        start: 12
        repeated: true
        occurrence: [2, 3]
        was: "no dams"
      - {exact: "nor tolls"}
`);
    assert.deepEqual(annotation, {
      kind: 'position',
      id: 'k3m9x2qa',
      actors: ['north', 'south'],
      speaker: 'north',
      accordingTo: 'south',
      issues: ['dam', 'tolls'],
      stance: 'oppose',
      target: ['south'],
      evaluation: -1,
      addressee: ['south'],
      act: 'warn',
      channel: 'speech',
      speech: 'direct',
      condition: 'if it is built',
      intensity: 2,
      date: '2024-04',
      certainty: 'probable',
      status: 'draft',
      coder: 'mira',
      tags: ['river', '2024'],
      fields: new Map<string, unknown>([
        ['frame', 'cost'],
        ['weight', 0.5],
        ['years', [2023, 2024]],
      ]),
      note: 'read twice',
      comments: [{ by: 'mira', at: '2024-05-02T09:30:00Z', text: 'sure?' }],
      quote: [
        {
          exact: 'no dam',
          prefix: 'we want ',
          suffix: ' here',
          start: 12,
          repeated: true,
          occurrence: [2, 3],
          was: 'no dams',
        },
        {
          exact: 'nor tolls',
          prefix: undefined,
          suffix: undefined,
          start: undefined,
          repeated: undefined,
          occurrence: undefined,
          was: undefined,
        },
      ],
    });
  });

  test('a quote may be a plain text, or a list with plain texts', () => {
    const file = `ignored:\n  - {id: a1, quote: one}\n  - {id: b2, quote: [two, "three 3"]}\n`;
    assert.deepEqual(
      annotationsOf(file).map(({ quote }) => quote.map(({ exact }) => exact)),
      [['one'], ['two', 'three 3']],
    );
  });

  test('an evaluation of a target stands for stance and issue', () => {
    const [annotation] = annotationsOf(
      'positions:\n  - {id: a1, actor: north, target: south, evaluation: 0, quote: x}\n',
    );
    assert.ok(annotation?.kind === 'position');
    assert.deepEqual(
      [annotation.evaluation, annotation.issues, annotation.stance],
      [0, [], undefined],
    );
  });

  test('author and unattributed are actors of every codebook', () => {
    annotationsOf(
      'positions:\n  - {id: a1, actor: [author, unattributed], issue: dam, stance: support, quote: x}\n',
    );
  });

  test('a party may be a coalition', () => {
    const [first, second] = annotationsOf(`disagreements:
  - {id: a1, between: [[north, author], south], quote: x}
agreements:
  - {id: b2, issue: dam, between: [north, south], quote: x}
`);
    assert.ok(first?.kind === 'disagreement' && second?.kind === 'agreement');
    assert.deepEqual(first.between, [['north', 'author'], ['south']]);
    assert.deepEqual(first.issues, []);
    assert.deepEqual([second.issues, second.between], [['dam'], [['north'], ['south']]]);
  });

  test('mentions, wrong matches and annotations of further types', () => {
    const [mention, ignored, typed] = annotationsOf(`annotations:
  - {id: c3, type: story, fields: {hero: north}, quote: x}
ignored:
  - {id: b2, issue: dam, quote: x}
mentions:
  - {id: a1, actor: [north, south], quote: both}
`);
    assert.ok(mention?.kind === 'mention' && ignored?.kind === 'ignored');
    assert.ok(typed?.kind === 'annotation');
    assert.deepEqual([mention.actors, mention.issues], [['north', 'south'], []]);
    assert.deepEqual([ignored.actors, ignored.issues], [[], ['dam']]);
    assert.deepEqual([typed.type, [...typed.fields]], ['story', [['hero', 'north']]]);
  });

  test('what is known about the article, and how far each coder is', () => {
    const parsed = parseAnnotationFile(
      fileOf(`article:
  title: "A dam"
  author: Ann
  source: Daily
  section: home
  date: 2024-04-26
  url: "https://example.org"
  attributes: {desk: foreign, __proto__: x}
  duplicate-of: wire/1.md
coded:
  mira: {state: complete, date: "2024-05-02", codebook: 3}
`),
      CODEBOOK,
    );
    assert.ok(parsed.kind === 'annotations');
    assert.deepEqual(parsed.problems, []);
    assert.deepEqual(parsed.file.article, {
      title: 'A dam',
      author: 'Ann',
      source: 'Daily',
      section: 'home',
      date: '2024-04-26',
      url: 'https://example.org',
      attributes: new Map([
        ['desk', 'foreign'],
        ['__proto__', 'x'],
      ]),
      duplicateOf: 'wire/1.md',
    });
    assert.deepEqual(
      [...parsed.file.coded],
      [['mira', { state: 'complete', date: '2024-05-02', codebook: '3', reason: undefined }]],
    );
  });

  test('keys of a study’s own are left alone, and absent values are absent', () => {
    const { note, tags, coder } = position(
      '    x-mood: {good: [1]}\n    note:\n    tags: []\n    coder:\n',
    );
    assert.deepEqual([note, tags, coder], [undefined, [], undefined]);
    assert.deepEqual(annotationsOf('positions:\nmentions: []\nx-later: [1]\n'), []);
  });

  test('unknown keys are reported, and all that stands beside them is read', () => {
    const text = fileOf(
      `positions:\n${positionWith('    mood: {good: [1]}\n    nota: x\n    note: y\n')}later: [1]\nmention: []\n`,
    );
    const parsed = parseAnnotationFile(text, CODEBOOK);
    assert.ok(parsed.kind === 'annotations');
    assert.equal(parsed.file.annotations[0]?.note, 'y');
    assert.deepEqual(
      parsed.problems.map(({ code, args }) => [code, ...args]),
      [
        ['unknown-key', 'mood'],
        // “note” is there as well: what “nota” holds is to be moved.
        ['key-beside', 'nota', 'note'],
        ['unknown-key', 'later'],
        ['misspelt-key', 'mention', 'mentions'],
      ],
    );
  });

  test('ids with a meaning in JavaScript are ids like any other', () => {
    const text = fileOf(`positions:\n${positionWith('', 'constructor')}`);
    const parsed = parseAnnotationFile(text, CODEBOOK);
    assert.ok(parsed.kind === 'annotations');
    assert.deepEqual([...parsed.places.keys()], ['constructor']);
  });

  test('the places of an entry, its id and its quote', () => {
    const text = fileOf(`positions:\n${positionWith('    note: "n"\n')}`);
    const parsed = parseAnnotationFile(text, CODEBOOK);
    assert.ok(parsed.kind === 'annotations');
    const places = parsed.places.get('k3m9x2qa');
    assert.ok(places);
    const { start, end } = places.entry;
    assert.equal(text.slice(start, start + 3), 'id:');
    assert.equal(text.slice(end - 17, end), '{exact: "no dam"}');
    assert.equal(text.slice(places.id.start, places.id.end), 'k3m9x2qa');
    assert.deepEqual(places.quote, { start: end - 17, end });
  });

  test('without a codebook nothing is unknown, and fields are text', () => {
    const text = fileOf(
      `positions:\n  - {id: a1, actor: x, issue: y, stance: z, act: w, coder: v, fields: {f: 1, g: [2]}, quote: q}\n`,
    );
    const parsed = parseAnnotationFile(text, undefined);
    assert.ok(parsed.kind === 'annotations');
    assert.deepEqual(parsed.problems, []);
    const [annotation] = parsed.file.annotations;
    assert.ok(annotation?.kind === 'position');
    assert.deepEqual(
      [...annotation.fields],
      [
        ['f', '1'],
        ['g', ['2']],
      ],
    );
  });

  test('every field type gives its own kind of value', () => {
    const { fields } = position(
      '    fields: {frame: safety, weight: 1e2, years: 2024, certain: "true", since: 2024-02, ally: south, topic: tolls, free: 12}\n',
    );
    assert.deepEqual(Object.fromEntries(fields), {
      frame: 'safety',
      weight: 100,
      years: [2024],
      certain: true,
      since: '2024-02',
      ally: 'south',
      topic: 'tolls',
      free: '12',
    });
  });

  test('a file of 2,000 positions gives 2,000 positions in order', () => {
    const ids = Array.from({ length: 2_000 }, (_, index) => `p${index}`);
    const annotations = annotationsOf(
      `positions:\n${ids.map((id) => positionWith('', id)).join('')}`,
    );
    assert.deepEqual(
      annotations.map(({ id }) => id),
      ids,
    );
  });
});

suite('The end of an annotation file', () => {
  const WHOLE = fileOf(`positions:\n${positionWith()}`);

  function endOf(text: string): readonly [boolean, readonly string[]] {
    const parsed = parseAnnotationFile(text, CODEBOOK);
    assert.ok(parsed.kind === 'annotations');
    return [parsed.end === 'marked', parsed.problems.map(({ code }) => code)];
  }

  test('a file that ends with its marker is whole', () => {
    for (const text of [WHOLE, `${WHOLE}\n`, `${WHOLE}# done\n`, WHOLE.replaceAll('\n', '\r\n')]) {
      assert.deepEqual(endOf(text), [true, []], JSON.stringify(text.slice(-12)));
    }
  });

  test('a file without the marker, or without its line break, may have been cut off', () => {
    for (const text of [WHOLE.slice(0, -1), WHOLE.slice(0, -4), `${WHOLE.slice(0, -4)}# ...\n`]) {
      assert.deepEqual(endOf(text), [false, ['maybe-truncated']], JSON.stringify(text.slice(-6)));
    }
    assert.equal(parseAnnotationFile(WHOLE.slice(0, -2), CODEBOOK).kind, 'refused');
  });

  test('the last line is underlined', () => {
    const source = WHOLE.replace(
      '    quote: {exact: "no dam"}\n...',
      '«    quote: {exact: "no dam"}»',
    );
    const { text, span } = marked(source);
    assert.deepEqual(parseAnnotationFile(text, CODEBOOK).problems[0]?.span, span);
  });

  test('a file cut at any place is refused, or not whole', () => {
    for (let length = 0; length < WHOLE.length; length++) {
      const parsed = parseAnnotationFile(WHOLE.slice(0, length), CODEBOOK);
      assert.ok(parsed.kind === 'refused' || parsed.end === 'cut', String(length));
    }
  });

  const WRITTEN = `format: policy-annotations/1
positions:
  - id: a1
    actor: north
    issue: dam
    stance: oppose
    quote:
      exact: "no dam"
      start: 3
      repeated: false
`;

  test('without the marker, but after a whole entry, as formatters leave it: a note', () => {
    for (const text of [WRITTEN, WRITTEN.replaceAll('\n', '\r\n'), `${WRITTEN}\n# done\n`]) {
      const parsed = parseAnnotationFile(text, CODEBOOK);
      assert.ok(parsed.kind === 'annotations');
      assert.equal(parsed.end, 'whole');
      assert.deepEqual(
        parsed.problems.map(({ code }) => code),
        ['unmarked-end'],
      );
    }
  });

  test('an empty file has no annotations and is reported', () => {
    for (const text of ['', '\uFEFF', ' \n\n', '# only a comment\n']) {
      assert.deepEqual(endOf(text), [false, ['empty-file']], JSON.stringify(text));
    }
  });
});

/** A problem, the file in which it stands between « and », and what becomes of the good neighbour
 * `good`, which each of these bodies gets as another position. */
interface Row {
  readonly title: string;
  readonly code: ProblemCode;
  readonly body: string;
}

const ROWS: readonly Row[] = [
  row(
    'a position without an id',
    'missing-id',
    '  - {«actor»: north, issue: dam, stance: oppose, quote: x}\n',
  ),
  row(
    'an empty entry',
    'missing-id',
    '  - {«id»: , actor: north, issue: dam, stance: oppose, quote: x}\n',
  ),
  row(
    'an id with a capital',
    'bad-id',
    '  - {id: «Bad», actor: north, issue: dam, stance: oppose, quote: x}\n',
  ),
  row(
    'an id with a space',
    'bad-id',
    '  - {id: «a b», actor: north, issue: dam, stance: oppose, quote: x}\n',
  ),
  row(
    'an id of 65 characters',
    'bad-id',
    `  - {id: «${'a'.repeat(65)}», actor: north, issue: dam, stance: oppose, quote: x}\n`,
  ),
  row('no quote', 'missing-quote', '  - {id: «a1», actor: north, issue: dam, stance: oppose}\n'),
  row(
    'an empty quote',
    'missing-quote',
    '  - {id: «a1», actor: north, issue: dam, stance: oppose, quote: []}\n',
  ),
  row('no actor', 'missing-actor', '  - {id: «a1», issue: dam, stance: oppose, quote: x}\n'),
  row(
    'an empty list of actors',
    'missing-actor',
    '  - {id: «a1», actor: [], issue: dam, stance: oppose, quote: x}\n',
  ),
  row(
    'neither stance nor evaluation',
    'missing-stance',
    '  - {id: «a1», actor: north, issue: dam, quote: x}\n',
  ),
  row(
    'neither issue nor target',
    'missing-issue',
    '  - {id: «a1», actor: north, stance: oppose, quote: x}\n',
  ),
  row(
    'one party',
    'missing-parties',
    'disagreements:\n  - {id: a1, between: «[north]», quote: x}\n',
  ),
  row(
    'a party without actors',
    'missing-parties',
    'disagreements:\n  - {id: a1, between: «[north, []]», quote: x}\n',
  ),
  row('no parties', 'missing-parties', 'agreements:\n  - {id: «a1», quote: x}\n'),
  row('a mention of nothing', 'missing-mentioned', 'mentions:\n  - {id: «a1», quote: x}\n'),
  row('an annotation without a type', 'missing-type', 'annotations:\n  - {id: «a1», quote: x}\n'),
  row('a coder without a state', 'missing-state', 'coded:\n  mira: {«date»: "2024-05-02"}\n'),
  row('an unknown actor', 'unknown-actor', positionWith('    target: «"The West"»\n', 'a1')),
  row('an unknown speaker', 'unknown-actor', positionWith('    speaker: «west»\n', 'a1')),
  row(
    'an unknown party',
    'unknown-actor',
    'disagreements:\n  - {id: a1, between: [north, «west»], quote: x}\n',
  ),
  row('an unknown issue', 'unknown-issue', 'mentions:\n  - {id: a1, issue: «bridge», quote: x}\n'),
  row(
    'an unknown stance',
    'unknown-stance',
    '  - {id: a1, actor: north, issue: dam, stance: «love», quote: x}\n',
  ),
  row('an unknown act', 'unknown-act', positionWith('    act: «sing»\n', 'a1')),
  row('an unknown channel', 'unknown-channel', positionWith('    channel: «fax»\n', 'a1')),
  row('an unknown coder', 'unknown-coder', positionWith('    coder: «noa»\n', 'a1')),
  row('an entry by a machine', 'machine-record', positionWith('    coder: «m1»\n', 'a1')),
  row('a coded state of a machine', 'machine-record', 'coded:\n  «m1»: {state: complete}\n'),
  row('a coded state of an unknown coder', 'unknown-coder', 'coded:\n  «noa»: {state: complete}\n'),
  row('an unknown field', 'unknown-field', positionWith('    fields: {«mood»: good}\n', 'a1')),
  row('an unknown type', 'unknown-type', 'annotations:\n  - {id: a1, type: «poem», quote: x}\n'),
  row(
    'a field that its type does not have',
    'unknown-field',
    'annotations:\n  - {id: a1, type: story, fields: {«frame»: cost}, quote: x}\n',
  ),
  row(
    'an evaluation out of range',
    'bad-value',
    positionWith('    target: south\n    evaluation: «2»\n', 'a1'),
  ),
  row('an intensity out of range', 'bad-value', positionWith('    intensity: «"4"»\n', 'a1')),
  row(
    'an intensity that is no whole number',
    'bad-value',
    positionWith('    intensity: «1.5»\n', 'a1'),
  ),
  row('an unknown certainty', 'bad-value', positionWith('    certainty: «sure»\n', 'a1')),
  row('an unknown status', 'bad-value', positionWith('    status: «done»\n', 'a1')),
  row('a misspelt list', 'misspelt-key', '«mention»: []\n'),
  row('a list beside the right one', 'key-beside', '«position»: []\n'),
  row('a key that is near no other', 'unknown-key', positionWith('    «mood»: x\n', 'a1')),
  row('a value that became a remark', 'unquoted-value', positionWith('    note: «#later»\n', 'a1')),
  row('an actor twice', 'repeated-value', positionWith('    target: [south, «south»]\n', 'a1')),
  row('a byte order mark', 'byte-order-mark', positionWith('    note: a«\uFEFF»b\n', 'a1')),
  row('an evaluation of nobody', 'missing-target', positionWith('    «evaluation»: 1\n', 'a1')),
  row(
    'a party that disagrees with itself',
    'same-party',
    'disagreements:\n  - {id: a1, between: [north, [south, «north»]], quote: x}\n',
  ),
  row(
    'an actor as its own target',
    'own-target',
    positionWith('    target: [south, «north»]\n', 'a1'),
  ),
  row('an actor as its own speaker', 'own-speaker', positionWith('    speaker: «north»\n', 'a1')),
  row(
    'an article without relevance that has a position',
    'positions-not-relevant',
    'coded:\n  mira: {state: «not-relevant», reason: sport}\n',
  ),
  row(
    'an issue that only groups',
    'issue-not-codable',
    'disagreements:\n  - {id: a1, issue: «rivers», between: [north, south], quote: x}\n',
  ),
  row(
    'a time that does not exist',
    'bad-time',
    positionWith('    comments: [{by: mira, at: «"2024-05-02T25:00:00Z"», text: x}]\n', 'a1'),
  ),
  row('a negative start', 'bad-value', 'ignored:\n  - {id: a1, quote: {exact: x, start: «-1»}}\n'),
  row(
    'the fourth of three places',
    'bad-value',
    'ignored:\n  - {id: a1, quote: {exact: x, occurrence: «[4, 3]»}}\n',
  ),
  row(
    'a choice that is none of the values',
    'bad-value',
    positionWith('    fields: {frame: «beauty»}\n', 'a1'),
  ),
  row('a number that is none', 'bad-value', positionWith('    fields: {weight: «heavy»}\n', 'a1')),
  row(
    'several values of a field for one',
    'bad-value',
    positionWith('    fields: {frame: «[cost, safety]»}\n', 'a1'),
  ),
  row(
    'an unknown actor in a field',
    'unknown-actor',
    positionWith('    fields: {ally: «west»}\n', 'a1'),
  ),
  row('a day that does not exist', 'bad-date', positionWith('    date: «"2023-02-29"»\n', 'a1')),
  row(
    'a range that ends before it begins',
    'bad-date',
    positionWith('    date: «2024-05/2024-04»\n', 'a1'),
  ),
  row(
    'a date of a field that does not exist',
    'bad-date',
    positionWith('    fields: {since: «2024-13»}\n', 'a1'),
  ),
  row('an impossible date of the article', 'bad-date', 'article:\n  date: «yesterday»\n'),
  row(
    'a comment without text',
    'missing-text',
    positionWith('    comments: [{«by»: mira}]\n', 'a1'),
  ),
  row(
    'a part of a quote without words',
    'missing-exact',
    'ignored:\n  - {id: a1, quote: [{exact: x}, {«start»: 3}]}\n',
  ),
  row(
    'an id twice in one section',
    'duplicate-id',
    `${positionWith('', 'a1')}${positionWith('', '«a1»')}`,
  ),
  row(
    'an id twice, once refused',
    'duplicate-id',
    `${positionWith('', 'a1')}mentions:\n  - {id: a2, actor: north, quote: x}\nignored:\n  - {id: «"a1"», quote: x}\n`,
  ),
  row('a section that is no list', 'expected-list', 'mentions: «{a: b}»\n'),
  row('a section that is a text', 'expected-list', 'mentions: «none»\n'),
  row('an entry that is a text', 'expected-map', 'mentions:\n  - «north»\n'),
  row(
    'a list where one value belongs',
    'expected-text',
    positionWith('    note: «[a, b]»\n', 'a1'),
  ),
  row(
    'a group where an actor belongs',
    'expected-text',
    positionWith('    target: «{a: b}»\n', 'a1'),
  ),
  row('an article that is a text', 'expected-map', 'article: «x»\n'),
  row('fields that are a list', 'expected-map', positionWith('    fields: «[a]»\n', 'a1')),
  row('an anchor', 'anchor', positionWith('    note: «&n» x\n', 'a1')),
  row('a key twice', 'duplicate-key', positionWith('    «actor»: south\n', 'a1')),
];

/** `[a0, a1, …]` */
function ids(id: string, count: number): string {
  return `[${Array.from({ length: count }, (_, at) => `${id}${at}`).join(', ')}]`;
}

function row(title: string, code: ProblemCode, body: string): Row {
  return { title, code, body };
}

suite('Problems of an annotation file: what, where and with which effect', () => {
  for (const [what, body] of [
    [
      'a position of more combinations than one can stand for',
      `positions:\n  - {id: a1, actor: «${ids('a', 101)}», issue: ${ids('i', 100)}, stance: oppose, quote: x}\n`,
    ],
    [
      'a stated disagreement of more pairs than one can stand for',
      `disagreements:\n  - {id: a1, between: «[${ids('a', 101)}, ${ids('b', 100)}]», quote: x}\n`,
    ],
  ] as const) {
    test(`${what}: it is kept, to be shown`, () => {
      const { text, span } = marked(fileOf(body));
      const parsed = parseAnnotationFile(text, undefined);
      assert.ok(parsed.kind === 'annotations');
      const args = ['10100', '10000'];
      assert.deepEqual(parsed.problems, [{ code: 'too-many-combinations', args, span }]);
      assert.deepEqual(
        parsed.file.annotations.map(({ id }) => id),
        ['a1'],
      );
    });
  }

  for (const { title, code, body } of ROWS) {
    test(title, () => {
      // The good neighbour comes first; a body that begins with an entry goes on with its section.
      const good = `positions:\n${positionWith('', 'good')}`;
      const source = fileOf(good + body);
      const { text, span } = marked(source);
      const parsed = parseAnnotationFile(text, CODEBOOK);
      const found = parsed.problems.filter((problem) => problem.code === code);
      assert.deepEqual(
        found.map((problem) => withMark(text, problem)),
        [withMark(text, { code, args: [], span })],
        JSON.stringify(parsed.problems),
      );
      const { effect } = PROBLEMS[code];
      assert.equal(parsed.kind, effect === 'file' ? 'refused' : 'annotations');
      if (parsed.kind === 'refused') return;
      assert.deepEqual(parsed.problems, found);
      // A part that is left out by itself leaves its entry.
      const isKept = effect === 'none' || code === 'missing-text' || code === 'missing-exact';
      assert.deepEqual(
        parsed.file.annotations.map(({ id }) => id),
        isKept && body.includes('id: a1') ? ['good', 'a1'] : ['good'],
      );
    });
  }

  test('unknown values are kept as they are, impossible ones are absent', () => {
    const text = fileOf(`positions:
  - {id: a1, actor: "The West", issue: bridge, stance: love, act: sing, coder: noa, evaluation: 7, intensity: 0, date: 2024-02-30, certainty: sure, target: south, quote: x}
`);
    const parsed = parseAnnotationFile(text, CODEBOOK);
    assert.ok(parsed.kind === 'annotations');
    const [annotation] = parsed.file.annotations;
    assert.ok(annotation?.kind === 'position');
    const { actors, issues, stance, act, coder } = annotation;
    assert.deepEqual(
      [actors, issues, stance, act, coder],
      [['The West'], ['bridge'], 'love', 'sing', 'noa'],
    );
    const { evaluation, intensity, date, certainty } = annotation;
    assert.deepEqual(
      [evaluation, intensity, date, certainty],
      [undefined, undefined, undefined, undefined],
    );
    assert.equal(parsed.problems.length, 9);
  });

  test('an entry that lacks several things is reported for each', () => {
    const parsed = parseAnnotationFile(fileOf('positions:\n  - {id: a1}\n'), CODEBOOK);
    assert.deepEqual(
      parsed.problems.map(({ code }) => code),
      ['missing-actor', 'missing-stance', 'missing-issue', 'missing-quote'],
    );
  });
});

suite('The format of an annotation file', () => {
  const FORMATS: readonly (readonly [title: string, code: ProblemCode, source: string])[] = [
    ['none', 'format-missing', '«positions»: []\n...\n'],
    ['no keys at all', 'format-missing', '«- a»\n...\n'],
    ['a text alone', 'format-missing', '«hello»\n...\n'],
    ['another one', 'format-unknown', 'format: «policy-codebook/1»\n...\n'],
    ['a newer one', 'format-newer', 'format: «policy-annotations/2»\n...\n'],
    ['an older one', 'format-unknown', 'format: «policy-annotations/0»\n...\n'],
    ['a strange one', 'format-unknown', 'format: «[policy-annotations/1]»\n...\n'],
  ];
  for (const [title, code, source] of FORMATS) {
    test(`${title} refuses the file`, () => {
      const { text } = marked(source);
      const parsed = parseAnnotationFile(text, CODEBOOK);
      assert.equal(parsed.kind, 'refused');
      assert.deepEqual(
        parsed.problems.map((problem) => [problem.code, withMark(text, problem)]),
        [[code, source]],
      );
    });
  }
});

suite('The order of keys', () => {
  test('a position is written as in the data model', () => {
    assert.deepEqual(
      KEY_ORDER.position.join(' '),
      'id actor speaker according-to issue stance target evaluation addressee act channel speech condition intensity date certainty status print coder tags fields note comments quote',
    );
  });

  test('between comes after the issue, the type after the id, and a quote begins with its words', () => {
    const { disagreement, annotation, quote } = KEY_ORDER;
    assert.equal(disagreement.indexOf('between'), disagreement.indexOf('issue') + 1);
    assert.deepEqual(annotation.slice(0, 2), ['id', 'type']);
    assert.deepEqual(quote, [
      'exact',
      'prefix',
      'suffix',
      'start',
      'repeated',
      'occurrence',
      'around',
      'was',
    ]);
  });
});

suite('Hostile annotation files', () => {
  test('no text makes it throw, and every place lies in the text', () => {
    const pieces = fc.constantFrom(
      ...[
        'positions:\n',
        'article:',
        'coded:',
        '  - ',
        'id: a1',
        'id: b',
        'actor: ',
        'quote: ',
        'x',
      ],
      ...['\n', '\n    ', ', ', '{', '}', '[', ']', 'issue: dam', 'stance: oppose', 'between: '],
      ...[
        'fields: ',
        'date: 2024',
        'comments: ',
        '"',
        '...\n',
        '__proto__: ',
        '# c',
        '-1',
        'start: ',
      ],
    );
    const texts = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, fc.boolean(), (body, withFormat) => {
        const text = (withFormat ? 'format: policy-annotations/1\n' : '') + body;
        for (const { span } of parseAnnotationFile(text, CODEBOOK).problems) {
          assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
        }
      }),
      { numRuns: caseCount(3_000) },
    );
  });
});

suite('The value that was probably meant', () => {
  function meantIn(body: string): readonly (readonly [string, string | undefined])[] {
    const parsed = parseAnnotationFile(fileOf(body), CODEBOOK);
    assert.ok(parsed.kind === 'annotations');
    return parsed.problems.map(({ code, args }) => [code, args[code === 'bad-value' ? 3 : 1]]);
  }

  test('is named for values of the format, variables of the study and their values', () => {
    for (const [line, expected] of [
      ['certainty: probabel', ['bad-value', 'probable']],
      ['status: done', ['bad-value', undefined]],
      ['fields: {fraem: cost}', ['unknown-field', 'frame']],
      ['fields: {frame: costs}', ['bad-value', 'cost']],
      ['fields: {certain: yes}', ['bad-value', 'true']],
      ['fields: {mood: good}', ['unknown-field', undefined]],
    ] as const) {
      assert.deepEqual(meantIn(`positions:\n${positionWith(`    ${line}\n`)}`), [expected], line);
    }
  });
});
