import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { parseAnnotationFile } from '../../../../src/core/annotation-file/parse/parse';
import { parseCodebook } from '../../../../src/core/codebook/parse/parse';
import type { Codebook } from '../../../../src/core/model/codebook';
import { completeYaml } from '../../../../src/core/views/yaml/complete';
import type { HelpedFile, YamlItem, YamlItems } from '../../../../src/core/views/yaml/item';
import { createLocalizer } from '../../../../src/core/views/words/localizer';
import { runSync } from '../../../../src/core/util/task';
import { scanLines } from '../../../../src/core/yaml/half-typed/scanLines';
import { caseCount } from '../../../support/caseCount';

const BOOK = `format: policy-codebook/1
coders:
  lea: {name: Lea Sommer}
actors:
  china:
    name: China
    type: state
    aliases: [Beijing, {text: Chinese, weak: true}]
  xi-jinping: {name: Xi Jinping, part-of: china}
issues:
  trade: {name: Trade policy, codable: false}
  exports: {name: Chinese exports, part-of: trade}
acts: [demand, warn]
fields:
  frame: {name: Frame, type: choice, values: [moral, security]}
  ally: {type: actor}
types:
  story: {name: Story, fields: {role: {type: choice, values: [hero, villain]}}}
`;

function book(text = BOOK): Codebook {
  const parsed = runSync(parseCodebook(text));
  assert.ok(parsed.kind === 'codebook');
  return parsed.codebook;
}

function complete(
  file: HelpedFile,
  source: string,
  options: { readonly typed?: boolean; readonly codebook?: Codebook } = {},
): YamlItems {
  const offset = source.indexOf('|');
  const text = source.slice(0, offset) + source.slice(offset + 1);
  return completeYaml(
    {
      file,
      lines: scanLines(text),
      offset,
      codebook: options.codebook ?? book(),
      today: '2026-11-29',
      articleDate: '2024-04-26',
      freshId: () => 'k3m9x2qa',
      localizer: createLocalizer(),
    },
    options.typed,
  );
}

/** The items at `|`: "label (detail)". */
function offered(file: HelpedFile, source: string): string {
  return complete(file, source)
    .items.map(({ label, detail }) => (detail === undefined ? label : `${label} (${detail})`))
    .join(', ');
}

/** The text with an item chosen; tab stops as `$1`. */
function chosen(file: HelpedFile, source: string, label: string): string {
  const item = complete(file, source).items.find((one) => one.label === label);
  assert.ok(item, `${label} is not among ${offered(file, source)}`);
  const offset = source.indexOf('|');
  const text = source.slice(0, offset) + source.slice(offset + 1);
  return text.slice(0, item.span.start) + item.insert + text.slice(item.span.end);
}

const HEAD = 'format: policy-annotations/1\n';

