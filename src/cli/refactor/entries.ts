import {
  AUTHOR,
  entriesOf,
  freeId,
  idsOfName,
  isId,
  nearestName,
  UNATTRIBUTED,
  type Codebook,
  type Layer,
} from '../../core';
import { WrongUse } from '../options/wrongUse';

/** An actor or issue of the codebook, as `actor:ID` or `issue:ID`. */
export interface Entry {
  readonly layer: Layer;
  readonly id: string;
}

/** True for a word that names an entry, and not a folder. */
export function isEntryWord(word: string): boolean {
  return /^(?:actor|issue):/.test(word);
}

/** Throws `WrongUse`, with the nearest entry, for a word that names none. */
export function entryOf(word: string, codebook: Codebook): Entry {
  const [, prefix, id = ''] = /^(actor|issue):(.*)$/s.exec(word) ?? [];
  if (prefix === undefined) {
    const layers = LAYERS.filter((layer) => entriesOf(codebook, layer).has(word));
    const [only] = layers.length === 1 ? layers : [];
    const meant = only ? ` Did you mean “${only}:${word}”?` : '';
    throw new WrongUse(`“${word}” must be actor:ID or issue:ID.${meant}`);
  }
  const layer = prefix as Layer;
  if (entriesOf(codebook, layer).has(id)) return { layer, id };
  const [named] = idsOfName(codebook, layer, id);
  const known = named !== undefined && entriesOf(codebook, layer).has(named) ? named : undefined;
  const near = known ?? nearestName(codebook, layer, id);
  const other = LAYERS.find((one) => one !== layer && entriesOf(codebook, one).has(id));
  const meant =
    near !== undefined && entriesOf(codebook, layer).has(near)
      ? ` Did you mean “${layer}:${near}”?`
      : other
        ? ` Did you mean “${other}:${id}”?`
        : '';
  throw new WrongUse(`The codebook has no ${layer} “${id}”.${meant}`);
}

/** The new id of an entry. Throws `WrongUse` for one that is taken or impossible. */
export function newIdOf(word: string, { layer, id: old }: Entry, codebook: Codebook): string {
  const id = word.startsWith(`${layer}:`) ? word.slice(layer.length + 1) : word;
  if (id === old) return id;
  const entries = entriesOf(codebook, layer);
  if (entries.has(id)) {
    throw new WrongUse(
      `The codebook already has the ${layer} “${id}”. To make one of both: policy-annotator refactor merge ${layer}:${old} --into ${layer}:${id}`,
    );
  }
  const isReserved = layer === 'actor' && (id === AUTHOR || id === UNATTRIBUTED);
  if (isId(id) && !isReserved) return id;
  const free = freeId(id, new Set(entries.keys()), '');
  const meant = !isReserved && isId(free) ? ` Did you mean “${free}”?` : '';
  const why = isReserved
    ? 'is reserved'
    : 'is not an id: up to 64 lower-case letters, digits and hyphens';
  throw new WrongUse(`“${id}” ${why}.${meant}`);
}

/** The words of a command, without the folder among them: the only one that names no entry. */
export function withoutFolder(words: readonly string[]): {
  readonly entries: readonly string[];
  readonly folder: string | undefined;
} {
  const others = words.filter((word) => !isEntryWord(word));
  const [folder, second] = others;
  if (second !== undefined)
    throw new WrongUse(
      `“${second}” must be actor:ID or issue:ID. Only one folder can be named, here “${folder ?? ''}”.`,
    );
  return { entries: words.filter(isEntryWord), folder };
}

const LAYERS: readonly Layer[] = ['actor', 'issue'];
