import { runSync } from '../../util/task';
import { least } from '../../util/lists';
import type { Annotation } from '../../model/annotation';
import { SECTION_OF } from '../../model/annotation';
import type { ArticleMetadata } from '../../model/article';
import type { Codebook } from '../../model/codebook';
import { isId } from '../../model/ids';
import type { AnnotationId } from '../../model/ids';
import type { TextEdit } from '../../text/textEdit';
import type { YamlMap } from '../../yaml/node';
import { entryOf } from '../../yaml/splice/spliceLayout';
import { patchMap, patchValue } from '../../yaml/splice/splicePatch';
import type { SpliceContext } from '../../yaml/splice/spliceParts';
import { isWritable, mapValue, sameWritten, writtenAt } from '../../yaml/write/write';
import type { WrittenMap } from '../../yaml/write/write';
import { hasLoneSurrogate } from '../../yaml/write/writeScalar';
import { entriesById, SECTIONS } from './editFind';
import {
  withAnnotations,
  withArticle,
  withCoding,
  withDecision,
  withTextDigest,
  writtenCoded,
} from './editIntent';
import type { Intent } from './editIntent';
import { setHead, type HeadKey } from './editHead';
import { restoredAnnotation } from './editRestore';
import { deleteEntry } from './editDelete';
import type { Deleted } from './editDelete';
import { newEntry, restoredEntry } from './editNewEntry';
import type { NewEntry } from './editNewEntry';
import { insertEntries } from './editSections';
import type { AnnotationFileEdit, EditRefusal } from './editTypes';
import {
  writtenAnnotation,
  writtenArticle,
  writtenDecided,
  writtenTextDigest,
} from '../writeAnnotation';

/** Edits that are made on the same text at once: several replacements, several additions, or a
 * single edit of another kind. */
export type Round = readonly [AnnotationFileEdit, ...AnnotationFileEdit[]];

export interface RoundInput {
  readonly text: string;
  readonly root: YamlMap;
  readonly lineEnding: string;
  readonly intent: Intent;
  readonly codebook: Codebook | undefined;
}

export interface RoundResult {
  readonly edits: readonly TextEdit[];
  readonly intent: Intent;
  /** The last edit's inverse first. */
  readonly inverse: readonly AnnotationFileEdit[];
}

/** Groups runs of replacements of different ids, and of additions, for which the text is read only
 * once. */
export function roundsOf(edits: readonly AnnotationFileEdit[]): readonly Round[] {
  const rounds: [AnnotationFileEdit, ...AnnotationFileEdit[]][] = [];
  for (const edit of edits) {
    const round = rounds.at(-1);
    if (round && joins(edit, round)) round.push(edit);
    else rounds.push([edit]);
  }
  return rounds;
}

function joins(edit: AnnotationFileEdit, round: Round): boolean {
  if (edit.kind !== round[0].kind) return false;
  if (edit.kind === 'add') return true;
  if (edit.kind !== 'replace') return false;
  return !round.some(
    (other) => other.kind === 'replace' && other.annotation.id === edit.annotation.id,
  );
}

export function applyRound(round: Round, input: RoundInput): RoundResult | EditRefusal {
  const [first] = round;
  switch (first.kind) {
    case 'add':
      return addAll(
        round.flatMap((edit) => (edit.kind === 'add' ? [edit.annotation] : [])),
        input,
      );
    case 'replace':
      return replaceAll(
        round.flatMap((edit) => (edit.kind === 'replace' ? [edit.annotation] : [])),
        input,
      );
    case 'delete':
      return remove(first, input);
    case 'restore':
      return restore(first, input);
    case 'code': {
      const { coder, coding } = first;
      const intent = withCoding(input.intent, coder, coding);
      const inverse = { ...first, coding: input.intent.coded.get(coder) };
      const [from, to] = [writtenCoded(input.intent.coded), writtenCoded(intent.coded)];
      return head('coded', from, to, intent, inverse, input);
    }
    case 'decide': {
      const { decision, decided } = first;
      const intent = withDecision(input.intent, decision, decided);
      const inverse = { ...first, decided: input.intent.decided.get(decision) };
      const [from, to] = [writtenDecided(input.intent.decided), writtenDecided(intent.decided)];
      return head('decided', from, to, intent, inverse, input);
    }
    case 'describe':
      return describe(first.article, input);
    case 'text':
      return setText(first.text, input);
    case 'end':
      return { edits: [], intent: input.intent, inverse: [] };
  }
}

function addAll(
  annotations: readonly Annotation[],
  { text, root, lineEnding, intent, codebook }: RoundInput,
): RoundResult | EditRefusal {
  const splice: SpliceContext = { text, lineEnding, edits: [] };
  const inverse: AnnotationFileEdit[] = [];
  const entries = entriesById(text, root);
  const added = new Map<string, NewEntry[]>();
  const changes = new Map<AnnotationId, Annotation>();
  for (const annotation of annotations) {
    const { id } = annotation;
    if (!isId(id)) return 'bad-id';
    if (changes.has(id) || entries.has(id)) return 'duplicate-id';
    const written = writtenAnnotation(annotation, codebook);
    if (!isWritable(written)) return 'lone-surrogate';
    const section = SECTION_OF[annotation.kind];
    const siblings = added.get(section) ?? [];
    siblings.push(newEntry(written, first(annotation)));
    added.set(section, siblings);
    changes.set(id, annotation);
    inverse.unshift({ kind: 'delete', id, dropSection: !entryOf(root, section) });
  }
  // In the order of the sections: several missing ones may be added at one place.
  for (const section of SECTIONS) {
    insertEntries(splice, root, section, added.get(section) ?? []);
  }
  return { edits: splice.edits, intent: withAnnotations(intent, changes), inverse };
}

