import { AUTHOR, isId, UNATTRIBUTED } from '../model/ids';
import { listValue, mapValue, plainValue, textValue, writtenAt } from '../yaml/write/write';
import type { Written, WrittenMap } from '../yaml/write/write';
import { CODEBOOK_KEY_ORDER } from './definition';
import type { CodebookEdit, CodebookRefusal, NewAlias } from './editTypes';

/** What a codebook's whole content is after an edit. Everything that the edit does not touch is the
 * same object, so that comparing both is cheap. */
export function withEdit(root: WrittenMap, edit: CodebookEdit): WrittenMap | CodebookRefusal {
  switch (edit.kind) {
    case 'add-actor': {
      const { id, name, type, partOf, aliases = [] } = edit.actor;
      if (id === AUTHOR || id === UNATTRIBUTED) return 'bad-id';
      const value = mapValue(
        [
          ['name', textValue(name)],
          ['type', type === undefined ? undefined : plainValue(type)],
          ['part-of', partOf === undefined ? undefined : plainValue(partOf)],
          ['aliases', aliases.length > 0 ? listValue(aliases.map(writtenAlias)) : undefined],
        ],
        CODEBOOK_KEY_ORDER.actor,
      );
      return withEntry(root, 'actors', id, value, partOf);
    }
    case 'add-issue': {
      const { id, name, statement, partOf, keywords = [] } = edit.issue;
      const value = mapValue(
        [
          ['name', textValue(name)],
          ['statement', statement === undefined ? undefined : textValue(statement)],
          ['part-of', partOf === undefined ? undefined : plainValue(partOf)],
          ['keywords', keywords.length > 0 ? listValue(keywords.map(writtenAlias)) : undefined],
        ],
        CODEBOOK_KEY_ORDER.issue,
      );
      return withEntry(root, 'issues', id, value, partOf);
    }
    case 'add-coder': {
      const { id, name } = edit.coder;
      return withEntry(root, 'coders', id, mapValue([['name', textValue(name)]]), undefined);
    }
    case 'add-alias':
      return withAlias(root, 'actors', edit.actor, edit.alias);
    case 'add-keyword':
      return withAlias(root, 'issues', edit.issue, edit.keyword);
  }
}

type Group = 'actors' | 'issues' | 'coders';

function withEntry(
  root: WrittenMap,
  group: Group,
  id: string,
  value: WrittenMap,
  parent: string | undefined,
): WrittenMap | CodebookRefusal {
  if (!isId(id)) return 'bad-id';
  const entries = mapAt(root, group);
  if (writtenAt(entries, id)) return 'duplicate-id';
  if (parent !== undefined && !writtenAt(entries, parent)) return 'no-such-id';
  return withKey(root, group, withKey(entries, id, value, undefined), CODEBOOK_KEY_ORDER.file);
}

function withAlias(
  root: WrittenMap,
  group: 'actors' | 'issues',
  id: string,
  alias: NewAlias,
): WrittenMap | CodebookRefusal {
  const entries = mapAt(root, group);
  if (!writtenAt(entries, id)) return 'no-such-id';
  const entry = mapAt(entries, id);
  const key = group === 'actors' ? 'aliases' : 'keywords';
  const known = writtenAt(entry, key);
  const aliases = known?.kind === 'list' ? known.items : known && !isAbsent(known) ? [known] : [];
  const name = writtenAt(entry, 'name') ?? plainValue(id);
  if ([name, ...aliases].some((other) => textOf(other) === alias.text)) return root;
  const order = group === 'actors' ? CODEBOOK_KEY_ORDER.actor : CODEBOOK_KEY_ORDER.issue;
  const changed = withKey(entry, key, listValue([...aliases, writtenAlias(alias)]), order);
  return withKey(root, group, withKey(entries, id, changed, undefined), CODEBOOK_KEY_ORDER.file);
}

function writtenAlias({ text, weak, exactCase }: NewAlias): Written {
  if (!weak && !exactCase) return textValue(text);
  return mapValue(
    [
      ['text', textValue(text)],
      ['weak', weak ? plainValue(true) : undefined],
      ['case', exactCase ? plainValue('exact') : undefined],
    ],
    CODEBOOK_KEY_ORDER.alias,
  );
}

function textOf(alias: Written): string | undefined {
  const text = alias.kind === 'map' ? writtenAt(alias, 'text') : alias;
  return text?.kind === 'scalar' ? text.value : undefined;
}

/** Absent, as in `actors:` with nothing behind it, is an empty map. */
function mapAt(map: WrittenMap, key: string): WrittenMap {
  const value = writtenAt(map, key);
  return value?.kind === 'map' ? value : mapValue([]);
}

function isAbsent(value: Written): boolean {
  return value.kind === 'scalar' && value.value === '';
}

/** A map with the key changed, or added at its place in the order, else at the end. */
function withKey(
  map: WrittenMap,
  key: string,
  value: Written,
  order: readonly string[] | undefined,
): WrittenMap {
  const entries = [...map.entries];
  const index = entries.findIndex((entry) => entry.key === key);
  if (index >= 0) entries[index] = { key, value };
  else {
    const rank = order?.indexOf(key) ?? -1;
    const behind = order ? entries.findIndex((entry) => order.indexOf(entry.key) > rank) : -1;
    entries.splice(behind < 0 ? entries.length : behind, 0, { key, value });
  }
  return { kind: 'map', entries, order };
}
