import { editAnnotationFile } from '../annotation-file/edit/edit';
import type { AnnotationFileEdit, EditRefusal } from '../annotation-file/edit/editTypes';
import { sameValue } from '../annotation-file/merge/merge';
import { parseAnnotationFile } from '../annotation-file/parse/parse';
import type { Annotation } from '../model/annotation';
import { EMPTY_ANNOTATION_FILE, type AnnotationFile } from '../model/article';
import type { Codebook } from '../model/codebook';
import type { AnnotationId, CoderId } from '../model/ids';
import type { TextEdit } from '../text/textEdit';
import { addAll } from '../util/lists';
import { runSync } from '../util/task';
import { withDetail } from '../views/picks/detailFields';
import { readYaml } from '../yaml/read/readYaml';
import { hasField, isMeaningful, isReadable, withIds } from './namedIds';
import { removedIds, idAfter, mayConcern, type Refactoring } from './refactoring';
import {
  codebookWithoutType,
  codebookWithType,
  withFieldType,
  type Misfit,
} from './changedFieldType';
import { codebookWithValue, withValue } from './changedValue';
import { changedRefs, keptDecisions, type ChangedRefs } from './keptDecisions';
import { entriesNaming } from './unreadIds';
import { entriesOfCoder, readingDigest } from '../annotation-file/readingDigest';

/** What a refactoring does to one annotation file. */
export type RefactoredFile =
  | {
      readonly kind: 'unchanged';
      readonly misfits?: readonly Misfit[];
      readonly refs?: ChangedRefs;
    }
  | {
      readonly kind: 'changed';
      readonly edits: readonly AnnotationFileEdit[];
      /** The file's text after these edits. */
      readonly wanted: string;
      /** The edits that turn the file's text into it. */
      readonly splices: readonly TextEdit[];
      /** Ids of annotations that are deleted. */
      readonly deleted: readonly AnnotationId[];
      /** Values that a field's new type does not allow. */
      readonly misfits?: readonly Misfit[];
      /** For the decisions about these positions, where the file is one coder's. */
      readonly refs?: ChangedRefs;
    }
  /** Nothing may be changed until this is settled. `ids`: the annotations that would lose their
   * meaning, such as a disagreement between two actors that are merged; where it is `unreadable`,
   * the entries that name what changes and cannot be read. */
  | {
      readonly kind: 'blocked';
      readonly reason: EditRefusal | 'loses-meaning';
      readonly ids: readonly AnnotationId[];
    };

const NO_REFS: ChangedRefs = new Map();

/** What an annotation file has to do with those of the same article. */
export interface FileOfArticle {
  /** Whose file it is, where each coder has one. */
  readonly coder?: CoderId | undefined;
  /** What the refactoring changes in the coders' files that the decisions of this one name. */
  readonly refs?: ChangedRefs | undefined;
}

/** Computes what a refactoring does to an annotation file. `codebook`: as it is before. Never
 * throws. Costs a few readings of the file, and nothing where it names none of the ids. */
export function refactorAnnotationFile(
  path: string,
  text: string,
  refactoring: Refactoring,
  codebook: Codebook,
  { coder, refs }: FileOfArticle = {},
): RefactoredFile {
  const isToDecide = refs !== undefined && refs.size > 0 && text.includes('decided');
  if (!isToDecide && !mayConcern(refactoring, path, text)) return { kind: 'unchanged' };
  const yaml = runSync(readYaml(text));
  const read = codebookToRead(refactoring, codebook);
  const parsed = parseAnnotationFile(text, read, yaml);
  if (parsed.kind === 'refused') return { kind: 'blocked', reason: 'unreadable', ids: [] };
  const found: Misfit[] = [];
  const change = changeOf(refactoring, path, codebook, found);
  const edits: AnnotationFileEdit[] = [];
  const lost: AnnotationId[] = [];
  const deleted: AnnotationId[] = [];
  for (const annotation of parsed.file.annotations) {
    const after = change(annotation);
    if (after === annotation) continue;
    const { id } = annotation;
    // One that already lacks something is changed all the same.
    if (after && (isMeaningful(after) || (!isMeaningful(annotation) && isReadable(after))))
      edits.push({ kind: 'replace', annotation: after });
    else if (refactoring.kind === 'delete') {
      deleted.push(id);
      edits.push({ kind: 'delete', id });
    } else lost.push(id);
  }
  if (lost.length > 0) return { kind: 'blocked', reason: 'loses-meaning', ids: lost };
  if (isToDecide || deleted.length > 0)
    addAll(edits, keptDecisions(parsed.file, refs ?? NO_REFS, deleted));
  let edited = edits.length === 0 ? undefined : editAnnotationFile(text, edits, read);
  let changed: ChangedRefs | undefined;
  // Where someone chooses the annotations, they are other readings afterwards.
  const isCompared = coder !== undefined || (edited && parsed.file.coded.size > 0);
  if (isCompared && edited?.kind !== 'refused' && !('chosen' in refactoring)) {
    const [before, after] = readings(text, edited?.text ?? text, refactoring, codebook);
    const kept = edited ? keptDigests(before, after, codebook) : [];
    addAll(edits, kept);
    if (kept.length > 0) edited = editAnnotationFile(text, edits, read);
    if (coder !== undefined) changed = changedRefs(coder, before, after);
  }
  if (edited?.kind === 'refused') return { kind: 'blocked', reason: edited.reason, ids: [] };
  const removed = removedIds(refactoring);
  if (removed) {
    const { root } = edited ? runSync(readYaml(edited.text)) : yaml;
    const left = entriesNaming(root, removed.layer, removed.ids, codebook);
    if (left.length > 0) {
      return { kind: 'blocked', reason: 'unreadable', ids: left.filter((id) => id !== '') };
    }
  }
  const besides = {
    ...(found.length > 0 ? { misfits: found } : {}),
    ...(changed && changed.size > 0 ? { refs: changed } : {}),
  };
  if (!edited) return { kind: 'unchanged', ...besides };
  const { splices, text: wanted } = edited;
  const typed =
    refactoring.kind === 'field-type' ? retyped(edits, wanted, refactoring, codebook) : edits;
  return { kind: 'changed', edits: typed, wanted, splices, deleted, ...besides };
}

