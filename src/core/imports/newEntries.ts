import { freeId } from '../codebook/edit/editIds';
import type { CodebookEdit } from '../codebook/edit/editTypes';
import type { Codebook } from '../model/codebook';
import { foldCase } from '../text/folding/spelling';
import { EntryNames, type NamedLayer } from './entryNames';

/** An entry that a table names and the codebook lacks. */
export interface NewEntry {
  readonly layer: NamedLayer;
  readonly id: string;
  readonly name: string;
  /** A name of the codebook with a similar spelling, which may have been meant. */
  readonly nearest: string | undefined;
}

export type Resolved =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'several'; readonly ids: readonly string[] }
  | { readonly kind: 'unknown'; readonly nearest: string | undefined };

/** Turns the names in a table into ids of the codebook, and creates entries for missing ones, if
 * allowed. */
export class EntryResolver {
  readonly #codebook: Codebook;
  readonly #mayAdd: boolean;
  readonly names: Readonly<Record<NamedLayer, EntryNames>>;
  readonly #added = new Map<string, NewEntry>();
  readonly #known = new Map<string, Resolved>();
  readonly #taken: Readonly<Record<NamedLayer, Set<string>>>;
  #compared = 0;

  constructor(codebook: Codebook, mayAdd: boolean) {
    this.#codebook = codebook;
    this.#mayAdd = mayAdd;
    this.names = {
      actor: new EntryNames(codebook, 'actor'),
      issue: new EntryNames(codebook, 'issue'),
      coder: new EntryNames(codebook, 'coder'),
    };
    const { actor, issue, coder } = this.names;
    this.#taken = {
      actor: new Set(actor.ids),
      issue: new Set(issue.ids),
      coder: new Set(coder.ids),
    };
  }

  /** In the order in which they were first named. */
  get added(): readonly NewEntry[] {
    return [...this.#added.values()];
  }

  resolve(layer: NamedLayer, written: string): Resolved {
    const key = `${layer}:${written}`;
    const known = this.#known.get(key);
    if (known) return known;
    const resolved = this.#resolve(layer, written);
    this.#known.set(key, resolved);
    return resolved;
  }

  #resolve(layer: NamedLayer, written: string): Resolved {
    const names = this.names[layer];
    const found = names.find(written);
    const [id] = found;
    if (id !== undefined)
      return found.length > 1 ? { kind: 'several', ids: found } : { kind: 'id', id };
    // Where the codebook lists no coders, any is allowed.
    const isFree = layer === 'coder' && this.#codebook.coders.size === 0;
    const nearest = this.#compared++ < MOST_COMPARED ? names.nearest(written) : undefined;
    if (!this.#mayAdd && !isFree) return { kind: 'unknown', nearest };
    const name = written.trim().replace(/\s+/g, ' ');
    const key = `${layer}:${foldCase(name.normalize('NFC'))}`;
    const before = this.#added.get(key);
    if (before) return { kind: 'id', id: before.id };
    const fresh = { layer, id: freeId(name, this.#taken[layer], layer), name, nearest };
    if (!isFree || this.#mayAdd) {
      this.#added.set(key, fresh);
      this.#taken[layer].add(fresh.id);
    }
    return { kind: 'id', id: fresh.id };
  }
}

/** For how many unknown names the nearest known one is searched: each search compares every name of
 * the codebook. */
const MOST_COMPARED = 500;

/** The edits that add entries to the codebook. */
export function entryEdits(entries: readonly NewEntry[]): readonly CodebookEdit[] {
  return entries.map(({ layer, id, name }): CodebookEdit => {
    switch (layer) {
      case 'actor':
        return { kind: 'add-actor', actor: { id, name } };
      case 'issue':
        return { kind: 'add-issue', issue: { id, name } };
      case 'coder':
        return { kind: 'add-coder', coder: { id, name } };
    }
  });
}
