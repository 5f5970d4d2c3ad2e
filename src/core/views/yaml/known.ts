import { listedWords, type Vocabulary } from '../../model/fields';
import { entriesOf } from '../../codebook/lookUp';
import type { Alias, Codebook } from '../../model/codebook';
import { AUTHOR, UNATTRIBUTED } from '../../model/ids';
import type { Layer } from '../../model/mention';
import { unquoted } from '../../yaml/half-typed/tokens';
import type { ScannedLine } from '../../yaml/half-typed/scanLines';
import { actorName } from '../words/names';
import { labelText } from '../words/label';
import type { HelpInput } from './item';

/** An entry that a reference can name. */
export interface KnownEntry {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** True for an issue that only groups. */
  readonly isGroup?: boolean;
}

/** The actors or issues that may be named at a place. In the codebook itself also those that are
 * typed and not read yet; `own` is the entry in which the place is: it and what is below it cannot
 * be its parent. In an annotation file not the issues that only group. */
export function knownEntries(
  { file, lines, codebook, localizer }: HelpInput,
  layer: Layer,
  own: string | undefined,
): readonly KnownEntry[] {
  const entries = entriesOf(codebook, layer);
  const below = own === undefined ? undefined : entriesBelow(entries, own);
  const known = readEntries(codebook, layer).filter(
    ({ id, isGroup }) => !(isGroup && file === 'annotations') && below?.has(id) !== true,
  );
  if (file === 'codebook') {
    const typed = typedEntries(lines, layer === 'actor' ? 'actors' : 'issues');
    return [...known, ...typed.filter(({ id }) => id !== own && !entries.has(id))];
  }
  if (layer === 'issue') return known;
  const reserved = [AUTHOR, UNATTRIBUTED].map((id) => {
    return { id, name: actorName(codebook, id, localizer), aliases: [] };
  });
  return [...known, ...reserved];
}

const made = new WeakMap<Codebook, Map<Layer, readonly KnownEntry[]>>();

/** The entries of a codebook, which may be very many and are asked for with every key. */
function readEntries(codebook: Codebook, layer: Layer): readonly KnownEntry[] {
  const layers = made.get(codebook) ?? new Map<Layer, readonly KnownEntry[]>();
  made.set(codebook, layers);
  let known = layers.get(layer);
  if (!known) {
    const entries = entriesOf(codebook, layer);
    known = [...entries.values()].map((entry) => {
      const words: readonly Alias[] = 'aliases' in entry ? entry.aliases : entry.keywords;
      const aliases = words.map(({ text }) => labelText(text));
      const isGroup = 'codable' in entry && !entry.codable;
      return { id: entry.id, name: labelText(entry.name), aliases, isGroup };
    });
    layers.set(layer, known);
  }
  return known;
}

/** An entry and all that are part of it. */
function entriesBelow(
  entries: ReadonlyMap<string, { readonly id: string; readonly partOf: string | undefined }>,
  own: string,
): ReadonlySet<string> {
  const parts = new Map<string, string[]>();
  for (const { id, partOf } of entries.values()) {
    if (partOf === undefined) continue;
    const beside = parts.get(partOf);
    if (beside) beside.push(id);
    else parts.set(partOf, [id]);
  }
  const below = new Set([own]);
  for (const id of below) for (const part of parts.get(id) ?? []) below.add(part);
  return below;
}

/** The ids of a section of a codebook that may be half typed, with their names. */
function typedEntries(lines: readonly ScannedLine[], section: string): readonly KnownEntry[] {
  const from = lines.findIndex(({ key, content }) => content === 0 && key?.value === section);
  if (from < 0) return [];
  const entries = new Map<string, KnownEntry>();
  let column: number | undefined;
  let last: string | undefined;
  for (const { kind, key, content, text, value } of lines.slice(from + 1)) {
    if (kind !== 'structure') continue;
    if (content === 0) break;
    column ??= content;
    if (!key || content < column) continue;
    if (content === column) {
      last = key.value;
      const [, name = last] = /\bname:\s*("[^"]*"|'[^']*'|[^,}]+)/.exec(text.slice(value)) ?? [];
      entries.set(last, { id: last, name: labelText(unquoted(name.trim())), aliases: [] });
    } else if (key.value === 'name' && last !== undefined && entries.get(last)?.name === last) {
      const name = labelText(unquoted(text.slice(value).trim()));
      if (name !== '') entries.set(last, { id: last, name, aliases: [] });
    }
  }
  return [...entries.values()];
}

/** The small sets of the codebook: with the names of their members. */
export function knownSet(
  codebook: Codebook,
  to: 'stance' | 'coder' | 'type' | Vocabulary,
): ReadonlyMap<string, string | undefined> {
  switch (to) {
    case 'stance':
      return namesOf(codebook.stances);
    case 'coder':
      return namesOf(codebook.coders);
    case 'type':
      return namesOf(codebook.types);
    default:
      return new Map(listedWords(codebook, to).map((word) => [word, undefined]));
  }
}

function namesOf(
  entries: ReadonlyMap<string, { readonly name: string | undefined }>,
): ReadonlyMap<string, string | undefined> {
  return new Map([...entries].map(([id, { name }]) => [id, name === id ? undefined : name]));
}
