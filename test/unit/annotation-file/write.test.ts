import { runSync } from '../../../src/core/util/task';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { SECTION_OF } from '../../../src/core/model/annotation';
import type { Annotation, AnnotationKind } from '../../../src/core/model/annotation';
import { EMPTY_ANNOTATION_FILE, NO_METADATA } from '../../../src/core/model/article';
import { parseCodebook } from '../../../src/core/codebook/parse/parse';
import { isId } from '../../../src/core/model/ids';
import { annotationId } from '../../../src/core/annotation-file/newId';
import { parseAnnotationFile } from '../../../src/core/annotation-file/parse/parse';
import { writeAnnotationFile } from '../../../src/core/annotation-file/write';
import { comment, file, mention, part, position, read, relation } from './editFixtures';
import { anyAnnotation } from './editRandom';
import { caseCount } from '../../support/caseCount';

suite('Writing an annotation file', () => {
  test('every key stands in its place, text is quoted and ids are plain', () => {
    const all = position('k3m9x2qa', 391, {
      actors: ['biden-administration', 'no'],
      speaker: 'antony-blinken',
      accordingTo: 'china',
      issues: ['chinese-exports'],
      target: ['china'],
      evaluation: -1,
      addressee: ['china', 'japan'],
      act: 'express-concern',
      condition: 'if "so"',
      intensity: 2,
      date: '2024-04-26',
      certainty: 'probable',
      status: 'reviewed',
      coder: 'lea',
      tags: ['economy'],
      fields: new Map<string, string | number | boolean>([
        ['frame', 'economic'],
        ['words', 'free text'],
        ['size', 2.5],
        ['new', true],
      ]),
      note: 'two\nlines',
      comments: [comment('Is it?')],
      quote: [
        part(391, { prefix: 'about ', suffix: ' and', occurrence: [2, 3], was: 'old' }),
        part(420, { exact: 'exports' }),
      ],
    });
    const codebook = runSync(
      parseCodebook(file`
      format: policy-codebook/1
      fields:
        frame: {type: choice, values: [economic, moral]}
        words: {type: text}
        size: {type: number}
        new: {type: boolean}
    `),
    );
    assert.equal(codebook.kind, 'codebook');
    const text = writeAnnotationFile(
      {
        article: {
          ...NO_METADATA,
          title: 'Talks',
          date: '2024-04-26',
          attributes: new Map([['desk', 'foreign']]),
          duplicateOf: 'wire/0426.md',
        },
        coded: new Map([
          [
            'lea',
            {
              ...{ state: 'not-relevant', date: '2024-05-02', codebook: '3', reason: 'sport' },
              digest: '234567898765',
            },
          ],
        ]),
        annotations: [
          mention('w2hd81nn', 5),
          all,
          relation('p7tr04zc', 301, { between: [['us', 'eu'], ['china']] }),
        ],
      },
      codebook.codebook,
    );
    assert.equal(
      text,
      file`
        format: policy-annotations/1
        article:
          title: "Talks"
          date: "2024-04-26"
          attributes:
            desk: "foreign"
          duplicate-of: "wire/0426.md"
        coded:
          lea:
            state: not-relevant
            date: "2024-05-02"
            codebook: "3"
            reason: "sport"
            digest: "234567898765"
        positions:
          - id: k3m9x2qa
            actor:
              - biden-administration
              - "no"
            speaker: antony-blinken
            according-to: china
            issue: chinese-exports
            stance: oppose
            target: china
            evaluation: -1
            addressee:
              - china
              - japan
            act: express-concern
            condition: "if \"so\""
            intensity: 2
            date: "2024-04-26"
            certainty: probable
            status: reviewed
            coder: lea
            tags:
              - "economy"
            fields:
              frame: economic
              words: "free text"
              size: 2.5
              new: true
            note: "two\nlines"
            comments:
              - by: lea
                at: "2024-05-02T09:30:00Z"
                text: "Is it?"
            quote:
              - exact: "new tariffs"
                prefix: "about "
                suffix: " and"
                start: 391
                occurrence:
                  - 2
                  - 3
                was: "old"
              - exact: "exports"
                start: 420
        disagreements:
          - id: p7tr04zc
            issue: trade
            between:
              - - us
                - eu
              - china
            quote:
              exact: "new tariffs"
              start: 301
        mentions:
          - id: w2hd81nn
            actor:
              - china
              - japan
            quote:
              exact: "new tariffs"
              start: 5
        ...
      `,
    );
    const parsed = parseAnnotationFile(text, codebook.codebook);
    assert.equal(parsed.kind, 'annotations');
    assert.deepEqual(parsed.file.annotations[0], all);
  });

  const kinds = Object.keys(SECTION_OF) as readonly AnnotationKind[];
  const anyFile = fc.tuple(...kinds.map((kind) => anyAnnotation(`id-${kind}`, [kind])));

  test('any annotations come back as they were', () => {
    fc.assert(
      fc.property(anyFile, (annotations) => {
        const text = writeAnnotationFile({ ...EMPTY_ANNOTATION_FILE, annotations }, undefined);
        assert.deepEqual(read(text).annotations, annotations);
      }),
      { numRuns: caseCount(100) },
    );
  });

  test('PyYAML reads the words and the places of any quote', function () {
    if (spawnSync('python3', ['-c', 'import yaml']).status !== 0) {
      console.log('      skipped: python3 with PyYAML is not there');
      this.skip();
    }
    const annotations = fc
      .sample(anyFile, { numRuns: caseCount(40), seed: 1 })
      .flatMap((file, index) =>
        file.map((annotation): Annotation => ({ ...annotation, id: `${annotation.id}-${index}` })),
      );
    const script = [
      'import json, sys, yaml',
      'file = yaml.safe_load(sys.stdin.buffer.read())',
      'def parts(entry): return entry["quote"] if isinstance(entry["quote"], list) else [entry["quote"]]',
      'print(json.dumps({entry["id"]: [[part["exact"], part.get("start")] for part in parts(entry)]',
      '  for section, entries in file.items() if section != "format" for entry in entries}))',
    ].join('\n');
    const result = spawnSync('python3', ['-c', script], {
      input: writeAnnotationFile({ ...EMPTY_ANNOTATION_FILE, annotations }, undefined),
      maxBuffer: 2 ** 28,
    });
    assert.equal(result.status, 0, String(result.stderr));
    const expected = annotations.map(({ id, quote }) => [
      id,
      quote.map(({ exact, start }) => [exact, start ?? null]),
    ]);
    assert.deepEqual(JSON.parse(String(result.stdout)), Object.fromEntries(expected));
  });
});

suite('A new annotation id', () => {
  test('has eight characters, begins with a letter, and none is read as another', () => {
    let seed = 7;
    const random = (): number => (seed = (seed * 16807) % 2147483647) / 2147483647;
    const ids = new Set(Array.from({ length: 5000 }, () => annotationId(random)));
    assert.equal(ids.size, 5000);
    for (const id of ids) assert.match(id, /^[a-hjkmnp-z][a-hjkmnp-z2-9]{7}$/);
    assert.ok([...ids].every(isId));
  });

  test('stays within its characters at both ends of the range', () => {
    assert.equal(
      annotationId(() => 0),
      'aaaaaaaa',
    );
    assert.equal(
      annotationId(() => 0.9999999999999999),
      'z9999999',
    );
    assert.equal(
      annotationId(() => 1),
      'z9999999',
    );
  });
});
