import type { VocabularyList } from '../../model/fields';
import { DEFAULT_STANCES, type Stance } from '../../model/codebook';
import { AUTHOR, isId, UNATTRIBUTED } from '../../model/ids';
import {
  listValue,
  mapValue,
  plainValue,
  sameWritten,
  textValue,
  writtenAt,
} from '../../yaml/write/write';
import type { Written, WrittenMap } from '../../yaml/write/write';
import { CODEBOOK_KEY_ORDER } from '../definition';
import { isInName } from './aliasOfName';
import { oppositeAlias, withAlias, writtenAlias } from './editAliases';
import { oppositeCoding, withCoding } from './editCoding';
import { oppositeExample, withExample } from '../examples/editExamples';
import { isAbsent, mapAt, withKey, withoutKey } from './editKeys';
import { oppositeEntries, withEntries, withRenamed, withSection } from './editRename';
import { oppositeSet, withSet } from './editSet';
import type {
  CodebookAddition,
  CodebookEdit,
  CodebookRefusal,
  NewActor,
  NewAlias,
  NewCoder,
  NewIssue,
  NewStance,
  NewType,
  VersionEdit,
} from './editTypes';

/** The codebook's whole content after an edit. Everything that the edit does not concern is the
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
      return withEntry(root, 'coders', edit.coder.id, writtenNamed(edit.coder), undefined);
    case 'add-stance':
      return withStance(root, edit.stance);
    case 'add-word':
      return withWord(root, edit);
    case 'add-type':
      return withEntry(root, 'types', edit.type.id, writtenNamed(edit.type), undefined);
    case 'remove':
      return without(root, edit.added);
    case 'set':
      return withSet(root, edit);
    case 'alias':
      return withAlias(root, edit);
    case 'rename':
      return withRenamed(root, edit);
    case 'entries':
      return withEntries(root, edit);
    case 'section':
      return withSection(root, edit);
    case 'example':
      return withExample(root, edit);
    case 'version':
      return withVersion(root, edit);
    case 'coding':
      return withCoding(root, edit);
  }
}

function without(root: WrittenMap, added: CodebookAddition): WrittenMap | CodebookRefusal {
  switch (added.kind) {
    case 'add-actor':
      return withoutEntry(root, 'actors', added.actor.id, writtenActor(added.actor));
    case 'add-issue':
      return withoutEntry(root, 'issues', added.issue.id, writtenIssue(added.issue));
    case 'add-coder':
      return withoutEntry(root, 'coders', added.coder.id, writtenNamed(added.coder));
    case 'add-stance':
      return withoutEntry(root, 'stances', added.stance.id, writtenStance(added.stance));
    case 'add-word':
      return withoutWord(root, added);
    case 'add-type':
      return withoutEntry(root, 'types', added.type.id, writtenNamed(added.type));
  }
}

/** The edit that undoes an edit which changed a codebook that was as `before`. */
export function oppositeOf(edit: CodebookEdit, before: WrittenMap): CodebookEdit {
  switch (edit.kind) {
    case 'remove':
      return edit.added;
    case 'set':
      return oppositeSet(edit, before);
    case 'alias':
      return oppositeAlias(edit, before);
    case 'rename':
      return { ...edit, from: edit.to, to: edit.from };
    case 'entries':
      return oppositeEntries(edit, before);
    case 'section':
      return { ...edit, from: edit.to, to: edit.from };
    case 'example':
      return oppositeExample(edit, before);
    case 'version':
      return { ...edit, from: edit.to, to: edit.from };
    case 'coding':
      return oppositeCoding(edit);
    default:
      return { kind: 'remove', added: edit };
  }
}

function writtenActor({ name, type, partOf, aliases = [] }: NewActor): WrittenMap {
  return mapValue(
    [
      ['name', textValue(name)],
      ['type', type === undefined ? undefined : plainValue(type)],
      ['part-of', partOf === undefined ? undefined : plainValue(partOf)],
      ['aliases', writtenAliases(aliases, name)],
    ],
    CODEBOOK_KEY_ORDER.actor,
  );
}

