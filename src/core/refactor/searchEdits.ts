import type { Codebook } from '../model/codebook';
import type { Layer } from '../model/mention';
import { namesOf } from '../query/fieldKinds';
import { idsOfName } from '../query/lookUpNames';
import { parseQuery, STUDY_FIELD, writtenValue } from '../query/parseQuery';
import { SEARCHES_FILE, type SavedSearch } from '../searches/definition';
import { editSearches, type SearchesEdit } from '../searches/edit';
import { parseSearches } from '../searches/parse';
import { applyEdits, type TextEdit } from '../text/textEdit';
import { convertedValue } from './changedFieldType';
import { idAfter, mayConcern, type Refactoring } from './refactoring';

/** What a refactoring does to the shared searches. */
export type RefactoredSearches =
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'changed';
      readonly edits: readonly SearchesEdit[];
      /** The file's text after these edits. */
      readonly wanted: string;
    }
  /** The file cannot be read, and may name what changes. */
  | { readonly kind: 'blocked' };

/** Computes what a refactoring does to the text of a `searches.yaml`; '' where there is none,
 * undefined where it cannot be decoded. Never throws. */
export function refactorSearches(
  text: string | undefined,
  refactoring: Refactoring,
  codebook: Codebook,
): RefactoredSearches {
  if (!changesNames(refactoring) || text === '') return { kind: 'unchanged' };
  if (text === undefined) return { kind: 'blocked' };
  const parsed = parseSearches(text);
  if (parsed.kind === 'refused')
    return { kind: mayConcern(refactoring, SEARCHES_FILE, text) ? 'blocked' : 'unchanged' };
  const edits = searchEdits(parsed.searches, refactoring, codebook);
  let wanted = text;
  for (const edit of edits) {
    const edited = editSearches(wanted, edit);
    if (edited.kind === 'refused') return { kind: 'blocked' };
    wanted = edited.text;
  }
  return edits.length === 0 ? { kind: 'unchanged' } : { kind: 'changed', edits, wanted };
}

function changesNames({ kind }: Refactoring): boolean {
  return kind === 'rename' || kind === 'merge' || kind === 'value' || kind === 'field-type';
}

/** The edits that keep saved searches finding the same records. */
export function searchEdits(
  searches: readonly SavedSearch[],
  refactoring: Refactoring,
  codebook: Codebook,
): readonly SearchesEdit[] {
  return searches.flatMap(({ name, query }): SearchesEdit[] => {
    const after = refactoredQuery(query, refactoring, codebook);
    return after === query ? [] : [{ kind: 'change', name, to: { name, query: after } }];
  });
}

/** A query with the new ids. A name that is still the name or an alias of the same entry stays as
 * it is typed, unless it is the new id of another one; one that several entries have stays, too.
 * `codebook`: as it is before. */
export function refactoredQuery(
  query: string,
  refactoring: Refactoring,
  codebook: Codebook,
): string {
  if (refactoring.kind === 'value') return queryWithValue(query, refactoring, codebook);
  if (refactoring.kind === 'field-type') return queryWithFieldType(query, refactoring, codebook);
  if (refactoring.kind !== 'rename' && refactoring.kind !== 'merge') return query;
  const newId = idAfter(refactoring);
  const keeps = refactoring.kind === 'rename' ? keepsName(refactoring) : refactoring.keepsWords;
  const edits: TextEdit[] = [];
  for (const { field, value, valueSpan } of parseQuery(query).terms) {
    const layer = field === undefined ? undefined : namesOf(field, codebook);
    if (!isLayer(layer) || value === '') continue;
    const ids = idsOfName(codebook, layer, value);
    const [id] = ids;
    if (id === undefined || ids.length > 1) continue;
    const typed = value.normalize('NFC').toLowerCase();
    const isName = typed !== id;
    // An id comes before names: what was the name of one entry would be the id of another.
    const isTaken =
      isName &&
      refactoring.kind === 'rename' &&
      isOther(refactoring, layer, id) &&
      typed === refactoring.to;
    if (!isTaken && (newId(layer, id) === id || (isName && keeps))) continue;
    edits.push({ ...valueSpan, text: writtenValue(newId(layer, id)) });
  }
  return applyEdits(query, edits);
}

function queryWithValue(
  query: string,
  { of, ofType, from, to }: Extract<Refactoring, { kind: 'value' }>,
  codebook: Codebook,
): string {
  if (ofType !== undefined && !isOnlyField(of, codebook)) return query;
  const edits = parseQuery(query).terms.flatMap(({ field, value, valueSpan }): TextEdit[] => {
    if (field !== of || value === '') return [];
    const [id, ...more] = ofType === undefined ? idsOfName(codebook, of, value) : [value];
    return id === from && more.length === 0 ? [{ ...valueSpan, text: writtenValue(to) }] : [];
  });
  return applyEdits(query, edits);
}

/** Values are compared as they are read, so a query has to have them as they are converted. */
function queryWithFieldType(
  query: string,
  change: Extract<Refactoring, { kind: 'field-type' }>,
  codebook: Codebook,
): string {
  if (change.ofType !== undefined && !isOnlyField(STUDY_FIELD + change.field, codebook))
    return query;
  const edits = parseQuery(query).terms.flatMap(({ field, value, valueSpan }): TextEdit[] => {
    if (field !== STUDY_FIELD + change.field || value === '') return [];
    const after = convertedValue(value, change.to, codebook);
    const isSame = after === undefined || String(after) === value;
    return isSame ? [] : [{ ...valueSpan, text: writtenValue(String(after)) }];
  });
  return applyEdits(query, edits);
}

/** Whether a query for this field of a further type finds no other field of the same id. */
function isOnlyField(field: string, { fields, types }: Codebook): boolean {
  const id = field.slice(STUDY_FIELD.length);
  const having = [...types.values()].filter((type) => type.fields.has(id));
  return !fields.has(id) && having.length === 1;
}

function isOther(renamed: Rename, layer: Layer, id: string): boolean {
  return renamed.layer === layer && renamed.id !== id;
}

function keepsName({ name, keepsName = false }: Rename): boolean {
  return name === undefined || keepsName;
}

type Rename = Extract<Refactoring, { kind: 'rename' }>;

function isLayer(field: string | undefined): field is Layer {
  return field === 'actor' || field === 'issue';
}
