import type { AnnotationId } from '../../model/ids';
import type { Written, WrittenMap } from '../../yaml/write/write';
import { isId } from '../../model/ids';
import type { MergeEntry, MergeReading } from './mergeReading';
import { mergeValues, sameValues } from './mergeValues';
import type { MergeConflict, Take, ThreeValues } from './mergeValues';

/** The three versions. `base` undefined: the common base is unknown. */
export interface ThreeReadings {
  readonly base: MergeReading | undefined;
  readonly ours: MergeReading;
  readonly theirs: MergeReading;
}

/** The changes to be made to the text of ours. */
export interface MergePlan {
  readonly head: Written | undefined;
  readonly patched: ReadonlyMap<AnnotationId, Written>;
  readonly deleted: readonly AnnotationId[];
  readonly added: readonly AddedEntry[];
  readonly conflicts: readonly MergeConflict[];
  /** Annotations of theirs whose id ours uses for another one. */
  readonly renamed: readonly RenamedAnnotation[];
}

export interface AddedEntry {
  /** Undefined for an entry without an id. */
  readonly id: AnnotationId | undefined;
  readonly entry: MergeEntry;
}

export interface RenamedAnnotation {
  readonly from: AnnotationId;
  readonly to: AnnotationId;
}

/** Decides entry by entry. Entries in `whole` are not merged field by field. */
export function planMerge(
  { base, ours, theirs }: ThreeReadings,
  whole: ReadonlySet<AnnotationId>,
  choose: Take,
): MergePlan {
  const patched = new Map<AnnotationId, Written>();
  const deleted: AnnotationId[] = [];
  const added: AddedEntry[] = [];
  const conflicts: MergeConflict[] = [];
  const renamed: RenamedAnnotation[] = [];
  const take: Take = (conflict) => {
    conflicts.push(conflict);
    return choose(conflict);
  };

  for (const [id, mine] of ours.entries) {
    const other = theirs.entries.get(id);
    const old = base?.entries.get(id);
    if (!other) {
      if (old) put(id, { base: old, ours: mine, theirs: undefined });
    } else if (base && !old && isAnother(mine, other)) addUnderNewId(id, other);
    else if (mine.section !== other.section || whole.has(id)) {
      put(id, { base: old, ours: mine, theirs: other });
    } else {
      const values = { base: sameSection(old, mine)?.value, ours: mine.value, theirs: other.value };
      const merged = mergeValues(values, id, [], take);
      if (merged && merged !== mine.value) patched.set(id, merged);
    }
  }
  for (const [id, other] of theirs.entries) {
    if (ours.entries.has(id)) continue;
    const old = base?.entries.get(id);
    if (old) put(id, { base: old, ours: undefined, theirs: other });
    else added.push({ id, entry: other });
  }
  for (const entry of theirs.nameless) {
    const isThere = [...(base?.nameless ?? []), ...ours.nameless].some(
      (known) => known.section === entry.section && sameValues(known.value, entry.value),
    );
    if (!isThere) added.push({ id: undefined, entry });
  }
  const head = mergeValues(headsOf({ base, ours, theirs }), undefined, [], take);
  return { head, patched, deleted, added, conflicts, renamed };

  /** Takes one of the versions unchanged: for entries that were deleted, or changed their kind. */
  function put(id: AnnotationId, entries: ThreeEntries): void {
    const chosen = chosenEntry(id, entries, take);
    if (chosen === entries.ours) return;
    if (entries.ours) deleted.push(id);
    if (chosen) added.push({ id, entry: chosen });
  }

  function addUnderNewId(id: AnnotationId, entry: MergeEntry): void {
    const to = freeId(
      id,
      [ours, theirs, base].map((side) => side?.entries),
    );
    renamed.push({ from: id, to });
    added.push({ id: to, entry: { ...entry, ...withId(entry, to) } });
  }
}

/** The digest of the text in which the quotes were seen together is kept where both sides have the
 * same. Else neither has seen the quotes of the other in that text. */
function headsOf({ base, ours, theirs }: ThreeReadings): ThreeValues {
  const heads = { base: base?.head, ours: ours.head, theirs: theirs.head };
  if (sameValues(valueAt(ours.head, 'text'), valueAt(theirs.head, 'text'))) return heads;
  const [old, mine, other] = [base?.head, ours.head, theirs.head].map(withoutText);
  return { base: old, ours: mine, theirs: other };
}

function withoutText(head: WrittenMap | undefined): WrittenMap | undefined {
  return head && { ...head, entries: head.entries.filter(({ key }) => key !== 'text') };
}

interface ThreeEntries {
  readonly base: MergeEntry | undefined;
  readonly ours: MergeEntry | undefined;
  readonly theirs: MergeEntry | undefined;
}

function chosenEntry(
  id: AnnotationId,
  { base, ours, theirs }: ThreeEntries,
  take: Take,
): MergeEntry | undefined {
  if (sameEntry(ours, theirs) || sameEntry(theirs, base)) return ours;
  if (sameEntry(ours, base)) return theirs;
  const values = { base: base?.value, ours: ours?.value, theirs: theirs?.value };
  return { base, ours, theirs }[take({ ...values, id, path: [] })];
}

function sameEntry(a: MergeEntry | undefined, b: MergeEntry | undefined): boolean {
  return a?.section === b?.section && sameValues(a?.value, b?.value);
}

function sameSection(entry: MergeEntry | undefined, as: MergeEntry): MergeEntry | undefined {
  return entry?.section === as.section ? entry : undefined;
}

/** Two coders may write the same id by hand. The same words in the same kind of record are the same
 * annotation, which both got from a third version; other words are another annotation. */
function isAnother(mine: MergeEntry, other: MergeEntry): boolean {
  return mine.section !== other.section || !sameValues(wordsOf(mine.value), wordsOf(other.value));
}

/** The quoted words of an entry, without the context. */
function wordsOf(entry: Written): Written | undefined {
  const quote = valueAt(entry, 'quote');
  if (quote?.kind !== 'list') return quote && (valueAt(quote, 'exact') ?? quote);
  return { kind: 'list', items: quote.items.map((part) => valueAt(part, 'exact') ?? part) };
}

function valueAt(value: Written, key: string): Written | undefined {
  if (value.kind !== 'map') return undefined;
  return value.entries.find((entry) => entry.key === key)?.value;
}

/** `k3m9x2qa` → `k3m9x2qa-2`: deterministic, so that merging twice gives one annotation. */
function freeId(
  id: AnnotationId,
  taken: readonly (ReadonlyMap<AnnotationId, unknown> | undefined)[],
): AnnotationId {
  for (let number = 2; ; number++) {
    const end = `-${String(number)}`;
    const free = id.slice(0, LONGEST_ID - end.length) + end;
    // An invalid id is kept as written, and refused by readers.
    const isUsable = isId(free) || !isId(id);
    if (isUsable && !taken.some((entries) => entries?.has(free))) return free;
  }
}

const LONGEST_ID = 64;

function withId(entry: MergeEntry, id: AnnotationId): Pick<MergeEntry, 'value' | 'block'> {
  const { value } = entry;
  if (value.kind !== 'map') return entry;
  const entries = value.entries.map((one) =>
    one.key === 'id'
      ? { key: 'id', value: { kind: 'scalar', value: id, source: id } as const }
      : one,
  );
  return { value: { ...value, entries }, block: entry.renamed(id) };
}
