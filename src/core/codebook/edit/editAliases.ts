import { listValue, mapValue, plainValue, textValue, writtenAt } from '../../yaml/write/write';
import type { Written, WrittenMap } from '../../yaml/write/write';
import { toBoolean } from '../../yaml/shape/scalarShapes';
import { CODEBOOK_KEY_ORDER } from '../definition';
import { entryAt, isAbsent, withEntryAt, withKey, withoutKey } from './editKeys';
import { isInName } from './aliasOfName';
import type { AliasEdit, CodebookRefusal, NewAlias } from './editTypes';

/** The codebook's whole content after an alias or keyword is added, removed or changed. */
export function withAlias(root: WrittenMap, edit: AliasEdit): WrittenMap | CodebookRefusal {
  const { layer, id, from, to } = edit;
  const entry = entryAt(root, layer, id);
  if (!entry) return 'no-such-id';
  const key = KEYS[layer];
  const aliases = aliasesAt(entry, key);
  const name = textOf(writtenAt(entry, 'name') ?? plainValue(id)) ?? id;
  const words = aliases.map(textOf);
  const hasWord = to !== undefined && (isInName(name, to) || words.includes(to.text));
  if (from === undefined) {
    if (to === undefined || hasWord) return root;
    const at = edit.at ?? aliases.length;
    return withList(root, edit, entry, aliases.toSpliced(at, 0, writtenAlias(to)));
  }
  const at = indexOf(aliases, from);
  if (at < 0) return 'changed-since';
  if (hasWord && to.text !== from.text) return 'duplicate-alias';
  if (to !== undefined && isSame(from, to)) return root;
  const fresh = to === undefined ? [] : [changedAlias(aliases[at], to)];
  return withList(root, edit, entry, aliases.toSpliced(at, 1, ...fresh));
}

/** The edit that undoes `edit` in a codebook that was as `before`. */
export function oppositeAlias(edit: AliasEdit, before: WrittenMap): AliasEdit {
  const { kind, layer, id, from, to } = edit;
  const entry = entryAt(before, layer, id);
  const at = from && entry ? indexOf(aliasesAt(entry, KEYS[layer]), from) : -1;
  return { kind, layer, id, from: to, to: from, ...(at < 0 ? {} : { at }) };
}

export function writtenAlias({ text, weak, exactCase }: NewAlias): Written {
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

/** Other keys that the study gave the alias are kept. */
function changedAlias(now: Written | undefined, to: NewAlias): Written {
  if (now?.kind !== 'map') return writtenAlias(to);
  const { alias: order } = CODEBOOK_KEY_ORDER;
  const flags = flagsOf(now);
  let changed = withKey(now, 'text', textValue(to.text), order);
  if (flags.weak !== (to.weak ?? false)) {
    changed = to.weak
      ? withKey(changed, 'weak', plainValue(true), order)
      : withoutKey(changed, 'weak');
  }
  if (flags.exactCase !== (to.exactCase ?? false)) {
    changed = to.exactCase
      ? withKey(changed, 'case', plainValue('exact'), order)
      : withoutKey(changed, 'case');
  }
  return changed;
}

/** Whether an entry of that name has the words. The name always counts as an alias. */
export function hasAlias(aliases: readonly NewAlias[], alias: NewAlias, name: string): boolean {
  return isInName(name, alias) || aliases.some(({ text }) => text === alias.text);
}

const KEYS = { actor: 'aliases', issue: 'keywords' } as const;

function withList(
  root: WrittenMap,
  { layer, id }: AliasEdit,
  entry: WrittenMap,
  aliases: readonly Written[],
): WrittenMap {
  const key = KEYS[layer];
  const changed =
    aliases.length === 0
      ? withoutKey(entry, key)
      : withKey(entry, key, listValue(aliases), CODEBOOK_KEY_ORDER[layer]);
  return withEntryAt(root, layer, id, changed);
}

function aliasesAt(entry: WrittenMap, key: string): readonly Written[] {
  const known = writtenAt(entry, key);
  return known?.kind === 'list' ? known.items : known && !isAbsent(known) ? [known] : [];
}

/** Of equal ones the last, which is the one that was added. */
function indexOf(aliases: readonly Written[], alias: NewAlias): number {
  return aliases.findLastIndex((other) => {
    const text = textOf(other);
    return text !== undefined && isSame(alias, { text, ...flagsOf(other) });
  });
}

function isSame(a: NewAlias, b: NewAlias): boolean {
  return (
    a.text === b.text &&
    (a.weak ?? false) === (b.weak ?? false) &&
    (a.exactCase ?? false) === (b.exactCase ?? false)
  );
}

function flagsOf(alias: Written): Omit<NewAlias, 'text'> {
  const at = (key: string): string => {
    const value = alias.kind === 'map' ? writtenAt(alias, key) : undefined;
    return value?.kind === 'scalar' ? value.value : '';
  };
  return { weak: toBoolean(at('weak')) ?? false, exactCase: at('case') === 'exact' };
}

function textOf(alias: Written): string | undefined {
  const text = alias.kind === 'map' ? writtenAt(alias, 'text') : alias;
  return text?.kind === 'scalar' ? text.value : undefined;
}