/** The codebook with which a file is read and written. */
function codebookToRead(refactoring: Refactoring, codebook: Codebook): Codebook {
  if (refactoring.kind === 'field-type') return codebookWithoutType(refactoring, codebook);
  return refactoring.kind === 'value' ? codebookWithValue(refactoring, codebook) : codebook;
}

/** The files as they are read before and after a refactoring, each with its codebook. */
function readings(
  text: string,
  wanted: string,
  refactoring: Refactoring,
  codebook: Codebook,
): readonly [before: AnnotationFile, after: AnnotationFile] {
  const isRetyped = refactoring.kind === 'field-type';
  const then = isRetyped
    ? codebookWithType(refactoring, codebook)
    : codebookToRead(refactoring, codebook);
  const fileOf = (yaml: string, book: Codebook): AnnotationFile => {
    const parsed = parseAnnotationFile(yaml, book);
    return parsed.kind === 'refused' ? EMPTY_ANNOTATION_FILE : parsed.file;
  };
  return [fileOf(text, codebook), fileOf(wanted, then)];
}

/** The replacements with the values as they are read with the new type: files are edited again when
 * the codebook has it already. */
function retyped(
  edits: readonly AnnotationFileEdit[],
  wanted: string,
  refactoring: Extract<Refactoring, { kind: 'field-type' }>,
  codebook: Codebook,
): readonly AnnotationFileEdit[] {
  const parsed = parseAnnotationFile(wanted, codebookWithType(refactoring, codebook));
  if (parsed.kind === 'refused') return edits;
  const after = new Map(parsed.file.annotations.map((annotation) => [annotation.id, annotation]));
  return edits.map((edit) => {
    const annotation = edit.kind === 'replace' ? after.get(edit.annotation.id) : undefined;
    return annotation ? { kind: 'replace', annotation } : edit;
  });
}

/** The annotation afterwards; the same object where it stays, undefined where it is deleted. */
type Change = (annotation: Annotation) => Annotation | undefined;

function changeOf(
  refactoring: Refactoring,
  path: string,
  codebook: Codebook,
  misfits: Misfit[],
): Change {
  switch (refactoring.kind) {
    case 'recode': {
      const chosen = refactoring.chosen.get(path);
      return (annotation) =>
        chosen?.has(annotation.id) === true ? recoded(annotation, refactoring.fields) : annotation;
    }
    case 'split': {
      const chosen = refactoring.chosen.get(path);
      const newId = idAfter(refactoring);
      return (annotation) =>
        chosen?.has(annotation.id) === true ? withIds(annotation, codebook, newId) : annotation;
    }
    case 'delete': {
      const { layer: own, id: removed } = refactoring;
      return (annotation) => {
        const after = withoutEvaluation(
          annotation,
          withIds(annotation, codebook, (layer, id) =>
            layer === own && id === removed ? undefined : id,
          ),
        );
        // It hid the matches of this entry only, and would now hide those of every entry.
        const isWider =
          after !== annotation && after.kind === 'ignored' && after.actors.length === 0;
        return isWider && after.issues.length === 0 ? undefined : after;
      };
    }
    case 'value':
      return (annotation) => withValue(annotation, refactoring);
    case 'field-type':
      return (annotation) => withFieldType(annotation, refactoring, codebook, misfits);
    default: {
      const newId = idAfter(refactoring);
      return (annotation) => withIds(annotation, codebook, newId);
    }
  }
}

/** An evaluation evaluates nothing when the last target was removed. */
function withoutEvaluation(before: Annotation, after: Annotation): Annotation {
  if (!('target' in before) || !('target' in after)) return after;
  const hasLost = before.target.length > 0 && after.target.length === 0;
  return hasLost ? { ...after, evaluation: undefined } : after;
}

type Recode = Extract<Refactoring, { kind: 'recode' }>;

function recoded(annotation: Annotation, fields: Recode['fields']): Annotation {
  let after = annotation;
  for (const field of fields) {
    if (hasField(annotation, field.key)) after = withDetail(after, field, field.values);
  }
  return sameValue(after, annotation) ? annotation : after;
}

/** The edits that give coders the digest of their entries as they are after a refactoring of all
 * entries, where they had not changed them until then. Another word for what all have found is no
 * other reading: else coders would be compared no more once an actor is renamed. */
function keptDigests(
  before: AnnotationFile,
  after: AnnotationFile,
  codebook: Codebook,
): readonly AnnotationFileEdit[] {
  return [...before.coded].flatMap(([coder, coding]): readonly AnnotationFileEdit[] => {
    if (coding.digest === undefined) return [];
    const digestIn = ({ annotations, decided }: AnnotationFile): string =>
      readingDigest(entriesOfCoder(annotations, coder, codebook, decided));
    const [then, now] = [digestIn(before), digestIn(after)];
    return coding.digest !== then || then === now
      ? []
      : [{ kind: 'code', coder, coding: { ...coding, digest: now } }];
  });
}
