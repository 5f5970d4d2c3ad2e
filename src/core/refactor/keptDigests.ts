import type { AnnotationFileEdit } from '../annotation-file/edit/editTypes';
import { entriesOfCoder, readingDigest } from '../annotation-file/readingDigest';
import type { AnnotationFile } from '../model/article';
import type { Codebook } from '../model/codebook';

/** The edits that give coders the digest of their entries as they are after a refactoring of all
 * entries, where they had not changed them until then. Another word for what all have found is no
 * other reading: else coders would be compared no more once an actor is renamed. */
export function keptDigests(
  before: AnnotationFile,
  after: AnnotationFile,
  codebook: Codebook,
): readonly AnnotationFileEdit[] {
  return [...before.coded].flatMap(([coder, coding]): readonly AnnotationFileEdit[] => {
    if (coding.digest === undefined) return [];
    const digestIn = ({ annotations }: AnnotationFile): string =>
      readingDigest(entriesOfCoder(annotations, coder, codebook));
    const [then, now] = [digestIn(before), digestIn(after)];
    return coding.digest !== then || then === now
      ? []
      : [{ kind: 'code', coder, coding: { ...coding, digest: now } }];
  });
}
