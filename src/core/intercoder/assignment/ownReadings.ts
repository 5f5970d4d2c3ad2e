import { editAnnotationFile } from '../../annotation-file/edit/edit';
import type { AnnotationFileEdit } from '../../annotation-file/edit/editTypes';
import { parseAnnotationFile } from '../../annotation-file/parse/parse';
import { NO_METADATA, type AnnotationFile } from '../../model/article';
import type { Codebook } from '../../model/codebook';
import { SOLE_CODER, type CoderId } from '../../model/ids';

/** A coder's part of an annotation file that all coders shared. */
export interface OwnReading {
  readonly coder: CoderId;
  readonly text: string;
  /** Make the same content in an empty file. */
  readonly edits: readonly AnnotationFileEdit[];
}

export interface OwnReadings {
  readonly readings: readonly OwnReading[];
  /** Empty the shared file. */
  readonly emptied: readonly AnnotationFileEdit[];
}

/** What a shared annotation file becomes where each coder gets files of their own. The file of one
 * coder is theirs to the byte; of several, each has it without the entries of the others. Entries
 * without a coder, and what who coded alone completed, are signed by `unsigned`. Undefined where
 * the file cannot be read, or holds what was adjudicated. */
export function ownReadings(
  text: string,
  codebook: Codebook,
  unsigned: CoderId,
): OwnReadings | undefined {
  const parsed = parseAnnotationFile(text, codebook);
  if (parsed.kind === 'refused' || (parsed.file.decided?.size ?? 0) > 0) return undefined;
  const { file } = parsed;
  const ownerOf = (coder: CoderId): CoderId => (coder === SOLE_CODER ? unsigned : coder);
  const coders = [
    ...new Set([
      ...file.annotations.map(({ coder = unsigned }) => coder),
      ...[...file.coded.keys()].map(ownerOf),
    ]),
  ];
  const readings: OwnReading[] = [];
  for (const coder of coders.length === 0 ? [unsigned] : coders) {
    const others = removalOf(file, (one) => ownerOf(one) !== coder, unsigned);
    const changes = [...others, ...(coder === unsigned ? signed(file, unsigned) : [])];
    const edited = changes.length === 0 ? undefined : editAnnotationFile(text, changes, codebook);
    if (edited?.kind === 'refused') return undefined;
    const own = edited?.text ?? text;
    const read = parseAnnotationFile(own, codebook);
    if (read.kind === 'refused') return undefined;
    readings.push({ coder, text: own, edits: contentOf(read.file) });
  }
  const emptied = [
    ...removalOf(file, () => true, unsigned),
    { kind: 'describe', article: NO_METADATA } as const,
    { kind: 'text', text: undefined } as const,
  ];
  return { readings, emptied };
}

/** The edits after which what who coded alone found is found by `coder`, and what they completed is
 * completed by `coder`, unless `coder` has said so themselves. */
function signed(
  { annotations, coded }: AnnotationFile,
  coder: CoderId,
): readonly AnnotationFileEdit[] {
  if (coder === SOLE_CODER) return [];
  const coding = coded.get(SOLE_CODER);
  return [
    ...annotations
      .filter((annotation) => annotation.coder === undefined)
      .map((annotation): AnnotationFileEdit => ({
        kind: 'replace',
        annotation: { ...annotation, coder },
      })),
    ...(coding
      ? ([
          { kind: 'code', coder: SOLE_CODER, coding: undefined },
          { kind: 'code', coder, coding: coded.get(coder) ?? coding },
        ] as const)
      : []),
  ];
}

/** The edits that remove what these coders found. */
function removalOf(
  file: AnnotationFile,
  isRemoved: (coder: CoderId) => boolean,
  unsigned: CoderId,
): readonly AnnotationFileEdit[] {
  return [
    ...file.annotations
      .filter(({ coder = unsigned }) => isRemoved(coder))
      .map(({ id }): AnnotationFileEdit => ({ kind: 'delete', id, dropSection: true })),
    ...[...file.coded.keys()]
      .filter(isRemoved)
      .map((coder): AnnotationFileEdit => ({ kind: 'code', coder, coding: undefined })),
  ];
}

function contentOf({ annotations, article, coded, text }: AnnotationFile): AnnotationFileEdit[] {
  return [
    { kind: 'describe', article },
    { kind: 'text', text },
    ...[...coded].map(([coder, coding]): AnnotationFileEdit => ({ kind: 'code', coder, coding })),
    ...annotations.map((annotation): AnnotationFileEdit => ({ kind: 'add', annotation })),
  ];
}
