import type { Codebook } from '../model/codebook';
import type { Layer } from '../model/mention';
import { namesOf } from '../query/fieldKinds';
import { idsOfName } from '../query/lookUpNames';
import { parseQuery, writtenValue } from '../query/parseQuery';
import type { SavedSearch } from '../searches/definition';
import type { SearchesEdit } from '../searches/edit';
import { applyEdits, type TextEdit } from '../text/textEdit';
import { idAfter, type Refactoring } from './refactoring';

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
 * it is typed, and so does one that several entries have. `codebook`: as it is before. */
export function refactoredQuery(
  query: string,
  refactoring: Refactoring,
  codebook: Codebook,
): string {
  if (refactoring.kind !== 'rename' && refactoring.kind !== 'merge') return query;
  const newId = idAfter(refactoring);
  const keeps = refactoring.kind === 'rename' ? keepsName(refactoring) : refactoring.keepsWords;
  const edits: TextEdit[] = [];
  for (const { field, value, valueSpan } of parseQuery(query).terms) {
    const layer = field === undefined ? undefined : namesOf(field, codebook);
    if (!isLayer(layer) || value === '') continue;
    const ids = idsOfName(codebook, layer, value);
    const [id] = ids;
    if (id === undefined || ids.length > 1 || newId(layer, id) === id) continue;
    const isName = value.normalize('NFC').toLowerCase() !== id;
    if (isName && keeps) continue;
    edits.push({ ...valueSpan, text: writtenValue(newId(layer, id)) });
  }
  return applyEdits(query, edits);
}

function keepsName({ name, keepsName = false }: Extract<Refactoring, { kind: 'rename' }>): boolean {
  return name === undefined || keepsName;
}

function isLayer(field: string | undefined): field is Layer {
  return field === 'actor' || field === 'issue';
}
