import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { SECTION_OF } from '../../../../src/core/model/annotation';
import type { Annotation, AnnotationKind } from '../../../../src/core/model/annotation';
import { EMPTY_ANNOTATION_FILE } from '../../../../src/core/model/article';
import { parseAnnotationFile } from '../../../../src/core/annotation-file/parse/parse';
import { writeAnnotationFile } from '../../../../src/core/annotation-file/write';
import { anyAnnotation } from '../editRandom';
import { caseCount } from '../../../support/caseCount';

suite('An annotation file without its end marker', () => {
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

  test('what is not the last line of a whole entry may have been cut off', () => {
    for (const text of [
      WRITTEN.trimEnd(),
      WRITTEN.replace('      repeated: false\n', ''),
      WRITTEN.replace('      exact', '      - exact')
        .replaceAll('\n      s', '\n        s')
        .replace('      repeated', '        repeated'),
      'format: policy-annotations/1\n',
      'format: policy-annotations/1\narticle:\n  title: "Talks"\n',
      'format: policy-annotations/1\ncoded:\n  mira:\n    state: complete\n    date: "2024-05-02"\n',
    ]) {
      const parsed = parseAnnotationFile(text, undefined);
      assert.ok(parsed.kind === 'annotations');
      assert.equal(parsed.end, 'cut', text);
      assert.ok(parsed.problems.some(({ code }) => code === 'maybe-truncated'));
    }
  });

  function endOf(text: string): string {
    const parsed = parseAnnotationFile(text, undefined);
    return parsed.kind === 'refused' ? parsed.kind : parsed.end;
  }

  test('where keys were sorted, or stand behind the quote, a part of the entry may be missing', () => {
    const sorted = `format: policy-annotations/1
mentions:
- id: a1
  issue: dam
  quote:
    exact: no dam
    repeated: false
    start: 3
  tags: [river]
`;
    assert.equal(endOf(sorted.replace('  tags: [river]\n', '')), 'cut');
    const own = WRITTEN.replace('stance: oppose\n    quote', 'quote') + '    stance: oppose\n';
    const second = own.slice(own.indexOf('  - id')).replace('a1', 'b2');
    assert.equal(endOf(own + second.replace('    stance: oppose\n', '')), 'cut');
    assert.equal(
      endOf(WRITTEN + WRITTEN.slice(WRITTEN.indexOf('  - id')).replace('a1', 'b2')),
      'whole',
    );
  });

  test('a former wording, a place or a reason of which the last lines may be missing', () => {
    for (const [more, end] of [
      ['      was: "no dams"\n', 'whole'],
      ['      was: "no\n        dams"\n', 'whole'],
      ['      was: "no\n', 'refused'],
      ['      was: no dams\n', 'cut'],
      ['      was: >-\n        no dams\n', 'cut'],
      ['      was:\n', 'cut'],
      ['      occurrence: [2, 3]\n', 'whole'],
      ['      occurrence:\n        - 2\n        - 3\n', 'whole'],
      ['      occurrence:\n        - 2\n', 'cut'],
      ['      occurrence:\n', 'cut'],
    ] as const)
      assert.equal(endOf(WRITTEN + more), end, more);
    const coded = 'format: policy-annotations/1\ncoded:\n  mira:\n    state: ';
    for (const [more, end] of [
      ['not-relevant\n    reason: "About sport"\n', 'whole'],
      ['not-relevant\n    reason: sport\n', 'whole'],
      ['not-relevant\n    reason: About sport\n', 'cut'],
      ['not-relevant\n    reason: |-\n', 'cut'],
      ["complete\n    codebook: '2'\n", 'whole'],
      ['complete\n    codebook: 2\n', 'whole'],
      ['complete\n    codebook:\n', 'cut'],
      ['complete\n    codebook: 2\n    digest: m3d3yzz95tt4\n', 'whole'],
      ['not-relevant\n    digest: "m3d3yzz95tt4"\n', 'whole'],
      ['complete\n    digest:\n', 'cut'],
    ] as const)
      assert.equal(endOf(coded + more), end, more);
  });

  test('an example without its marker is whole, and cut off at any byte it is noticed, or has the first entries of the whole', () => {
    const folder = path.join(__dirname, '../../../../examples');
    const names = fs.readdirSync(folder).filter((name) => name.endsWith('.annotations.yaml'));
    assert.ok(names.length >= 9);
    let between = 0;
    for (const name of names) {
      const text = fs.readFileSync(path.join(folder, name), 'utf8');
      const whole = parseAnnotationFile(text, undefined);
      assert.ok(whole.kind === 'annotations' && whole.end === 'marked');
      const unmarked = parseAnnotationFile(text.replace(/\.\.\.\n$/, ''), undefined);
      assert.ok(unmarked.kind === 'annotations' && unmarked.end === 'whole', name);
      assert.deepEqual(unmarked.file, whole.file);
      // At the ends of lines; inside a line there is no line break at the end.
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
        for (const length of [at, at + 1]) {
          const cut = parseAnnotationFile(text.slice(0, length), undefined);
          if (cut.kind === 'refused' || cut.end !== 'whole') continue;
          assert.ok(cut.problems.some(({ code }) => code === 'unmarked-end'));
          const { annotations } = cut.file;
          assert.deepEqual(annotations, whole.file.annotations.slice(0, annotations.length), name);
          between++;
        }
      }
    }
    assert.ok(between > names.length);
  });

  test('any file of the written form, cut off at any place, is noticed or has the first entries', () => {
    const kinds = Object.keys(SECTION_OF) as readonly AnnotationKind[];
    const anyFile = fc.tuple(...kinds.map((kind) => anyAnnotation(`id-${kind}`, [kind])));
    fc.assert(
      fc.property(anyFile, fc.nat(), (annotations, n) => {
        const text = writeAnnotationFile({ ...EMPTY_ANNOTATION_FILE, annotations }, undefined);
        const ends = [...text.matchAll(/\n/g)].map(({ index }) => index + 1);
        for (const length of [...ends.slice(0, -1), n % text.length]) {
          const cut = parseAnnotationFile(text.slice(0, length), undefined);
          if (cut.kind === 'refused' || cut.end === 'cut') continue;
          const kept = cut.file.annotations.map(withoutRare);
          assert.deepEqual(kept, annotations.slice(0, kept.length).map(withoutRare));
        }
      }),
      { numRuns: caseCount(100) },
    );
  });

  /** Only what few quotes have can be lost of the last one. */
  function withoutRare(annotation: Annotation): Annotation {
    return {
      ...annotation,
      quote: annotation.quote.map((part) => ({ ...part, was: undefined, occurrence: undefined })),
    };
  }
});