suite('Completion in annotation files', () => {
  test('actors by id, name and alias, in a file that cannot be read', () => {
    const half = `${HEAD}positions:\n  - actor: chi|`;
    assert.equal(
      offered('annotations', half),
      'china (China), xi-jinping (Xi Jinping), author (The author), unattributed (Unattributed)',
    );
    assert.equal(chosen('annotations', half, 'china'), `${HEAD}positions:\n  - actor: china`);
    const [china] = complete('annotations', half).items;
    assert.equal(china?.filter, 'china China Beijing Chinese');
    assert.deepEqual(china.about, { layer: 'actor', id: 'china' });
  });

  test('an id with a hyphen is replaced as a whole', () => {
    const inside = `${HEAD}positions:\n  - actor: xi-|ping\n    stance: support\n`;
    assert.equal(
      chosen('annotations', inside, 'xi-jinping'),
      inside.replace('xi-|ping', 'xi-jinping'),
    );
  });

  test('issues without those that only group; stances, acts, coders, certainty, states', () => {
    const rows: readonly (readonly [string, string])[] = [
      ['issue: ', 'exports (Chinese exports)'],
      ['stance: ', 'support, oppose, neutral, ambivalent, unstated'],
      ['act: ', 'demand, warn'],
      ['coder: ', 'lea (Lea Sommer)'],
      ['certainty: ', 'certain, probable, possible'],
      ['status: dr', 'draft, reviewed'],
      ['intensity: ', '1, 2, 3'],
      ['evaluation: ', '-1, 0, 1'],
      ['date: ', '2024-04-26 (date of the article), 2026-11-29 (today)'],
      ['id: ', 'k3m9x2qa (a new id)'],
      ['note: ', ''],
      ['quote: ', ''],
      ['tags: ', ''],
    ];
    for (const [line, expected] of rows) {
      assert.equal(offered('annotations', `${HEAD}positions:\n  - ${line}|\n`), expected, line);
    }
    assert.equal(
      offered('annotations', `${HEAD}coded:\n  lea:\n    state: |`),
      'in-progress, complete, not-relevant',
    );
    assert.equal(offered('annotations', `${HEAD}annotations:\n  - type: |`), 'story (Story)');
  });

  test('in lists of every layout', () => {
    const all =
      'china (China), xi-jinping (Xi Jinping), author (The author), unattributed (Unattributed)';
    for (const list of [
      'actor: [china, |]',
      'actor:\n      - china\n      - |',
      'actor:\n    - |',
    ]) {
      assert.equal(offered('annotations', `${HEAD}positions:\n  - ${list}\n`), all, list);
    }
    const nested = `${HEAD}disagreements:\n  - id: a\n    between:\n      - china\n      - - |\n`;
    assert.equal(offered('annotations', nested), all);
    assert.equal(
      chosen('annotations', `${HEAD}positions:\n  - actor:\n      |\n`, 'china'),
      `${HEAD}positions:\n  - actor:\n      - china\n`,
    );
  });

  test('a missing blank is added, quotation marks are kept', () => {
    const at = (line: string) => `${HEAD}positions:\n  - ${line}\n`;
    assert.equal(chosen('annotations', at('stance:|'), 'support'), at('stance: support'));
    assert.equal(chosen('annotations', at('stance: "su|"'), 'support'), at('stance: "support"'));
    assert.equal(chosen('annotations', at('date: |'), '2024-04-26'), at('date: "2024-04-26"'));
    const [quoted] = complete('annotations', at('stance: "|"')).items;
    assert.equal(quoted?.filter, '"support');
  });

  test('keys that are needed first, without those that are there, with what they mean', () => {
    const entry = `${HEAD}positions:\n  - id: a\n    actor: china\n    |\n    quote: x\n`;
    assert.match(offered('annotations', entry), /^issue, stance, target, evaluation, speaker, /);
    assert.doesNotMatch(offered('annotations', entry), /\b(?:id|actor|quote)\b/);
    const item = complete('annotations', entry).items.find(({ label }) => label === 'speaker');
    assert.equal(item?.documentation, 'The person who says it for the actor.');
    assert.ok(item.asksAgain);
  });

  test('a key gets the shape of its value', () => {
    const at = (inserted: string) => `${HEAD}positions:\n  - id: a\n    ${inserted}\ncoded: {}\n`;
    const rows: readonly (readonly [string, string])[] = [
      ['stance', 'stance: $1'],
      ['note', 'note: "$1"'],
      ['date', 'date: "$1"'],
      ['tags', 'tags:\n      - "$1"'],
      ['quote', 'quote:\n      exact: "$1"'],
      ['comments', 'comments:\n      - text: "$1"'],
      ['fields', 'fields:\n      $1'],
    ];
    for (const [key, expected] of rows)
      assert.equal(chosen('annotations', at('|'), key), at(expected));
    assert.equal(
      chosen('annotations', `${HEAD}positions:\n  - {id: a, |}\n`, 'note'),
      `${HEAD}positions:\n  - {id: a, note: "$1"}\n`,
    );
    assert.equal(
      chosen('annotations', at('no|te: "x"'), 'note'),
      at('note: "x"'),
      'a key with its colon is only replaced',
    );
  });

  test('new entries where one may begin', () => {
    const entry = (indent: string) =>
      [
        '- id: k3m9x2qa',
        '  actor: $1',
        '  issue: $2',
        '  stance: ${3|support,oppose,neutral,ambivalent,unstated|}',
        '  quote:',
        '    exact: "$4"',
      ].join(`\n${indent}`);
    for (const [begun, expected] of [
      ['positions:\n  |\n', `positions:\n  ${entry('  ')}\n`],
      ['positions:\n  - |\n', `positions:\n  ${entry('  ')}\n`],
    ] as const) {
      assert.equal(chosen('annotations', HEAD + begun, 'New position'), HEAD + expected);
    }
    assert.equal(
      chosen('annotations', `${HEAD}|\n`, 'positions'),
      `${HEAD}positions:\n  ${entry('  ')}\n`,
    );
    assert.equal(
      chosen('annotations', `${HEAD}disagreements:\n  - |\n`, 'New disagreement'),
      `${HEAD}disagreements:\n  - id: k3m9x2qa\n    between:\n      - $1\n      - $2\n    quote:\n      exact: "$3"\n`,
    );
    assert.match(offered('annotations', `${HEAD}mentions:\n  |\n`), /^New mention\b/);
    assert.doesNotMatch(
      offered('annotations', `${HEAD}positions:\n  - id: a\n    |\n`),
      /New position/,
    );
  });

  test('coders of `coded`, and variables of the study with their values', () => {
    assert.equal(
      chosen('annotations', `${HEAD}coded:\n  |\n`, 'lea'),
      `${HEAD}coded:\n  lea:\n    state: \${1|in-progress,complete,not-relevant|}\n`,
    );
    const fields = (line: string) => `${HEAD}positions:\n  - id: a\n    fields:\n      ${line}\n`;
    assert.equal(offered('annotations', fields('|')), 'frame, ally');
    assert.equal(offered('annotations', fields('frame: |')), 'moral, security');
    assert.match(offered('annotations', fields('ally: |')), /^china \(China\)/);
    const typed = `${HEAD}annotations:\n  - id: a\n    type: story\n    fields:\n      `;
    assert.equal(offered('annotations', `${typed}|\n`), 'role');
    assert.equal(offered('annotations', `${typed}role: |\n`), 'hero, villain');
  });

  test('nothing in comments, quoted words and notes', () => {
    for (const line of [
      'note: "chi|na"',
      'quote: chi|',
      'quote:\n      exact: "|"',
      'actor: china # |',
      '# act|',
      'nonsense: |',
      'note:\n      chi|',
    ]) {
      assert.equal(offered('annotations', `${HEAD}positions:\n  - id: a\n    ${line}\n`), '', line);
    }
  });

  test('a typed blank opens no list on a line without a word', () => {
    const typed = { typed: true };
    const empty = `${HEAD}positions:\n  - id: a\n    |\n`;
    assert.equal(complete('annotations', empty, typed).items.length, 0);
    assert.notEqual(complete('annotations', empty).items.length, 0);
    const value = `${HEAD}positions:\n  - actor: |\n`;
    assert.notEqual(complete('annotations', value, typed).items.length, 0);
  });
});

