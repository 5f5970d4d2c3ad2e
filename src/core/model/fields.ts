import type { Annotation, AnnotationKind, Position } from './annotation';
import type { Codebook } from './codebook';
import { ALL_KINDS, FIELDS, type Field, type FieldKey } from './fieldTable';

export { FIELDS, type Field, type FieldKey } from './fieldTable';

type Rows = typeof FIELDS;

type NameOf<Key extends FieldKey> = Rows[Key] extends { readonly name: infer Name }
  ? Name
  : Rows[Key]['file'];

/** The names that fields have in queries, in networks and on the command line. */
export type FieldName = FieldNameWith<'kind'>;

/** Those of the fields whose rows have some part, such as `find`. */
export type FieldNameWith<Part extends keyof Field> = {
  [Key in FieldKey]: Rows[Key] extends Readonly<Record<Part, unknown>> ? NameOf<Key> : never;
}[FieldKey];

/** The fields whose words the codebook may list. */
export type Vocabulary = FieldNameWith<'vocabulary'>;

export type VocabularyList = NonNullable<Field['vocabulary']>['list'];

export type FieldEntryKind = 'actor' | 'issue' | 'stance' | 'coder' | Vocabulary;

/** The keys of annotation files. */
export type FieldFile = Rows[FieldKey]['file'];

/** A row of the table with its key in the model. */
export type KeyedField = Field & { readonly key: FieldKey; readonly file: FieldFile };

/** All fields, in the order of an annotation file. */
export const ALL_FIELDS: readonly KeyedField[] = Object.entries(FIELDS).map(([key, field]) => ({
  ...field,
  key: key as FieldKey,
}));

/** Those that relations and annotations of the codebook's types have too. */
export const DETAIL_FIELDS = ALL_FIELDS.filter(({ of }) => of.includes('annotation'));

/** Those that are listed in tables of annotations of the codebook's types. */
export const TYPE_FIELDS = DETAIL_FIELDS.filter(({ isOfTypes }) => isOfTypes);

/** Those that every annotation has. */
export const COMMON_FIELDS = DETAIL_FIELDS.filter(({ of }) => of.includes('mention'));

/** Whether only some kinds of annotations have it. */
export function isOwn({ of }: Pick<Field, 'of'>): boolean {
  return !of.includes('annotation');
}

/** Whether it belongs to a reading, in which coders are compared. */
export function isOfReading({ part }: Pick<Field, 'part'>): boolean {
  return part !== 'work';
}

/** The fields of a kind of annotation: first its own, then those that most kinds have. */
export function annotationFields(kind: AnnotationKind): readonly KeyedField[] {
  return OF_KIND[kind];
}

const OF_KIND = Object.fromEntries(
  ALL_KINDS.map((kind) => [
    kind,
    [...ALL_FIELDS.filter(isOwn), ...DETAIL_FIELDS].filter(({ of }) => of.includes(kind)),
  ]),
) as unknown as Record<AnnotationKind, readonly KeyedField[]>;

/** The fields with some keys first, all others after them: a new field comes last in lists with an
 * order of their own. */
export function fieldsInOrder(first: readonly FieldKey[]): readonly KeyedField[] {
  const placed = first.map((key): KeyedField => ({ ...FIELDS[key], key }));
  return [...placed, ...ALL_FIELDS.filter(({ key }) => !first.includes(key))];
}

/** Its name in queries, in networks and on the command line. */
export function fieldName({ name, file }: Field): FieldName {
  return (name ?? file) as FieldName;
}

/** The field with a name. */
export function fieldNamed(name: string): KeyedField | undefined {
  return BY_NAME.get(name);
}

const BY_NAME: ReadonlyMap<string, KeyedField> = new Map(
  ALL_FIELDS.map((field) => [field.name ?? field.file, field]),
);

/** The name of its column in tables. */
export function columnName({ file }: Field): string {
  return file.replaceAll('-', '_');
}

export function isListField({ kind }: Pick<Field, 'kind'>): boolean {
  return kind === 'actors' || kind === 'issues' || kind === 'texts';
}

/** The kind of entry of the codebook that its values name; undefined where they name none. */
export function entryKindOf({ kind, file }: Field): FieldEntryKind | undefined {
  switch (kind) {
    case 'actor':
    case 'actors':
      return 'actor';
    case 'issues':
      return 'issue';
    case 'stance':
    case 'coder':
      return kind;
    case 'listed':
      return file as Vocabulary;
    default:
      return undefined;
  }
}

/** The values that a field can have; empty where it can have any, or the codebook's entries. */
export function listedValues(
  { values, vocabulary }: Pick<Field, 'values' | 'vocabulary'>,
  codebook: Pick<Codebook, VocabularyList>,
): readonly string[] {
  return vocabulary ? codebook[vocabulary.list] : (values ?? []);
}

/** The fields whose words the codebook may list. */
export const VOCABULARIES = ALL_FIELDS.flatMap(({ key, file, vocabulary }) =>
  vocabulary ? [{ key, file: file as Vocabulary, ...vocabulary }] : [],
);

export function isVocabulary(name: string): name is Vocabulary {
  return vocabularyOf(name) !== undefined;
}

export function vocabularyOf(name: string): (typeof VOCABULARIES)[number] | undefined {
  return VOCABULARIES.find(({ file }) => file === name);
}

/** The value of a field; undefined where it is absent, or other kinds of annotations have it. */
export function valueAt(annotation: Annotation, key: FieldKey): Position[FieldKey] {
  return (annotation as Partial<Position>)[key];
}

/** The same as text; none where it is absent. */
export function valuesAt(annotation: Annotation, key: FieldKey): readonly string[] {
  const value = valueAt(annotation, key);
  if (value === undefined) return NONE;
  return typeof value === 'object' ? value : [String(value)];
}

/** Shared, since most optional fields are empty. */
const NONE: readonly string[] = [];

/** The words that a codebook lists for a field; empty where it lists none, so that any is valid. */
export function listedWords(
  codebook: Pick<Codebook, VocabularyList>,
  vocabulary: Vocabulary,
): readonly string[] {
  const list = vocabularyOf(vocabulary)?.list;
  return list ? codebook[list] : NONE;
}
