import type { Codebook } from '../model/codebook';
import { fieldNamed, listedValues, type FieldNameWith } from '../model/fields';
import { AUTHOR, UNATTRIBUTED } from '../model/ids';
import { nearestId, nearestWord } from '../util/nearestWord';
import { isStudyField, STUDY_FIELD, type StudyField } from './parseQuery';
import { searchFold } from './searchText';

/** The fields whose values are named in the codebook or in the format of annotation files; those
 * that hold actors are all looked up as `actor`. */
export type NamedField = FieldNameWith<'find'> | StudyField;

/** An entry with all its names. */
export interface NamedEntry {
  readonly id: string;
  readonly name: string;
  /** Folded: id, name, aliases or keywords, weak ones too. */
  readonly calls: readonly string[];
}

/** The entries of a field in the order of the codebook; cached for each codebook. */
export function namedEntries(codebook: Codebook, field: NamedField): readonly NamedEntry[] {
  const fields = made.get(codebook) ?? new Map<NamedField, readonly NamedEntry[]>();
  made.set(codebook, fields);
  let entries = fields.get(field);
  if (!entries) fields.set(field, (entries = makeEntries(codebook, field)));
  return entries;
}

/** The ids that a value names: the one with this id, else all with this name. Empty when there is
 * none. Acts, coders and values that the codebook does not list are free: the value itself is the
 * id. */
export function idsOfName(codebook: Codebook, field: NamedField, value: string): readonly string[] {
  const entries = namedEntries(codebook, field);
  const id = value.normalize('NFC').toLowerCase();
  if (entries.some((entry) => entry.id === id)) return [id];
  const wanted = searchFold(value).trim();
  const found = entries.filter(({ calls }) => calls.includes(wanted));
  if (found.length === 0 && entries.length === 0) return [value];
  return found.map((entry) => entry.id);
}

/** The id of the entry that an unknown value was probably meant to be; undefined where no name is
 * similar. */
export function nearestName(
  codebook: Codebook,
  field: NamedField,
  value: string,
): string | undefined {
  const entries = namedEntries(codebook, field);
  const near = nearestId(
    value,
    entries.map(({ id }) => id),
  );
  if (near !== undefined) return near;
  const call = nearestWord(
    searchFold(value).trim(),
    entries.flatMap(({ calls }) => calls),
  );
  return entries.find(({ calls }) => call !== undefined && calls.includes(call))?.id;
}

const made = new WeakMap<Codebook, Map<NamedField, readonly NamedEntry[]>>();

function makeEntries(codebook: Codebook, field: NamedField): readonly NamedEntry[] {
  if (isStudyField(field)) {
    const definition = codebook.fields.get(field.slice(STUDY_FIELD.length));
    const values = definition?.type === 'boolean' ? ['true', 'false'] : definition?.values;
    return (values ?? []).map((value) => entry(value, value));
  }
  switch (field) {
    case 'actor': {
      const reserved = [entry(AUTHOR, 'Author'), entry(UNATTRIBUTED, 'Unattributed')];
      const named = [...codebook.actors.values()].map(({ id, name, aliases }) =>
        entry(id, name, aliases),
      );
      return [...named, ...reserved.filter(({ id }) => !codebook.actors.has(id))];
    }
    case 'issue':
      return [...codebook.issues.values()].map(({ id, name, keywords }) =>
        entry(id, name, keywords),
      );
    case 'stance':
      return [...codebook.stances.values()].map(({ id, name }) => entry(id, name ?? id));
    case 'coder':
      return [...codebook.coders.values()].map(({ id, name }) => entry(id, name));
    default: {
      const known = fieldNamed(field);
      return known ? listedValues(known, codebook).map((value) => entry(value, value)) : [];
    }
  }
}

function entry(id: string, name: string, aliases: readonly { text: string }[] = []): NamedEntry {
  const calls = [id, name, ...aliases.map(({ text }) => text)].map((call) =>
    searchFold(call).trim(),
  );
  return { id, name, calls };
}
