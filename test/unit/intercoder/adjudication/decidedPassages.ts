import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { editAnnotationFile } from '../../../../src/core/annotation-file/edit/edit';
import { mergeAnnotationFiles } from '../../../../src/core/annotation-file/merge/mergeFiles';
import { decisionEdits, type Result } from '../../../../src/core/intercoder/adjudication/decide';
import {
  articleQueue,
  type QueuedPassage,
} from '../../../../src/core/intercoder/adjudication/queue';
import { CODERS_BOOK, readWords } from '../../../support/readWords';

/** Two coders, who read one passage alike and another differently. */
export const BOTH = {
  lea: 'a1: china support exports 3-5\n a2: japan oppose tariffs 20-24',
  max: 'b1: china support exports 3-6\n b2: japan support tariffs 21-24',
};

export function line({ positions, isIdentical, state }: QueuedPassage): string {
  const ids = positions.map(({ placed }) => placed.annotation.id).join(' ');
  return `${ids} ${isIdentical ? 'identical' : 'differing'} ${state}`;
}

export function shown(readings: Readonly<Record<string, string>>, plain = ''): readonly string[] {
  return articleQueue(readWords(readings, plain)).passages.map(line);
}

export function idsOf(plain: string): readonly string[] {
  return [...plain.matchAll(/^ {2}- id: (\S+)/gm)].flatMap(([, id]) => id ?? []);
}

export function keep({ adjudicated }: QueuedPassage): readonly Result[] {
  return adjudicated.map(({ annotation }) => ({ position: annotation, from: [] }));
}

export function merged(base: string, ours: string, theirs: string): string {
  const result = mergeAnnotationFiles(base, ours, theirs);
  assert.equal(result.kind, 'merged');
  return result.kind === 'merged' ? result.text : '';
}

type Choose = (passage: QueuedPassage) => readonly Result[];

export function editsOf(
  readings: Readonly<Record<string, string>>,
  at: number,
  choose: Choose,
  plain: string,
  moment: string,
  letter: string,
) {
  const passage = articleQueue(readWords(readings, plain)).passages[at];
  assert.ok(passage);
  let count = 0;
  const used = plain.match(/\bn\d/g)?.length ?? 0;
  const newId = (): string => `${letter}${(count += 1) + used}`;
  return decisionEdits(passage, choose(passage), {
    by: 'eve',
    at: moment,
    reason: 'ambiguous',
    newId,
  });
}

/** The adjudicated file after a decision about one passage. */
export function decided(
  readings: Readonly<Record<string, string>>,
  at: number,
  choose: Choose,
  plain = '',
  moment = '2026-01-01T00:00:00Z',
  letter = 'n',
): string {
  const edits = editsOf(readings, at, choose, plain, moment, letter);
  const edited = editAnnotationFile(plain, edits, CODERS_BOOK);
  assert.equal(edited.kind, 'edited');
  return edited.kind === 'edited' ? edited.text : '';
}

/** Positions as `readWords` reads them, such as `china support exports 12-15`. `longest`: of the
 * quote, in words. */
export function positionLines(longest: number): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.constantFrom('china', 'japan'),
      fc.constantFrom('support', 'oppose'),
      fc.constantFrom('exports', 'tariffs'),
      fc.nat(11),
      fc.integer({ min: 1, max: longest }),
    )
    .map(([actor, stance, issue, place, length]) => {
      return `${actor} ${stance} ${issue} ${place * 5}-${Math.min(59, place * 5 + length)}`;
    });
}
