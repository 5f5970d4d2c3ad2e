import { freeId } from '../../codebook/edit/editIds';
import { ancestorsOf, entriesOf } from '../../codebook/lookUp';
import type { Codebook } from '../../model/codebook';
import { AUTHOR, UNATTRIBUTED } from '../../model/ids';
import { spellingOf } from '../../text/folding/spelling';
import { EntryNames } from '../entryNames';
import { idOf } from '../positions/derivedId';
import type { EntryProblem, EntryProblemCode } from './entryProblems';
import { NOTHING_MORE, type EntryRow, type MoreOfEntry } from './entryRows';

/** What an import does to one entry. */
export interface PlannedEntry {
  readonly layer: 'actor' | 'issue';
  readonly id: string;
  readonly name: string;
  /** `known`: it exists, and gets `aliases`, if any. */
  readonly kind: 'new' | 'known';
  readonly type: string | undefined;
  readonly partOf: string | undefined;
  readonly statement: string | undefined;
  readonly definition: string | undefined;
  readonly note: string | undefined;
  /** Aliases or keywords that are new. */
  readonly aliases: readonly string[];
  readonly more: MoreOfEntry;
}

export interface EntriesPlan {
  /** In the order in which they are first named. */
  readonly entries: readonly PlannedEntry[];
  readonly problems: readonly EntryProblem[];
}

/** What importing entries would do. Existing entries only get new names, never other content. */
export function planEntries(rows: readonly EntryRow[], codebook: Codebook): EntriesPlan {
  const plan = new EntryPlanner(codebook);
  const [keywords, others] = [rows.filter(isKeyword), rows.filter((row) => !isKeyword(row))];
  for (const row of others) plan.add(row);
  // After all entries: a parent may be in a later row.
  for (const row of others) plan.link(row);
  for (const row of keywords) plan.keyword(row);
  return plan.result;
}

type Draft = { -readonly [Key in keyof PlannedEntry]: PlannedEntry[Key] };

class EntryPlanner {
  readonly #codebook: Codebook;
  readonly #drafts = new Map<string, Draft>();
  readonly #problems: EntryProblem[] = [];
  readonly #names: Readonly<Record<PlannedEntry['layer'], EntryNames>>;
  /** Spellings of this import, by layer, with the ids that have them. */
  readonly #spelt = new Map<string, string>();
  readonly #taken: Readonly<Record<PlannedEntry['layer'], Set<string>>>;
  /** The ids that rows give to new entries. */
  readonly #given = new Map<string, string>();

