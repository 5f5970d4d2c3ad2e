import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { editAnnotationFile } from '../../../../src/core/annotation-file/edit/edit';
import { mergeAnnotationFiles } from '../../../../src/core/annotation-file/merge/mergeFiles';
import { parseAnnotationFile } from '../../../../src/core/annotation-file/parse/parse';
import {
  acceptedResults,
  decisionEdits,
  identicalEdits,
  isAcceptedAtOnce,
} from '../../../../src/core/intercoder/adjudication/decide';
import { articleQueue, countQueue } from '../../../../src/core/intercoder/adjudication/queue';
import { seeded } from '../../../../src/core/measures/random';
import type { AnnotationFileEdit } from '../../../../src/core/annotation-file/edit/edit';
import type { QueuedPassage } from '../../../../src/core/intercoder/adjudication/queue';
import { annotationId } from '../../../../src/core/annotation-file/newId';
import { caseCount } from '../../../support/caseCount';
import { CODERS_BOOK, readWords } from '../../../support/readWords';
import { positionLines } from './decidedPassages';

const RUNS = caseCount(40);

/** `china support exports 12-15`. */
const NOTATION = positionLines(5);

const LINES = fc.uniqueArray(NOTATION, { maxLength: 6 });

/** Two or three coders who share some of what they marked. */
const READINGS = fc
  .tuple(LINES, fc.array(LINES, { minLength: 2, maxLength: 3 }))
  .map(([shared, own]) =>
    Object.fromEntries(
      own.map((lines, coder) => {
        const all = [...new Set([...shared, ...lines])];
        const notation = all.map((line, at) => `${'abc'[coder] ?? ''}${at}: ${line}`).join('\n');
        return [['lea', 'max', 'eve'][coder] ?? '', notation] as const;
      }),
    ),
  );

/** For each passage in turn: a seed of what is chosen. */
const CHOICES = fc.array(fc.nat(), { minLength: 1, maxLength: 8 });

suite('Adjudicating random readings', () => {
  test('after accepting all identical ones, none of them waits, and every coder’s position is there once', () => {
    fc.assert(
      fc.property(READINGS, (readings) => {
        const before = articleQueue(readWords(readings));
        const plain = edited('', identicalEdits(before.passages, decided(1)));
        const after = articleQueue(readWords(readings, plain));
        assert.equal(countQueue(after.passages).identical, 0);
        assert.equal(countQueue(after.passages).changed, 0);
        const identical = before.passages.filter(isAcceptedAtOnce);
        const wanted = identical.reduce(
          (all, { readings: [first] }) => all + (first?.positions.length ?? 0),
          0,
        );
        assert.equal(idsIn(plain).length, wanted);
        assert.deepEqual(identicalEdits(after.passages, decided(2)), []);
      }),
      { numRuns: RUNS },
    );
  });

  test('when every passage is decided, nothing waits, and undoing gives every byte back', () => {
    fc.assert(
      fc.property(READINGS, CHOICES, (readings, choices) => {
        let plain = '';
        const texts: string[] = [];
        const inverses: (readonly AnnotationFileEdit[])[] = [];
        const count = articleQueue(readWords(readings)).passages.length;
        for (let at = 0; at < count; at++) {
          const passage = articleQueue(readWords(readings, plain)).passages[at];
          assert.ok(passage);
          const done = editAnnotationFile(plain, editsFor(passage, choices, at), CODERS_BOOK);
          assert.equal(done.kind, 'edited');
          if (done.kind !== 'edited') return;
          texts.push(plain);
          inverses.push(done.inverse);
          plain = done.text;
        }
        const { passages } = articleQueue(readWords(readings, plain));
        assert.equal(countQueue(passages).decided, passages.length);
        for (const inverse of inverses.toReversed()) {
          const before = texts.pop() ?? '';
          plain = edited(plain, inverse);
          // A new file without content is removed by the project.
          assert.equal(plain, before === '' ? 'format: policy-annotations/1\n...\n' : before);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('merging two adjudicators’ files keeps every decision, and what is decided stays so', () => {
    fc.assert(
      fc.property(READINGS, CHOICES, (readings, choices) => {
        const { passages } = articleQueue(readWords(readings));
        const [ours, theirs] = [0, 1].map((side) =>
          edited(
            '',
            passages.flatMap((passage, at) =>
              at % 2 === side ? editsFor(passage, choices, 100 * side + at) : [],
            ),
          ),
        );
        const merged = mergeAnnotationFiles('', ours ?? '', theirs ?? '');
        assert.equal(merged.kind, 'merged');
        if (merged.kind !== 'merged') return;
        assert.deepEqual(merged.conflicts, []);
        const file = parseAnnotationFile(merged.text, CODERS_BOOK);
        assert.equal(
          file.kind === 'annotations' && (file.file.decided?.size ?? 0),
          passages.length,
        );
        const after = articleQueue(readWords(readings, merged.text));
        assert.equal(countQueue(after.passages).decided, passages.length);
      }),
      { numRuns: RUNS },
    );
  });

  test('accepting identical ones again never touches what was decided, though readings changed', () => {
    fc.assert(
      fc.property(READINGS, CHOICES, LINES, (readings, choices, others) => {
        const { passages } = articleQueue(readWords(readings));
        const plain = edited(
          '',
          passages.flatMap((passage, at) => editsFor(passage, choices, at)),
        );
        const changed = {
          ...readings,
          lea: others.map((line, at) => `a${at}: ${line}`).join('\n'),
        };
        const again = articleQueue(readWords(changed, plain));
        const edits = identicalEdits(again.passages, decided(99));
        assert.ok(edits.every(({ kind }) => kind === 'add' || kind === 'decide'));
        const now = edited(plain, edits);
        for (const id of idsIn(plain)) assert.ok(idsIn(now).includes(id));
      }),
      { numRuns: RUNS },
    );
  });
});

function edited(text: string, edits: readonly AnnotationFileEdit[]): string {
  if (edits.length === 0) return text;
  const done = editAnnotationFile(text, edits, CODERS_BOOK);
  assert.equal(done.kind, 'edited');
  return done.kind === 'edited' ? done.text : text;
}

function decided(seed: number) {
  const random = seeded(seed * 7919);
  return {
    by: 'eve',
    at: `2026-01-01T00:00:${String(seed % 60).padStart(2, '0')}Z`,
    newId: () => annotationId(random),
  };
}

/** None of these, or the positions of one of its coders. */
function editsFor(passage: QueuedPassage, choices: readonly number[], seed: number) {
  const choice = choices[seed % choices.length] ?? 0;
  const accepted = passage.readings[choice % (passage.readings.length + 1)]?.positions ?? [];
  return decisionEdits(passage, acceptedResults(passage, accepted), decided(seed + 1));
}

function idsIn(text: string): readonly string[] {
  return [...text.matchAll(/^ {2}- id: (\S+)/gm)].flatMap(([, id]) => id ?? []);
}
