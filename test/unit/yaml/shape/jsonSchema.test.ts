import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';
import { CODEBOOK } from '../../../../src/core/codebook/definition';
import { ANNOTATION_FILE } from '../../../../src/core/annotation-file/definition';
import { SEARCHES } from '../../../../src/core/searches/definition';
import { jsonSchema } from '../../../../src/core/yaml/shape/jsonSchema';

const ROOT = path.join(__dirname, '../../../..');

const SCHEMAS = {
  codebook: jsonSchema(CODEBOOK.about, 'Codebook of Policy Annotator'),
  annotations: jsonSchema(ANNOTATION_FILE.about, 'Annotation file of Policy Annotator'),
  searches: jsonSchema(SEARCHES.about, 'Shared searches of Policy Annotator'),
};

const ajv = new Ajv({
  allErrors: true,
  strict: true,
  allowUnionTypes: true,
  strictTypes: false,
  strictRequired: false,
});
const validators = {
  codebook: ajv.compile(SCHEMAS.codebook),
  annotations: ajv.compile(SCHEMAS.annotations),
  searches: ajv.compile(SCHEMAS.searches),
};

/** What a validator says of a YAML text that another reader has typed; nothing when it is right. */
function errors(kind: keyof typeof validators, text: string): readonly string[] {
  const validate = validators[kind];
  if (validate(parse(text))) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const CODEBOOK_TEXT = `format: policy-codebook/1
title: 2024
version: 3
coders: {mira: {name: Mira}, noa: }
actors:
  north:
  中国: {name: 中国, side: true, unspecified: "false", part-of: north, aliases: [N, {text: Nth, weak: true, case: exact}]}
  board: {roles: [{title: Chair, of: north, from: 2021-01-26, to: 2025}], member-of: [north], attributes: {seats: 12}}
issues:
  dam: {part-of: {issue: water, sign: "-1"}, keywords: [dam], color: "#0072B2", codable: false, later: [1]}
  water: {part-of: dam}
stances: {pro: {polarity: 1, key: p}, con: {polarity: "-1", key: 2}}
acts: [demand]
ask: [act]
fields: {frame: {type: choice, values: [cost, 1], list: true}}
types: {story: {fields: {hero: {type: actor}}}}
annotation-files: one-per-coder
coding:
  blind: true
  share: "0.2"
  assigned: {news/a.md: [mira, noa], b.md: mira}
  unblinded: {mira: "2024-05-02"}
`;

const ANNOTATIONS_TEXT = `format: policy-annotations/1
article: {title: x, date: 2024, attributes: {desk: 1}}
coded: {mira: {state: complete, date: "2024-05-02", codebook: 3, digest: m3d3yzz95tt4}}
positions:
  - id: a1
    actor: [north, south]
    issue: dam
    stance: pro
    evaluation: "-1"
    intensity: 2
    date: 2024-04-01/2024-04-30
    note:
    fields: {frame: [cost, 1], weight: 0.5}
    comments: [{by: mira, text: x}]
    quote: {exact: x, start: "12", occurrence: [1, 2]}
  - {id: a2, actor: north, target: south, evaluation: 0, quote: words}
disagreements:
  - {id: a3, between: [[north, south], east], quote: [one, {exact: two}]}
agreements:
mentions:
  - {id: 4, issue: dam, quote: x}
ignored: []
annotations:
  - {id: a5, type: story, quote: x, later: true}
`;

const SEARCHES_TEXT = `format: policy-searches/1
x-owner: us
searches:
  - {name: Docks, query: "actor:port-union", note: of both}
  - {name: 2024, query: 2024, note: }
`;

suite('The published JSON Schemas', () => {
  for (const kind of ['codebook', 'annotations', 'searches'] as const) {
    test(`the committed schema of ${kind} is the one that the definition gives`, async () => {
      const file = path.join(ROOT, `syntaxes/${kind}.schema.json`);
      const generated = `${JSON.stringify(SCHEMAS[kind], undefined, 2)}\n`;
      if (process.env.UPDATE_SCHEMAS) {
        const style = { ...(await resolveConfig(file)), filepath: file };
        writeFileSync(file, await format(generated, style));
      }
      assert.deepEqual(
        JSON.parse(readFileSync(file, 'utf8')),
        JSON.parse(generated),
        'run this test with UPDATE_SCHEMAS=1 and commit the file',
      );
    });

    test(`the schema of ${kind} does without Unicode classes and speaks of types`, () => {
      const text = JSON.stringify(SCHEMAS[kind]);
      assert.doesNotMatch(text, /\\\\[pP]\{/);
      if (kind !== 'searches') assert.match(text, /"type":"integer"/);
    });
  }

  test('what the readers accept is right', () => {
    assert.deepEqual(errors('codebook', CODEBOOK_TEXT), []);
    assert.deepEqual(errors('annotations', ANNOTATIONS_TEXT), []);
    assert.deepEqual(errors('searches', SEARCHES_TEXT), []);
    assert.deepEqual(errors('searches', 'format: policy-searches/1\nsearches:\n'), []);
  });

  test('what the readers refuse or warn of is wrong', () => {
    const wrong: readonly (readonly [kind: keyof typeof validators, from: string, to: string])[] = [
      ['codebook', 'policy-codebook/1', 'policy-codebook/2'],
      ['codebook', 'polarity: 1', 'polarity: 0.5'],
      ['codebook', 'sign: "-1"', 'sign: 2'],
      ['codebook', '  north:\n', '  North:\n'],
      ['codebook', 'side: true', 'side: maybe'],
      ['codebook', '"#0072B2"', 'blue'],
      ['codebook', 'type: choice', 'type: colour'],
      ['codebook', 'files: one-per-coder', 'files: many'],
      ['codebook', 'share: "0.2"', 'share: 20'],
      ['codebook', 'share: "0.2"', 'share: some'],
      ['codebook', 'b.md: mira', 'b.md: {mira: 1}'],
      ['codebook', '{mira: "2024-05-02"}', '{mira: yes}'],
      ['annotations', 'digest: m3d3yzz95tt4', 'digest: [m3d3yzz95tt4]'],
      ['annotations', 'policy-annotations/1', 'policy-annotations/2'],
      ['annotations', '- id: a1', '- id: "A 1"'],
      ['annotations', '    stance: pro\n    evaluation: "-1"\n', ''],
      ['annotations', '    actor: [north, south]\n', ''],
      ['annotations', 'target: south, ', ''],
      ['annotations', 'intensity: 2', 'intensity: 4'],
      ['annotations', 'evaluation: "-1"', 'evaluation: "2"'],
      ['annotations', 'start: "12"', 'start: -1'],
      ['annotations', 'date: 2024-04-01/2024-04-30', 'date: yesterday'],
      ['annotations', '[[north, south], east]', '[north]'],
      ['annotations', 'type: story, ', ''],
      ['annotations', 'state: complete', 'state: done'],
      ['annotations', ', quote: words', ''],
      ['annotations', 'ignored: []', 'ignored: {}'],
      ['searches', 'policy-searches/1', 'policy-search/1'],
      ['searches', 'name: Docks, ', ''],
      ['searches', 'query: "actor:port-union", ', ''],
      ['searches', 'note: of both', 'note: [of both]'],
      ['searches', '- {name: 2024, query: 2024, note: }', '- tariff'],
    ];
    const texts = {
      codebook: CODEBOOK_TEXT,
      annotations: ANNOTATIONS_TEXT,
      searches: SEARCHES_TEXT,
    };
    for (const [kind, from, to] of wrong) {
      assert.ok(texts[kind].includes(from), from);
      assert.notDeepEqual(errors(kind, texts[kind].replace(from, to)), [], `${from} → ${to}`);
    }
  });

  test('the example corpora are right', () => {
    for (const file of filesBelow(path.join(ROOT, 'examples'))) {
      const text = readFileSync(file, 'utf8');
      if (file.endsWith('codebook.yaml')) assert.deepEqual(errors('codebook', text), [], file);
      if (file.endsWith('.annotations.yaml'))
        assert.deepEqual(errors('annotations', text), [], file);
    }
  });
});

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => file.endsWith('.yaml'));
}
