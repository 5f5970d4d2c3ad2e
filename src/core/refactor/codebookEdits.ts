import { isInName, withoutAliasesLike } from '../codebook/edit/aliasOfName';
import { codebookContent } from '../codebook/edit/edit';
import { entryAt, entryGroup, mapAt } from '../codebook/edit/editKeys';
import type { ChangedEntry, CodebookEdit, CodebookRefusal } from '../codebook/edit/editTypes';
import { ancestorsOf, entriesOf } from '../codebook/lookUp';
import { withReferences } from '../codebook/edit/references';
import type { Codebook } from '../model/codebook';
import type { Layer } from '../model/mention';
import { addAll } from '../util/lists';
import type { Task } from '../util/task';
import { entryEdits, entryFields, parentProblem } from '../views/picks/entryFields';
import { createLocalizer } from '../views/words/localizer';
import { writtenAt } from '../yaml/write/write';
import type { Written, WrittenMap } from '../yaml/write/write';
import { fieldTypeEdits } from './changedFieldType';
import { valueEdits } from './changedValue';
import { mergedEntry, type LostValue } from './mergedEntry';
import type { Refactoring } from './refactoring';

/** What a refactoring does to the codebook. */
export type RefactoredCodebook =
  | {
      readonly kind: 'edits';
      readonly edits: readonly CodebookEdit[];
      /** What the merged entries had and the resulting one lacks. */
      readonly lost: readonly LostValue[];
    }
  | { readonly kind: 'refused'; readonly reason: CodebookRefusal };

/** Computes the edits of the codebook's text for a refactoring. `codebook`: the same text, read. */
export function* codebookEdits(
  text: string,
  refactoring: Refactoring,
  codebook: Codebook,
): Task<RefactoredCodebook> {
  switch (refactoring.kind) {
    case 'value': {
      const root = yield* codebookContent(text);
      return root ? valueEdits(root, refactoring) : { kind: 'refused', reason: 'unreadable' };
    }
    case 'move':
      return moveEdits(refactoring, codebook);
    case 'field-type': {
      const root = yield* codebookContent(text);
      return root ? fieldTypeEdits(root, refactoring) : { kind: 'refused', reason: 'unreadable' };
    }
    case 'recode':
      return { kind: 'edits', edits: refactoring.added ?? [], lost: [] };
    case 'rename':
      return { kind: 'edits', edits: renameEdits(refactoring, codebook), lost: [] };
    case 'split':
      return splitEdits(refactoring, codebook);
    case 'merge':
    case 'delete': {
      const root = yield* codebookContent(text);
      if (!root) return { kind: 'refused', reason: 'unreadable' };
      return refactoring.kind === 'merge'
        ? mergeEdits(root, refactoring, codebook)
        : deleteEdits(root, refactoring);
    }
  }
}

type Of<Kind> = Extract<Refactoring, { kind: Kind }>;

/** The name first, while the entry has the id that a missing name stands for. */
function renameEdits(
  { layer, id, to, name, keepsName }: Of<'rename'>,
  codebook: Codebook,
): readonly CodebookEdit[] {
  const entry = entriesOf(codebook, layer).get(id);
  const edits: CodebookEdit[] = [];
  if (entry && name !== undefined && name !== entry.name) {
    addAll(edits, withoutAliasesLike(codebook, { layer, id }, name));
    edits.push({ kind: 'set', layer, id, key: 'name', from: entry.name, to: name });
    const former = { text: entry.name };
    if (keepsName && !isInName(name, former)) edits.push({ kind: 'alias', layer, id, to: former });
  }
  return to === id ? edits : [...edits, { kind: 'rename', layer, from: id, to }];
}

function moveEdits({ layer, id, parent }: Of<'move'>, codebook: Codebook): RefactoredCodebook {
  const [entry, localizer] = [{ layer, id }, createLocalizer()];
  const entries = entriesOf(codebook, layer);
  if (!entries.has(id) || (parent !== undefined && !entries.has(parent)))
    return { kind: 'refused', reason: 'no-such-id' };
  if (parent !== undefined && parentProblem(codebook, entry, parent, localizer) !== undefined)
    return { kind: 'refused', reason: 'circular' };
  const to = parent === undefined ? [] : [parent];
  const edits = entryEdits(entry, entryFields(codebook, entry, localizer), 'part-of', to);
  return { kind: 'edits', edits, lost: [] };
}

function splitEdits(
  { layer, id, added, words }: Of<'split'>,
  codebook: Codebook,
): RefactoredCodebook {
  if (!entriesOf(codebook, layer).has(id)) return { kind: 'refused', reason: 'no-such-id' };
  const addition: CodebookEdit =
    layer === 'actor' ? { kind: 'add-actor', actor: added } : { kind: 'add-issue', issue: added };
  const taken = words.map((from): CodebookEdit => ({ kind: 'alias', layer, id, from }));
  return { kind: 'edits', edits: [...taken, addition], lost: [] };
}

