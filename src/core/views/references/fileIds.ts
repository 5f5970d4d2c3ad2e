import { ANNOTATION_FILE, ANNOTATIONS_FORMAT } from '../../annotation-file/definition';
import { CODEBOOK, CODEBOOK_FORMAT } from '../../codebook/definition';
import { VOCABULARIES, type Vocabulary } from '../../model/fields';
import type { Codebook } from '../../model/codebook';
import type { Span } from '../../model/span';
import { forEachTask, type Task } from '../../util/task';
import type { YamlEntry, YamlMap, YamlNode } from '../../yaml/node';
import { readYaml, type YamlReading } from '../../yaml/read/readYaml';
import { formatProblem } from '../../yaml/shape/format';
import { childOf, isAbsent, type Named } from '../../yaml/shape/shape';
import { collectIds, fieldId } from './collectIds';

/** What an id in the files of a corpus can name. */
export type EntryKind = Named | 'field';

/** An id in a file, in offsets of the file's own text (BOM and line endings included). */
export interface IdPlace {
  readonly of: EntryKind;
  /** A field of a type is `type/field`. */
  readonly id: string;
  /** The id as written, with its quotation marks. */
  readonly span: Span;
  /** The whole entry, where this is the entry itself; undefined where the id is used. */
  readonly entry: Span | undefined;
}

export type FileKind = 'codebook' | 'annotations';

/** A codebook or annotation file with the places of its ids. */
export interface FileIds {
  readonly kind: FileKind;
  readonly text: string;
  readonly root: YamlMap;
  readonly yaml: YamlReading;
  /** In the order of the text. */
  readonly ids: readonly IdPlace[];
  /** The entries by `entryKey`; only a codebook has any. */
  readonly entries: ReadonlyMap<string, IdPlace>;
}

/** The key of an entry, such as `actor:china`. */
export function entryKey({ of, id }: Pick<IdPlace, 'of' | 'id'>): string {
  return `${of}:${id}`;
}

/** Reads the ids of a file by the file's definition, so that each key that names something is
 * followed. Undefined for a text that cannot be read, or is not of this kind, such as another
 * tool's `codebook.yaml`. `codebook` gives the types of a study's own fields. Never throws. */
export function* readFileIds(
  text: string,
  kind: FileKind,
  codebook: Codebook,
): Task<FileIds | undefined> {
  const yaml = yield* readYaml(text);
  const { root } = yaml;
  if (root?.kind !== 'map') return undefined;
  if (formatProblem(root, kind === 'codebook' ? CODEBOOK_FORMAT : ANNOTATIONS_FORMAT)) {
    return undefined;
  }
  const ids: IdPlace[] = [];
  const keys = kind === 'codebook' ? CODEBOOK.about : ANNOTATION_FILE.about;
  for (const { key, value } of root.entries) {
    const about = keys.kind === 'record' ? keys.keys[key.value] : undefined;
    if (!about || isAbsent(value)) continue;
    const named = SECTIONS[kind].get(key.value);
    const vocabulary = VOCABULARIES.find(({ list }) => list === key.value);
    if (value.kind === 'map' && about.kind === 'map' && named) {
      yield* forEachTask(value.entries, (entry) => {
        ids.push(idOfEntry(entry, named, kind));
        collectIds(entry.value, about.value, codebook, ids);
        if (named === 'type') collectFields(entry, ids);
      });
    } else if (kind === 'codebook' && vocabulary) {
      collectWords(value, vocabulary.file, ids);
    } else if (value.kind === 'list' && about.kind === 'list') {
      yield* forEachTask(value.items, (item) => collectIds(item, about.item, codebook, ids));
    } else {
      collectIds(value, about, codebook, ids);
    }
  }
  const entries = new Map<string, IdPlace>();
  yield* forEachTask(ids, (one) => {
    if (one.entry) entries.set(entryKey(one), one);
  });
  return { kind, text, root, yaml, ids, entries };
}

/** The id at an offset of the file's own text, its ends included. */
export function idAt({ ids }: FileIds, offset: number): IdPlace | undefined {
  return ids.find(({ span }) => span.start <= offset && offset <= span.end);
}

/** All places of one id. */
export function placesOfId(
  { ids }: Pick<FileIds, 'ids'>,
  wanted: Pick<IdPlace, 'of' | 'id'>,
): readonly IdPlace[] {
  return ids.filter(({ of, id }) => of === wanted.of && id === wanted.id);
}

/** The sections whose keys are ids. */
const SECTIONS: Readonly<Record<FileKind, ReadonlyMap<string, EntryKind>>> = {
  codebook: new Map<string, EntryKind>([
    ['coders', 'coder'],
    ['actors', 'actor'],
    ['issues', 'issue'],
    ['stances', 'stance'],
    ['fields', 'field'],
    ['types', 'type'],
  ]),
  annotations: new Map<string, EntryKind>([['coded', 'coder']]),
};

function idOfEntry({ key, value }: YamlEntry, of: EntryKind, kind: FileKind): IdPlace {
  const entry = kind === 'codebook' ? spanOfEntry(key.span, value) : undefined;
  return { of, id: key.value, span: key.span, entry };
}

/** From a key to the end of its value. */
function spanOfEntry({ start, end }: Span, value: YamlNode): Span {
  return { start, end: Math.max(end, value.span.end) };
}

/** The fields of a type are entries, too. */
function collectFields({ key, value }: YamlEntry, ids: IdPlace[]): void {
  const fields = childOf(value, 'fields');
  if (fields?.kind !== 'map') return;
  for (const field of fields.entries) {
    const place = idOfEntry(field, 'field', 'codebook');
    ids.push({ ...place, id: fieldId(key.value, field.key.value) });
  }
}

/** A word is a plain value; an act may be a record with the key `act`. */
function collectWords(node: YamlNode, of: Vocabulary, ids: IdPlace[]): void {
  for (const item of node.kind === 'list' ? node.items : [node]) {
    const named = item.kind === 'map' ? childOf(item, 'act') : item;
    if (named?.kind !== 'scalar' || isAbsent(named)) continue;
    ids.push({ of, id: named.value, span: named.span, entry: item.span });
  }
}