  constructor(codebook: Codebook) {
    this.#codebook = codebook;
    this.#names = {
      actor: new EntryNames(codebook, 'actor'),
      issue: new EntryNames(codebook, 'issue'),
    };
    this.#taken = {
      actor: new Set([...codebook.actors.keys(), AUTHOR, UNATTRIBUTED]),
      issue: new Set([...codebook.issues.keys(), AUTHOR, UNATTRIBUTED]),
    };
  }

  get result(): EntriesPlan {
    return { entries: [...this.#drafts.values()], problems: this.#problems };
  }

  add(row: EntryRow): void {
    const layer = layerOf(row);
    const found = this.#ofRow(layer, row);
    if (found.length > 1) {
      this.#report(row, 'error', 'several-entries', [row.name, found.join(', ')]);
      return;
    }
    const [id] = found;
    const draft = id === undefined ? this.#fresh(layer, row) : this.#known(layer, id, row);
    if (!draft) return;
    for (const alias of row.aliases) this.#addAlias(row, draft, alias);
  }

  link(row: EntryRow): void {
    if (row.partOf === undefined) return;
    const layer = layerOf(row);
    const [id = ''] = this.#ofRow(layer, row);
    const draft = this.#drafts.get(keyOf(layer, id));
    if (draft?.kind !== 'new' || draft.partOf !== undefined) return;
    const parents = this.#found(layer, row.partOf, row.partOf);
    const [parent] = parents;
    if (parent === undefined)
      this.#report(row, 'warning', 'unknown-parent', [row.partOf, row.name]);
    else if (parents.length > 1) {
      this.#report(row, 'warning', 'several-entries', [row.partOf, parents.join(', ')]);
    } else if (this.#isBelow(layer, parent, id)) {
      this.#report(row, 'warning', 'circular-parent', [row.partOf, row.name]);
    } else draft.partOf = parent;
  }

  /** The issue of a keyword may exist or be new. */
  keyword(row: EntryRow): void {
    const issues = row.partOf === undefined ? [] : this.#found('issue', row.partOf, row.partOf);
    const [id] = issues;
    if (id === undefined || issues.length > 1) {
      this.#report(row, 'error', 'no-issue-of-keyword', [row.name]);
      return;
    }
    const draft = this.#drafts.get(keyOf('issue', id)) ?? this.#draftOf('issue', id);
    for (const word of [row.name, ...row.aliases]) this.#addAlias(row, draft, word);
  }

  /** The entry of a row. Rows with different ids are different entries, even with the same name. */
  #ofRow(layer: PlannedEntry['layer'], { id, name }: EntryRow): readonly string[] {
    const found = this.#found(layer, id, name);
    const [one = ''] = found;
    const given = this.#given.get(keyOf(layer, one));
    const own = id === undefined ? undefined : idOf(id);
    const isSame = own === undefined || given === undefined || given === own || one === own;
    return isSame ? found : [];
  }

  /** By id, else by name; of this import or the codebook. */
  #found(layer: PlannedEntry['layer'], id: string | undefined, name: string): readonly string[] {
    const own = id === undefined ? undefined : idOf(id);
    if (
      own !== undefined &&
      (this.#names[layer].ids.has(own) || this.#drafts.has(keyOf(layer, own)))
    )
      return [own];
    const known = this.#names[layer].find(name);
    if (known.length > 0) return known;
    const spelt = this.#spelt.get(keyOf(layer, spelling(name)));
    return spelt === undefined ? [] : [spelt];
  }

  #fresh(layer: PlannedEntry['layer'], row: EntryRow): Draft | undefined {
    const { name, type, statement, definition, note } = row;
    if (!/[\p{L}\p{N}\p{S}]/u.test(name)) {
      this.#report(row, 'error', 'no-words', [name]);
      return undefined;
    }
    const taken = this.#taken[layer];
    const own = row.id === undefined ? undefined : idOf(row.id);
    const id = own === undefined || taken.has(own) ? freeId(name, taken, layer) : own;
    if (row.id !== undefined && row.id !== id) this.#report(row, 'warning', 'bad-id', [row.id, id]);
    const more =
      layer === 'actor' ? [note, definition].filter((text) => text !== undefined) : [note];
    const draft: Draft = {
      layer,
      id,
      name,
      kind: 'new',
      type: layer === 'actor' ? type : undefined,
      partOf: undefined,
      statement: layer === 'issue' ? statement : undefined,
      definition: layer === 'issue' ? definition : undefined,
      note: more.length === 0 ? undefined : more.join(' '),
      aliases: [],
      more: row.more,
    };
    this.#drafts.set(keyOf(layer, id), draft);
    taken.add(id);
    if (own !== undefined) this.#given.set(keyOf(layer, id), own);
    const spelt = keyOf(layer, spelling(name));
    if (!this.#spelt.has(spelt)) this.#spelt.set(spelt, id);
    return draft;
  }

  #known(layer: PlannedEntry['layer'], id: string, row: EntryRow): Draft {
    const before = this.#drafts.get(keyOf(layer, id));
    if (before?.kind === 'new') return before;
    const draft = before ?? this.#draftOf(layer, id);
    draft.more = row.more;
    const { actors, issues } = this.#codebook;
    const actor = layer === 'actor' ? actors.get(id) : undefined;
    const issue = layer === 'issue' ? issues.get(id) : undefined;
    if (
      spelling(draft.name) !== spelling(row.name) &&
      row.name !== id &&
      !this.#names[layer].find(row.name).includes(id)
    ) {
      this.#report(row, 'warning', 'other-name', [id, draft.name]);
    }
    const differing = [
      actor && row.type !== undefined && row.type !== actor.type ? 'type' : [],
      issue && row.statement !== undefined && row.statement !== issue.statement ? 'statement' : [],
      issue && row.definition !== undefined && row.definition !== issue.definition
        ? 'definition'
        : [],
    ].flat();
    if (differing.length > 0)
      this.#report(row, 'warning', 'kept', [draft.name, differing.join(', ')]);
    return draft;
  }

  #draftOf(layer: PlannedEntry['layer'], id: string): Draft {
    const { actors, issues } = this.#codebook;
    const name = (layer === 'actor' ? actors.get(id) : issues.get(id))?.name ?? id;
    const draft: Draft = {
      layer,
      id,
      name,
      kind: 'known',
      type: undefined,
      partOf: undefined,
      statement: undefined,
      definition: undefined,
      note: undefined,
      aliases: [],
      more: NOTHING_MORE,
    };
    this.#drafts.set(keyOf(layer, id), draft);
    return draft;
  }

  #addAlias(row: EntryRow, draft: Draft, alias: string): void {
    const { layer, id } = draft;
    if (!/[\p{L}\p{N}\p{S}]/u.test(alias)) {
      this.#report(row, 'error', 'no-words', [alias]);
      return;
    }
    const key = keyOf(layer, spelling(alias));
    const owners = [
      ...this.#names[layer].find(alias),
      ...[this.#spelt.get(key)].flatMap((one) => one ?? []),
    ];
    if (owners.includes(id)) return;
    const [other] = owners;
    if (other !== undefined) {
      this.#report(row, 'error', 'alias-of-other', [alias, other]);
      return;
    }
    this.#spelt.set(key, id);
    draft.aliases = [...draft.aliases, alias];
  }

  /** Whether an entry is the other one, or below it. */
  #isBelow(layer: PlannedEntry['layer'], start: string, id: string): boolean {
    const group = entriesOf(this.#codebook, layer);
    const seen = new Set<string>();
    for (let at: string | undefined = start; at !== undefined && !seen.has(at);) {
      if (at === id || ancestorsOf(group, at).includes(id)) return true;
      seen.add(at);
      at = this.#drafts.get(keyOf(layer, at))?.partOf;
    }
    return false;
  }

  #report(
    { file, row }: EntryRow,
    severity: EntryProblem['severity'],
    code: EntryProblemCode,
    args: readonly string[],
  ): void {
    this.#problems.push({ severity, code, file, row, args });
  }
}

function isKeyword({ layer }: EntryRow): boolean {
  return layer === 'keyword';
}

function layerOf({ layer }: EntryRow): PlannedEntry['layer'] {
  return layer === 'actor' ? 'actor' : 'issue';
}

function keyOf(layer: string, id: string): string {
  return `${layer}:${id}`;
}

function spelling(text: string): string {
  return spellingOf(text, false)?.folded ?? text;
}
