import { usualStances } from '../codebook/edit/editEntries';
import { mapAt } from '../codebook/edit/editKeys';
import type { CodebookEdit } from '../codebook/edit/editTypes';
import type { Annotation, FieldValue } from '../model/annotation';
import type { Codebook } from '../model/codebook';
import { valueAt, vocabularyOf } from '../model/fields';
import { isId } from '../model/ids';
import { isStudyField, STUDY_FIELD } from '../query/parseQuery';
import { listValue, mapValue, plainValue, textValue, writtenAt } from '../yaml/write/write';
import type { Written, WrittenMap } from '../yaml/write/write';
import type { RefactoredCodebook } from './codebookEdits';
import { definitionEdit, fieldsOf, hasFieldsOf, withDefinition } from './fieldOf';
import type { Refactoring } from './refactoring';

type ValueChange = Extract<Refactoring, { kind: 'value' }>;

/** The annotation with the other value; the same object where it does not have the former one. */
export function withValue(annotation: Annotation, change: ValueChange): Annotation {
  const { of, from, to } = change;
  if (of === 'stance') {
    const has = annotation.kind === 'position' && annotation.stance === from;
    return has ? { ...annotation, stance: to } : annotation;
  }
  if (!('fields' in annotation)) return annotation;
  const words = vocabularyOf(of);
  if (words)
    return valueAt(annotation, words.key) === from
      ? { ...annotation, [words.key]: to }
      : annotation;
  if (!hasFieldsOf(annotation, change)) return annotation;
  const key = of.slice(STUDY_FIELD.length);
  const value = annotation.fields.get(key);
  const after = value === undefined ? undefined : changedField(value, from, to);
  if (after === undefined || after === value) return annotation;
  return { ...annotation, fields: new Map([...annotation.fields, [key, after]]) };
}

function changedField(value: FieldValue, from: string, to: string): FieldValue {
  if (typeof value !== 'object') return value === from ? to : value;
  if (!value.includes(from)) return value;
  return [...new Set(value.map((one) => (one === from ? to : one)))];
}

/** The codebook with which the annotation files are read and written for the change: a choice
 * allows the new word, too. */
export function codebookWithValue(change: ValueChange, codebook: Codebook): Codebook {
  const { of, ofType, to } = change;
  if (!isStudyField(of)) return codebook;
  const field = of.slice(STUDY_FIELD.length);
  const definition = fieldsOf(codebook, { ofType }).get(field);
  if (!definition || definition.values.includes(to)) return codebook;
  const values = [...definition.values, to];
  return withDefinition(codebook, { field, ofType }, { ...definition, values });
}

/** The edits of the codebook. Where it has the new value already, the former one goes. */
export function valueEdits(root: WrittenMap, change: ValueChange): RefactoredCodebook {
  const { of, from, to } = change;
  if (from === to) return edits([]);
  if (to.trim() === '') return { kind: 'refused', reason: 'bad-id' };
  if (of === 'stance') return stanceEdits(root, from, to);
  const key = vocabularyOf(of)?.list;
  if (key) {
    const words = writtenAt(root, key);
    const list = changedList(words, from, to);
    return list ? edits([{ kind: 'section', key, from: words, to: list }]) : REFUSED;
  }
  if (!isStudyField(of)) return REFUSED;
  const field = of.slice(STUDY_FIELD.length);
  return definitionEdit(root, { field, ofType: change.ofType }, (definition) => {
    const values = changedList(writtenAt(definition, 'values'), from, to);
    return values && withKeyReplaced(definition, 'values', values);
  });
}

function stanceEdits(root: WrittenMap, from: string, to: string): RefactoredCodebook {
  if (!isId(to)) return { kind: 'refused', reason: 'bad-id' };
  const isListed = mapAt(root, 'stances').entries.length > 0;
  const listed = isListed ? mapAt(root, 'stances') : usualStances();
  if (!writtenAt(listed, from)) return REFUSED;
  const list: CodebookEdit[] = isListed
    ? []
    : [{ kind: 'section', key: 'stances', from: writtenAt(root, 'stances'), to: listed }];
  if (!writtenAt(listed, to))
    return edits([...list, { kind: 'rename', layer: 'stance', from, to }]);
  const others = mapValue(
    listed.entries.flatMap(({ key, value }) => (key === from ? [] : [[key, value] as const])),
  );
  return edits([...list, { kind: 'section', key: 'stances', from: listed, to: others }]);
}

/** Undefined where the list does not have the value. It may have it twice. */
function changedList(list: Written | undefined, from: string, to: string): Written | undefined {
  const items = list?.kind === 'list' ? list.items : list ? [list] : [];
  const item = items.find((one) => wordOf(one) === from);
  if (!item) return undefined;
  const hasNew = items.some((one) => wordOf(one) === to);
  return listValue(
    items.flatMap((one) => {
      if (wordOf(one) !== from) return [one];
      return one === item && !hasNew ? [withWord(item, to)] : [];
    }),
  );
}

function wordOf(item: Written): string | undefined {
  const word = item.kind === 'map' ? writtenAt(item, 'act') : item;
  return word?.kind === 'scalar' ? word.value : undefined;
}

function withWord(item: Written, word: string): Written {
  const value = isId(word) ? plainValue(word) : textValue(word);
  return item.kind === 'map' ? withKeyReplaced(item, 'act', value) : value;
}

function withKeyReplaced(map: WrittenMap, key: string, value: Written): WrittenMap {
  const entries = map.entries.map((entry) => (entry.key === key ? { key, value } : entry));
  return { ...map, entries };
}

function edits(made: readonly CodebookEdit[]): RefactoredCodebook {
  return { kind: 'edits', edits: made, lost: [] };
}

const REFUSED: RefactoredCodebook = { kind: 'refused', reason: 'no-such-id' };