suite('Completion in codebooks', () => {
  test('parents without the entry itself and what is below it', () => {
    const of = (id: string) =>
      offered('codebook', `${BOOK}x: y\n`.replace(`  ${id}:`, `  new:\n    part-of: |\n  ${id}:`));
    assert.equal(of('china'), 'china (China), xi-jinping (Xi Jinping)');
    const china = BOOK.replace('    type: state\n', '    type: state\n    part-of: |\n');
    assert.equal(offered('codebook', china), '');
    const exports = BOOK.replace('part-of: trade}', 'part-of: |}');
    assert.equal(offered('codebook', exports), 'trade (Trade policy)');
  });

  test('entries that are typed and not read yet', () => {
    const text =
      'format: policy-codebook/1\nactors:\n  north: {name: "The North"}\n  south:\n    name: The South\n    member-of:\n      - |\n  oops';
    assert.equal(
      offered('codebook', text),
      'china (China), xi-jinping (Xi Jinping), north (The North)',
    );
  });

  test('types of actors and fields, colors, what is asked, how files are written', () => {
    const rows: readonly (readonly [string, string | RegExp])[] = [
      ['actors:\n  a:\n    type: ', 'state, government, person, organization, group'],
      ['actors:\n  a:\n    side: ', 'true, false'],
      ['issues:\n  a:\n    color: ', /^#000000 \(black\), #E69F00 \(orange\), /],
      ['fields:\n  a:\n    type: ', /^text, integer, number, /],
      ['ask: [act, ', /^actor, speaker, /],
      ['annotation-files: ', 'shared, one-per-coder'],
      ['analysis:\n  window: ', /^none, days, /],
      ['actors:\n  a:\n    roles:\n      - {of: ', 'china (China), xi-jinping (Xi Jinping)'],
      ['actors:\n  a:\n    name: ', ''],
      ['actors:\n  a:\n    aliases: [', ''],
    ];
    for (const [text, expected] of rows) {
      const found = offered('codebook', `format: policy-codebook/1\n${text}|\n`);
      if (typeof expected === 'string') assert.equal(found, expected, text);
      else assert.match(found, expected, text);
    }
    const color = 'format: policy-codebook/1\nissues:\n  a:\n    color: |\n';
    assert.equal(chosen('codebook', color, '#0072B2'), color.replace('|', '"#0072B2"'));
  });

  test('a new actor, a new issue', () => {
    assert.equal(
      chosen('codebook', 'actors:\n  |\n', 'New actor'),
      'actors:\n  $1:\n    name: "$2"\n    type: $3\n',
    );
    assert.equal(
      chosen('codebook', 'issues:\n  |\n', 'New issue'),
      'issues:\n  $1:\n    name: "$2"\n    statement: "$3"\n',
    );
  });

  test('of very many actors those that fit what is typed', () => {
    const many = Array.from({ length: 3_000 }, (_, n) => `  a${n}: {name: Actor ${n}}\n`).join('');
    const codebook = book(`format: policy-codebook/1\nactors:\n${many}`);
    const found = complete('annotations', `${HEAD}positions:\n  - actor: a2999|`, { codebook });
    assert.ok(found.isCut);
    assert.equal(found.items[0]?.label, 'a2999');
    assert.ok(found.items.length < 100);
  });

  test('of very many actors all that are not below the own one', () => {
    const many = Array.from(
      { length: 700 },
      (_, n) =>
        `  a${n}: {name: Actor ${n}${n < 690 ? '' : `, part-of: a${n === 690 ? 5 : n - 1}`}}\n`,
    ).join('');
    const text = `format: policy-codebook/1\nactors:\n${many}`;
    const labels = (typed: string) =>
      complete('codebook', text.replace('a5: {', `a5: {part-of: ${typed}|, `), {
        codebook: book(text),
      }).items.map(({ label }) => label);
    assert.deepEqual(labels('a68').slice(0, 2), ['a68', 'a680']);
    assert.deepEqual(labels('a69').slice(0, 1), ['a69']);
    assert.ok(!labels('a69').some((label) => /^a69\d/.test(label)));
  });
});

suite('Completion anywhere', () => {
  const folder = path.join(__dirname, '../../../../examples');
  const read = (name: string) => fs.readFileSync(path.join(folder, name), 'utf8');
  const codebook = book(read('codebook.yaml'));

  test('never throws at any place of any beginning of the example files', () => {
    const files = [
      ['codebook', read('codebook.yaml')],
      ['annotations', read('clock.txt.annotations.yaml')],
    ] as const;
    const cut = fc
      .constantFrom(...files)
      .chain(([file, text]) =>
        fc.tuple(fc.constant(file), fc.constant(text), fc.nat(text.length), fc.nat(300)),
      );
    let items = 0;
    fc.assert(
      fc.property(cut, ([file, text, length, back]) => {
        const at = Math.max(0, length - back);
        const source = `${text.slice(0, at)}|${text.slice(at, length)}`;
        items += complete(file, source, { codebook }).items.length;
      }),
      { numRuns: caseCount(500) },
    );
    assert.ok(items > 0);
  });

  test('what is chosen at the end of a key is read without a new syntax error', () => {
    const text = read('clock.txt.annotations.yaml');
    const lines = [...text.matchAll(/^ +(?:- )?[a-z-]+:(?= [^\s])/gm)];
    fc.assert(
      fc.property(fc.constantFrom(...lines), fc.nat(), ({ index, 0: key }, n) => {
        const start = index + key.length + 1;
        const end = text.indexOf('\n', start);
        const source = `${text.slice(0, start)}|${text.slice(end)}`;
        const { items } = complete('annotations', source, { codebook });
        if (items.length === 0) return;
        const item: YamlItem = items[n % items.length]!;
        const whole = text.slice(0, start) + item.insert + text.slice(end);
        assert.doesNotThrow(() => parse(whole) as unknown);
        assert.equal(parseAnnotationFile(whole, undefined).kind, 'annotations', item.insert);
      }),
      { numRuns: caseCount(200) },
    );
  });
});