function mergeEdits(
  root: WrittenMap,
  { layer, from, into, keepsWords }: Of<'merge'>,
  codebook: Codebook,
): RefactoredCodebook {
  const entry = entryAt(root, layer, into);
  if (!entry) return { kind: 'refused', reason: 'no-such-id' };
  const merged = new Set(from);
  // An entry that is merged with itself would go.
  if (merged.has(into)) return { kind: 'refused', reason: 'circular' };
  if (isCircular(codebook, layer, merged, into)) return { kind: 'refused', reason: 'circular' };
  const change = (id: string): string => (merged.has(id) ? into : id);
  const lost: LostValue[] = [];
  let whole = withParent(root, layer, entry, merged, into);
  for (const id of from) {
    const other = entryAt(root, layer, id);
    if (!other) return { kind: 'refused', reason: 'no-such-id' };
    const joined = mergedEntry(layer, [whole, other], [into, id], keepsWords);
    whole = joined.entry;
    addAll(
      lost,
      joined.lost.filter(({ key, value = '' }) => key !== 'part-of' || change(value) !== into),
    );
  }
  // A role or a membership of an entry in one that is merged with it says nothing.
  const own = withReferences(whole, layer, (id, key) =>
    key === 'part-of' || key === 'signed part-of' || change(id) !== into ? id : undefined,
  );
  const changes: ChangedEntry[] = [];
  for (const { key, value } of mapAt(root, entryGroup(layer)).entries) {
    if (merged.has(key)) changes.push({ id: key, from: value, to: undefined });
    else {
      const to =
        key === into ? own : value.kind === 'map' ? withReferences(value, layer, change) : value;
      if (to !== value) changes.push({ id: key, from: value, to });
    }
  }
  return { kind: 'edits', edits: [{ kind: 'entries', layer, changes }], lost };
}

/** The entry below the nearest entry above it that is not merged with it. */
function withParent(
  root: WrittenMap,
  layer: Layer,
  entry: WrittenMap,
  merged: ReadonlySet<string>,
  into: string,
): WrittenMap {
  let link = writtenAt(entry, 'part-of');
  const first = link;
  const seen = new Set<string>([into]);
  for (let id = linked(link); id !== undefined && merged.has(id); id = linked(link)) {
    if (seen.has(id)) break;
    seen.add(id);
    const above = entryAt(root, layer, id);
    link = above && writtenAt(above, 'part-of');
  }
  if (link === first) return entry;
  const after = linked(link) === into ? undefined : link;
  const entries = entry.entries.flatMap((one) => {
    if (one.key !== 'part-of') return [one];
    return after ? [{ ...one, value: after }] : [];
  });
  return { ...entry, entries };
}

function linked(link: Written | undefined): string | undefined {
  const value = link?.kind === 'map' ? writtenAt(link, 'issue') : link;
  return value?.kind === 'scalar' && value.value !== '' ? value.value : undefined;
}

/** True where an entry that is not merged lies between two that are, so that the merged one would
 * be part of itself. */
function isCircular(
  codebook: Codebook,
  layer: Layer,
  merged: ReadonlySet<string>,
  into: string,
): boolean {
  const entries = entriesOf(codebook, layer);
  return [into, ...merged].some((id) => {
    let hasLeft = false;
    for (const above of ancestorsOf(entries, id)) {
      const isOne = merged.has(above) || above === into;
      if (isOne && hasLeft) return true;
      hasLeft ||= !isOne;
    }
    return false;
  });
}

/** The edits that remove entries which no other entry names. */
export function entriesRemoval(
  root: WrittenMap,
  removed: readonly { readonly layer: Layer; readonly id: string }[],
): readonly CodebookEdit[] {
  return (['actor', 'issue'] as const).flatMap((layer): CodebookEdit[] => {
    const ids = removed.filter((entry) => entry.layer === layer).map(({ id }) => id);
    const changes = ids.map((id) => ({ id, from: entryOf(root, layer, id), to: undefined }));
    return changes.length === 0 ? [] : [{ kind: 'entries', layer, changes }];
  });
}

function entryOf(root: WrittenMap, layer: Layer, id: string): Written | undefined {
  return writtenAt(mapAt(root, entryGroup(layer)), id);
}

/** Parts of the deleted entry become parts of the entry above it. A link with a sign, a role and a
 * membership cannot be moved, and go. */
function deleteEdits(root: WrittenMap, { layer, id }: Of<'delete'>): RefactoredCodebook {
  const entry = entryAt(root, layer, id);
  if (!entry) return { kind: 'refused', reason: 'no-such-id' };
  const above = linked(writtenAt(entry, 'part-of'));
  const changes: ChangedEntry[] = [];
  for (const { key, value } of mapAt(root, entryGroup(layer)).entries) {
    if (key === id) {
      changes.push({ id, from: value, to: undefined });
      continue;
    }
    if (value.kind !== 'map') continue;
    const to = withReferences(value, layer, (named, place) => {
      if (named !== id) return named;
      return place === 'part-of' && above !== key ? above : undefined;
    });
    if (to !== value) changes.push({ id: key, from: value, to });
  }
  return { kind: 'edits', edits: [{ kind: 'entries', layer, changes }], lost: [] };
}
