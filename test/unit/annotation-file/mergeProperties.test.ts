import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { SECTION_OF } from '../../../src/core/model/annotation';
import type { Annotation, AnnotationKind } from '../../../src/core/model/annotation';
import { mergeAnnotationFiles } from '../../../src/core/annotation-file/merge/mergeFiles';
import { mergeWithMarkers } from '../../../src/core/annotation-file/merge/mergeMarked';
import { readConflictMarkers } from '../../../src/core/annotation-file/merge/conflictMarkers';
import { edited } from './editFixtures';
import { anyAnnotation, styledFile } from './editRandom';
import { caseCount } from '../../support/caseCount';

const RUNS = caseCount(20);

const KINDS = Object.keys(SECTION_OF) as readonly AnnotationKind[];
const LABELS = { ours: 'ours', base: 'base', theirs: 'theirs' };

/** Three annotations in a file of any style, and other versions of them. */
const CASES = fc
  .record({
    kinds: fc.tuple(...[0, 1, 2].map(() => fc.constantFrom(...KINDS))),
    choices: fc.array(fc.nat(999), { maxLength: 60 }),
  })
  .chain(({ kinds, choices }) => {
    const versions = fc.tuple(...kinds.map((kind, at) => anyAnnotation(`id-${at}`, [kind])));
    const added = (id: string) => anyAnnotation(id, KINDS);
    return fc.record({
      base: versions,
      changed: versions,
      other: versions,
      added: fc.tuple(added('lea'), added('tom')),
      choices: fc.constant(choices),
    });
  });

suite('Merging random annotation files of any style', () => {
  test('each side’s changes, deletions and additions are all in the result, and nothing else', () => {
    fc.assert(
      fc.property(CASES, ({ base, changed, added: [mine, other], choices }) => {
        const { text } = styledFile(base, choices);
        const [first, second] = [at(changed, 0), at(changed, 1)];
        const ours = edited(text, replaced(first), { kind: 'add', annotation: mine }).text;
        const theirs = edited(
          text,
          replaced(second),
          { kind: 'add', annotation: other },
          { kind: 'delete', id: 'id-2' },
        ).text;
        for (const [a, b] of [
          [ours, theirs],
          [theirs, ours],
        ] as const) {
          const merged = mergeAnnotationFiles(text, a, b);
          assert.ok(merged.kind === 'merged', JSON.stringify(merged));
          assert.deepEqual(merged.conflicts, []);
          // As the other order of the same edits says it: nothing but the model counts.
          const wanted = edited(
            ours,
            replaced(second),
            { kind: 'add', annotation: other },
            { kind: 'delete', id: 'id-2' },
          );
          assertSame(merged.text, wanted.text);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('what is left between markers is three merged files, and gives the same questions again', () => {
    fc.assert(
      fc.property(CASES, ({ base, changed, other, choices }) => {
        const { text } = styledFile(base, choices);
        const ours = edited(text, ...changed.map(replaced)).text;
        const theirs = edited(text, ...other.map(replaced)).text;
        const marked = mergeWithMarkers(text, ours, theirs, LABELS);
        assert.ok(marked.kind === 'merged', JSON.stringify(marked));
        const read = readConflictMarkers(marked.text);
        if (marked.conflicts.length === 0) assert.equal(read.kind, 'none');
        else {
          assert.ok(read.kind === 'conflicted');
          const again = mergeAnnotationFiles(read.base, read.ours, read.theirs);
          assert.ok(again.kind === 'merged', JSON.stringify(again));
          assert.deepEqual(keysOf(again.conflicts), keysOf(marked.conflicts));
        }
      }),
      { numRuns: RUNS },
    );
  });
});

function replaced(annotation: Annotation) {
  return { kind: 'replace', annotation } as const;
}

function at(annotations: readonly Annotation[], index: number): Annotation {
  const annotation = annotations[index];
  assert.ok(annotation);
  return annotation;
}

function assertSame(text: string, wanted: string): void {
  const again = mergeAnnotationFiles(undefined, text, wanted);
  assert.ok(again.kind === 'merged');
  assert.deepEqual(again.conflicts, []);
  assert.equal(again.text, text);
  const back = mergeAnnotationFiles(undefined, wanted, text);
  assert.ok(back.kind === 'merged');
  assert.equal(back.text, wanted);
}

function keysOf(
  conflicts: readonly { readonly id: string | undefined; readonly path: readonly string[] }[],
) {
  return conflicts.map(({ id = '', path }) => [id, ...path].join('.')).sort();
}
