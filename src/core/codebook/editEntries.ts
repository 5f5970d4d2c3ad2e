import { AUTHOR, isId, UNATTRIBUTED } from '../model/ids';
import {
  listValue,
  mapValue,
  plainValue,
  sameWritten,
  textValue,
  writtenAt,
} from '../yaml/write/write';
import type { Written, WrittenMap } from '../yaml/write/write';
import { CODEBOOK_KEY_ORDER } from './definition';
import type {
  CodebookAddition,
  CodebookEdit,
  CodebookRefusal,
  NewActor,
  NewAlias,
  NewCoder,
  NewIssue,
} from './editTypes';

/** What a codebook's whole content is after an edit. Everything that the edit does not touch is the
 * same object, so that comparing both is cheap. */
export function withEdit(root: WrittenMap, edit: CodebookEdit): WrittenMap | CodebookRefusal {
  switch (edit.kind) {
    case 'add-actor': {
      const { id, partOf } = edit.actor;
      if (id === AUTHOR || id === UNATTRIBUTED) return 'bad-id';
      return withEntry(root, 'actors', id, writtenActor(edit.actor), partOf);
    }
    case 'add-issue':
      return withEntry(root, 'issues', edit.issue.id, writtenIssue(edit.issue), edit.issue.partOf);
    case 'add-coder':
      return withEntry(root, 'coders', edit.coder.id, writtenCoder(edit.coder), undefined);
    case 'add-alias':
      return withAlias(root, 'actors', edit.actor, edit.alias);
    case 'add-keyword':
      return withAlias(root, 'issues', edit.issue, edit.keyword);
    case 'remove':
      return without(root, edit.added);
  }
}

function without(root: WrittenMap, added: CodebookAddition): WrittenMap | CodebookRefusal {
  switch (added.kind) {
    case 'add-actor':
      return withoutEntry(root, 'actors', added.actor.id, writtenActor(added.actor));
    case 'add-issue':
      return withoutEntry(root, 'issues', added.issue.id, writtenIssue(added.issue));
    case 'add-coder':
      return withoutEntry(root, 'coders', added.coder.id, writtenCoder(added.coder));
    case 'add-alias':
      return withoutAlias(root, 'actors', added.actor, added.alias);
    case 'add-keyword':
      return withoutAlias(root, 'issues', added.issue, added.keyword);
  }
}

/** The edit that takes an edit back, where that changed something. */
export function oppositeOf(edit: CodebookEdit): CodebookEdit {
  return edit.kind === 'remove' ? edit.added : { kind: 'remove', added: edit };
}

function writtenActor({ name, type, partOf, aliases = [] }: NewActor): WrittenMap {
  return mapValue(
    [
      ['name', textValue(name)],
      ['type', type === undefined ? undefined : plainValue(type)],
      ['part-of', partOf === undefined ? undefined : plainValue(partOf)],
      ['aliases', aliases.length > 0 ? listValue(aliases.map(writtenAlias)) : undefined],
    ],
    CODEBOOK_KEY_ORDER.actor,
  );
}

function writtenIssue({ name, statement, partOf, keywords = [] }: NewIssue): WrittenMap {
  return mapValue(
    [
      ['name', textValue(name)],
      ['statement', statement === undefined ? undefined : textValue(statement)],
      ['part-of', partOf === undefined ? undefined : plainValue(partOf)],
      ['keywords', keywords.length > 0 ? listValue(keywords.map(writtenAlias)) : undefined],
    ],
    CODEBOOK_KEY_ORDER.issue,
  );
}

function writtenCoder({ name }: NewCoder): WrittenMap {
  return mapValue([['name', textValue(name)]]);
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

/** Only as long as the entry says what was added. */
function withoutEntry(
  root: WrittenMap,
  group: Group,
  id: string,
  added: WrittenMap,
): WrittenMap | CodebookRefusal {
  const entries = mapAt(root, group);
  const now = writtenAt(entries, id);
  if (!now) return 'no-such-id';
  if (!sameWritten(now, added)) return 'changed-since';
  return withKey(root, group, withoutKey(entries, id), CODEBOOK_KEY_ORDER.file);
}

function withoutAlias(
  root: WrittenMap,
  group: 'actors' | 'issues',
  id: string,
  alias: NewAlias,
): WrittenMap | CodebookRefusal {
  const entries = mapAt(root, group);
  if (!writtenAt(entries, id)) return 'no-such-id';
  const entry = mapAt(entries, id);
  const key = group === 'actors' ? 'aliases' : 'keywords';
  const aliases = aliasesAt(entry, key);
  const at = aliases.findLastIndex((other) => sameWritten(other, writtenAlias(alias)));
  if (at < 0) return 'changed-since';
  const order = group === 'actors' ? CODEBOOK_KEY_ORDER.actor : CODEBOOK_KEY_ORDER.issue;
  const rest = aliases.toSpliced(at, 1);
  const changed =
    rest.length === 0 ? withoutKey(entry, key) : withKey(entry, key, listValue(rest), order);
  return withKey(root, group, withKey(entries, id, changed, undefined), CODEBOOK_KEY_ORDER.file);
}

function aliasesAt(entry: WrittenMap, key: string): readonly Written[] {
  const known = writtenAt(entry, key);
  return known?.kind === 'list' ? known.items : known && !isAbsent(known) ? [known] : [];
}

function withoutKey(map: WrittenMap, key: string): WrittenMap {
  return { ...map, entries: map.entries.filter((entry) => entry.key !== key) };
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
  const aliases = aliasesAt(entry, key);
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