function writtenIssue({ name, statement, partOf, sign, keywords = [] }: NewIssue): WrittenMap {
  return mapValue(
    [
      ['name', textValue(name)],
      ['statement', statement === undefined ? undefined : textValue(statement)],
      ['part-of', partOf === undefined ? undefined : writtenLink(partOf, sign)],
      ['keywords', writtenAliases(keywords, name)],
    ],
    CODEBOOK_KEY_ORDER.issue,
  );
}

function writtenLink(issue: string, sign: NewIssue['sign']): Written {
  if (sign === undefined) return plainValue(issue);
  return mapValue([
    ['issue', plainValue(issue)],
    ['sign', plainValue(sign)],
  ]);
}

function writtenAliases(aliases: readonly NewAlias[], name: string): Written | undefined {
  const others = aliases.filter((alias) => !isInName(name, alias));
  return others.length > 0 ? listValue(others.map(writtenAlias)) : undefined;
}

function writtenNamed(entry: NewCoder | NewType): WrittenMap {
  const isMachine = 'machine' in entry;
  return mapValue([
    ['name', textValue(entry.name)],
    ['machine', isMachine ? plainValue(true) : undefined],
  ]);
}

function writtenStance({ polarity, key }: NewStance & Pick<Partial<Stance>, 'key'>): WrittenMap {
  return mapValue(
    [
      ['polarity', polarity === undefined ? undefined : plainValue(polarity)],
      ['key', key === undefined ? undefined : plainValue(key)],
    ],
    CODEBOOK_KEY_ORDER.stance,
  );
}

/** A codebook without a list of stances has the default ones: they are listed with the first own
 * stance, which would otherwise be the only one. */
function withStance(root: WrittenMap, stance: NewStance): WrittenMap | CodebookRefusal {
  const isListed = mapAt(root, 'stances').entries.length > 0;
  const whole = isListed ? root : withKey(root, 'stances', usualStances(), CODEBOOK_KEY_ORDER.file);
  return withEntry(whole, 'stances', stance.id, writtenStance(stance), undefined);
}

/** The stances of a codebook that lists none. */
export function usualStances(): WrittenMap {
  return mapValue(DEFAULT_STANCES.map((one) => [one.id, writtenStance(one)]));
}

type AddedWord = Extract<CodebookAddition, { readonly kind: 'add-word' }>;

function withWord(root: WrittenMap, { list, word }: AddedWord): WrittenMap | CodebookRefusal {
  const words = wordsAt(root, list);
  if (words.some((one) => wordOf(one) === word)) return 'duplicate-id';
  return withKey(root, list, listValue([...words, plainValue(word)]), CODEBOOK_KEY_ORDER.file);
}

function withoutWord(root: WrittenMap, { list, word }: AddedWord): WrittenMap | CodebookRefusal {
  const words = wordsAt(root, list);
  const at = words.findLastIndex((one) => one.kind === 'scalar' && one.value === word);
  if (at < 0) return 'changed-since';
  const rest = words.toSpliced(at, 1);
  if (rest.length === 0) return withoutKey(root, list);
  return withKey(root, list, listValue(rest), CODEBOOK_KEY_ORDER.file);
}

function wordsAt(root: WrittenMap, list: VocabularyList): readonly Written[] {
  const words = writtenAt(root, list);
  return words?.kind === 'list' ? words.items : words && !isAbsent(words) ? [words] : [];
}

/** An act may be a record. */
function wordOf(word: Written): string | undefined {
  const text = word.kind === 'map' ? writtenAt(word, 'act') : word;
  return text?.kind === 'scalar' ? text.value : undefined;
}

function withVersion(root: WrittenMap, { from, to }: VersionEdit): WrittenMap | CodebookRefusal {
  const now = writtenAt(root, 'version');
  const stated = now?.kind === 'scalar' && !isAbsent(now) ? now.value : undefined;
  if (stated !== from) return 'changed-since';
  return to === undefined
    ? withoutKey(root, 'version')
    : withKey(root, 'version', textValue(to), CODEBOOK_KEY_ORDER.file);
}

type Group = 'actors' | 'issues' | 'coders' | 'stances' | 'types';

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

/** Only while the entry is as it was added. */
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
