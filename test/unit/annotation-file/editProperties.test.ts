import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { EMPTY_ANNOTATION_FILE } from '../../../src/core/model/article';
import { editAnnotationFile } from '../../../src/core/annotation-file/edit/edit';
import type { AnnotationFileEdit } from '../../../src/core/annotation-file/edit/edit';
import { parseAnnotationFile } from '../../../src/core/annotation-file/parse/parse';
import { writeAnnotationFile } from '../../../src/core/annotation-file/write';
import {
  additionKeeps,
  deletionKeeps,
  FILE_CASES,
  replacementKeeps,
} from '../../reliability/fileEdits';
import { edited } from './editFixtures';
import { styledFile } from './editRandom';
import { caseCount } from '../../support/caseCount';

/** `npm run reliability -- files` is a longer run. */
const RUNS = caseCount(30);

suite('Editing random annotation files', () => {
  test('an addition says what was meant, and every byte that was there is still there', () => {
    fc.assert(fc.property(FILE_CASES, additionKeeps), { numRuns: RUNS });
  });

  test('a replacement says what was meant, and changes nothing outside the entry', () => {
    fc.assert(fc.property(FILE_CASES, replacementKeeps), { numRuns: RUNS });
  });

  test('a deletion takes out lines of the entry alone, and its inverse brings every byte back', () => {
    fc.assert(fc.property(FILE_CASES, fc.boolean(), deletionKeeps), { numRuns: RUNS });
  });

  test('in canonical files every inverse restores every byte', () => {
    fc.assert(
      fc.property(FILE_CASES, ({ annotations, added, replacement, of }) => {
        const text = writeAnnotationFile({ ...EMPTY_ANNOTATION_FILE, annotations }, undefined);
        const edits: readonly AnnotationFileEdit[] = [
          { kind: 'add', annotation: added },
          { kind: 'replace', annotation: replacement },
          { kind: 'delete', id: `id-${(of + 1) % annotations.length}`, dropSection: true },
          { kind: 'describe', article: { title: 'T', attributes: new Map([['a', 'b']]) } },
        ];
        const all = edited(text, ...edits);
        assert.equal(edited(all.text, ...all.inverse).text, text);
        for (const edit of edits) {
          const one = edited(text, edit);
          assert.equal(edited(one.text, ...one.inverse).text, text);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('many edits at once give the same text as one after the other', () => {
    fc.assert(
      fc.property(FILE_CASES, ({ annotations, choices, added, replacement, of }) => {
        const { text } = styledFile(annotations, choices);
        const edits: readonly AnnotationFileEdit[] = [
          { kind: 'replace', annotation: replacement },
          ...annotations
            .filter((_, index) => index !== of)
            .map((annotation) => ({
              kind: 'replace' as const,
              annotation: { ...annotation, note: 'again' },
            })),
          { kind: 'add', annotation: added },
          { kind: 'add', annotation: { ...added, id: 'added-too' } },
          { kind: 'delete', id: 'added' },
        ];
        let step = text;
        for (const edit of edits) step = edited(step, edit).text;
        assert.equal(edited(text, ...edits).text, step);
      }),
      { numRuns: RUNS },
    );
  });

  test('a file cut off anywhere but between entries is never edited without being told that it is complete', () => {
    const add = { kind: 'add', annotation: undefined } as const;
    fc.assert(
      fc.property(FILE_CASES, ({ annotations, choices, added }) => {
        const { text } = styledFile(annotations, choices);
        const end = text.lastIndexOf('...') + 3;
        for (let cut = 2; cut <= end; cut += 7) {
          const part = text.slice(0, cut);
          if (part.trim() === '') continue;
          const result = editAnnotationFile(part, [{ ...add, annotation: added }], undefined);
          // A cut exactly between two entries is not told from the work of a formatter.
          const parsed = parseAnnotationFile(part, undefined);
          const isWhole = parsed.kind === 'annotations' && parsed.end === 'whole';
          if (!isWhole) assert.equal(result.kind, 'refused', part);
          else assert.ok(parsed.problems.some(({ code }) => code === 'unmarked-end'));
        }
      }),
      { numRuns: Math.ceil(RUNS / 3) },
    );
  });
});