function replaceAll(
  annotations: readonly Annotation[],
  { text, root, lineEnding, intent, codebook }: RoundInput,
): RoundResult | EditRefusal {
  const splice: SpliceContext = { text, lineEnding, edits: [] };
  const inverse: AnnotationFileEdit[] = [];
  const entries = entriesById(text, root);
  const changes = new Map<AnnotationId, Annotation>();
  for (const annotation of annotations) {
    const found = entries.get(annotation.id);
    if (found?.section !== SECTION_OF[annotation.kind]) return 'no-such-id';
    const old = intent.annotations.get(annotation.id);
    const from = old ? writtenAnnotation(old, codebook) : mapValue([]);
    const to = writtenAnnotation(annotation, codebook);
    if (!to.entries.every((entry) => isUnchanged(entry.key, from, to) || isWritable(entry.value))) {
      return 'lone-surrogate';
    }
    runSync(patchValue(splice, found.slot, from, to));
    changes.set(annotation.id, annotation);
    if (old) inverse.unshift({ kind: 'replace', annotation: old });
    else {
      // A refused entry has no model to restore, only its lines.
      const scratch: SpliceContext = { text, lineEnding, edits: [] };
      const deleted = deleteEntry(scratch, root, found, false);
      inverse.unshift(
        { kind: 'delete', id: annotation.id },
        restoring(found.section, annotation.id, deleted),
      );
    }
  }
  return { edits: splice.edits, intent: withAnnotations(intent, changes), inverse };
}

function isUnchanged(key: string, from: WrittenMap, to: WrittenMap): boolean {
  const before = writtenAt(from, key);
  const after = writtenAt(to, key);
  return before !== undefined && after !== undefined && sameWritten(before, after);
}

function remove(
  edit: AnnotationFileEdit & { readonly kind: 'delete' },
  { text, root, lineEnding, intent }: RoundInput,
): RoundResult | EditRefusal {
  const splice: SpliceContext = { text, lineEnding, edits: [] };
  const found = entriesById(text, root).get(edit.id);
  if (!found) return 'no-such-id';
  const deleted = deleteEntry(splice, root, found, edit.dropSection === true);
  return {
    edits: splice.edits,
    intent: withAnnotations(intent, new Map([[edit.id, undefined]])),
    inverse: [restoring(found.section, edit.id, deleted)],
  };
}

function restoring(
  section: (typeof SECTIONS)[number],
  id: string,
  { block, start, place }: Deleted,
): AnnotationFileEdit {
  return { kind: 'restore', section, id, block, place, ...(start === undefined ? {} : { start }) };
}

function restore(
  edit: AnnotationFileEdit & { readonly kind: 'restore' },
  { text, root, lineEnding, intent, codebook }: RoundInput,
): RoundResult | EditRefusal {
  const { section, id, block } = edit;
  if (entriesById(text, root).has(id)) return 'duplicate-id';
  if (hasLoneSurrogate(block)) return 'lone-surrogate';
  const splice: SpliceContext = { text, lineEnding, edits: [] };
  const annotation = restoredAnnotation(section, id, block, codebook);
  if (annotation === 'unreadable') return 'not-as-intended';
  insertEntries(splice, root, section, [restoredEntry(block, edit.start, edit.place)]);
  return {
    edits: splice.edits,
    intent: withAnnotations(intent, new Map([[id, annotation]])),
    inverse: [{ kind: 'delete', id, dropSection: !entryOf(root, section) }],
  };
}

function describe(changes: Partial<ArticleMetadata>, input: RoundInput): RoundResult | EditRefusal {
  const before = input.intent.article;
  const intent = withArticle(input.intent, { ...before, ...changes });
  const absent = Object.keys(changes).filter((key) => !Object.hasOwn(before, key));
  const old = Object.fromEntries([
    ...absent.map((key) => [key, undefined] as const),
    ...Object.entries(before).filter(([key]) => Object.hasOwn(changes, key)),
  ]);
  const inverse: AnnotationFileEdit = { kind: 'describe', article: old };
  const [from, to] = [writtenArticle(before), writtenArticle(intent.article)];
  return head('article', from, to, intent, inverse, input);
}

function setText(to: string | undefined, { text, root, lineEnding, intent }: RoundInput) {
  const [from, wanted] = [intent.text, to].map(writtenTextDigest);
  const splice: SpliceContext = { text, lineEnding, edits: [] };
  if (from && wanted) runSync(patchMap(splice, root, from, wanted));
  const inverse: AnnotationFileEdit = { kind: 'text', text: intent.text };
  return { edits: splice.edits, intent: withTextDigest(intent, to), inverse: [inverse] };
}

function head(
  key: HeadKey,
  from: WrittenMap,
  to: WrittenMap,
  intent: Intent,
  inverse: AnnotationFileEdit,
  { text, root, lineEnding }: RoundInput,
): RoundResult | EditRefusal {
  if (
    !to.entries.every(
      (entry) =>
        isUnchanged(entry.key, from, to) || isWritable(mapValue([[entry.key, entry.value]])),
    )
  ) {
    return 'lone-surrogate';
  }
  const splice: SpliceContext = { text, lineEnding, edits: [] };
  setHead(splice, root, key, from, to);
  return { edits: splice.edits, intent, inverse: [inverse] };
}

/** The smallest start of an annotation's quote parts. */
function first(annotation: Annotation): number | undefined {
  const starts = annotation.quote.flatMap(({ start }) => (start === undefined ? [] : [start]));
  return starts.length > 0 ? least(starts) : undefined;
}
