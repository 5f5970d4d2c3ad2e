import { CODEBOOK_KEY_ORDER } from '../codebook/definition';
import { withKey } from '../codebook/edit/editKeys';
import type { Layer } from '../model/mention';
import { listValue, sameWritten, textValue, writtenAt } from '../yaml/write/write';
import type { Written, WrittenMap } from '../yaml/write/write';

/** A value of a merged entry that the resulting entry does not have. */
export interface LostValue {
  readonly id: string;
  readonly key: string;
  /** As text; undefined for a list or a map. */
  readonly value: string | undefined;
}

/** One entry of the codebook made of two: lists are joined, and what only the second has is added.
 * The name, the aliases and the keywords of the second are added as words where `keepsWords`. Where
 * both have a value, the first's stays; the second's is reported as lost, as is its place in the
 * hierarchy. */
export function mergedEntry(
  layer: Layer,
  [into, entry]: readonly [WrittenMap, WrittenMap],
  [intoId, id]: readonly [string, string],
  keepsWords: boolean,
): { readonly entry: WrittenMap; readonly lost: readonly LostValue[] } {
  const order = CODEBOOK_KEY_ORDER[layer];
  const words = layer === 'actor' ? 'aliases' : 'keywords';
  const lost: LostValue[] = [];
  let merged = into;
  for (const { key, value } of entry.entries) {
    if (key === 'name' || key === words) continue;
    const now = writtenAt(merged, key);
    const joined = now ? joinedValue(now, value) : OWN.has(key) ? undefined : value;
    if (joined && joined !== now) merged = withKey(merged, key, joined, order);
    const isKept = joined && (joined.kind !== 'scalar' || sameWritten(joined, value));
    if (!isKept && !isDefault(value)) lost.push({ id, key, value: textOf(value) });
  }
  if (!keepsWords) return { entry: merged, lost };
  const own = itemsOf(writtenAt(merged, words));
  const known: Written[] = [textValue(nameOf(merged, intoId)), ...own];
  const added: Written[] = [];
  for (const word of [textValue(nameOf(entry, id)), ...itemsOf(writtenAt(entry, words))]) {
    if ((wordOf(word) ?? '') === '' || known.some((one) => includesWord(one, word))) continue;
    known.push(word);
    added.push(word);
  }
  if (added.length > 0) merged = withKey(merged, words, listValue([...own, ...added]), order);
  return { entry: merged, lost };
}

/** Keys that concern the place of the entry in the hierarchy: not taken over. */
const OWN: ReadonlySet<string> = new Set(['part-of', 'side', 'unspecified', 'codable']);

/** Lists joined, maps joined key by key; of two scalars the first. */
function joinedValue(first: Written, second: Written): Written {
  if (first.kind === 'list' || second.kind === 'list') {
    const own = itemsOf(first);
    const added = itemsOf(second).filter((item) => !own.some((one) => sameWritten(one, item)));
    return added.length === 0 ? first : listValue([...own, ...added]);
  }
  if (first.kind === 'map' && second.kind === 'map') {
    let joined = first;
    for (const { key, value } of second.entries) {
      const now = writtenAt(joined, key);
      const after = now ? joinedValue(now, value) : value;
      if (after !== now) joined = withKey(joined, key, after, joined.order);
    }
    return joined;
  }
  return first;
}

function itemsOf(value: Written | undefined): readonly Written[] {
  if (value?.kind === 'list') return value.items;
  return value && textOf(value) !== '' ? [value] : [];
}

function nameOf(entry: WrittenMap, id: string): string {
  const name = writtenAt(entry, 'name');
  const text = name && textOf(name);
  return text === undefined || text === '' ? id : text;
}

/** Whether one alias is found wherever the other is. One without a lower-case letter, and one with
 * keys of its own, is found as it is written only. */
function includesWord(one: Written, other: Written): boolean {
  const [text, word] = [wordOf(one), wordOf(other)];
  if (text === word) return true;
  const isAnyCase = one.kind === 'scalar' && text !== undefined && text !== text.toUpperCase();
  return isAnyCase && text.toLowerCase() === word?.toLowerCase();
}

function wordOf(word: Written): string | undefined {
  const text = word.kind === 'map' ? writtenAt(word, 'text') : word;
  return text && textOf(text);
}

function textOf(value: Written): string | undefined {
  return value.kind === 'scalar' ? value.value : undefined;
}

/** Nothing is lost with it. */
function isDefault(value: Written): boolean {
  return value.kind === 'scalar' && (value.value === '' || value.value === 'false');
}
