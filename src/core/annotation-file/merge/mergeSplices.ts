import { runSync } from '../../util/task';
import { applyEdits } from '../../text/textEdit';
import type { TextEdit } from '../../text/textEdit';
import type { YamlMap } from '../../yaml/node';
import { readYaml } from '../../yaml/read/readYaml';
import { lineEndingOf } from '../../yaml/splice/spliceLayout';
import { patchMap, patchValue } from '../../yaml/splice/splicePatch';
import type { SpliceContext } from '../../yaml/splice/spliceParts';
import { deleteEntry } from '../edit/editDelete';
import { entriesById, SECTIONS } from '../edit/editFind';
import type { FoundEntry } from '../edit/editFind';
import { restoredEntry } from '../edit/editNewEntry';
import { insertEntries } from '../edit/editSections';
import type { MergePlan } from './mergePlan';
import type { MergeReading } from './mergeReading';

/** Applies the plan to the text of ours: every byte that it does not concern is unchanged,
 * comments, order, line endings and byte order mark included. Undefined where the text after a
 * step cannot be read. Reads the text for each of its three steps, and for each entry that leaves
 * its section empty. */
export function spliceMerge(ours: MergeReading, plan: MergePlan): string | undefined {
  let text: string | undefined = ours.text;
  const lineEnding = lineEndingOf(text);
  const step = (splice: (context: SpliceContext, root: YamlMap) => void): boolean => {
    const root = text === undefined ? undefined : rootOf(text);
    if (text === undefined || !root) return false;
    const context = { text, lineEnding, edits: [] as TextEdit[] };
    splice(context, root);
    text = applyEdits(text, context.edits);
    return context.edits.length > 0;
  };

  step((context, root) => patch(context, root, ours, plan));
  const left = new Set(plan.deleted);
  while (left.size > 0) {
    const isDone = step((context, root) => {
      for (const [id, found] of deletable(entriesById(context.text, root), left)) {
        deleteEntry(context, root, found, false);
        left.delete(id);
      }
    });
    if (!isDone) return undefined;
  }
  if (plan.added.length > 0) step((context, root) => insert(context, root, plan));
  return text;
}

function rootOf(text: string): YamlMap | undefined {
  const { root } = runSync(readYaml(text));
  return root?.kind === 'map' ? root : undefined;
}

function patch(
  context: SpliceContext,
  root: YamlMap,
  ours: MergeReading,
  { head, patched }: MergePlan,
): void {
  const entries = entriesById(context.text, root);
  for (const [id, value] of patched) {
    const found = entries.get(id);
    if (found) runSync(patchValue(context, found.slot, ours.entries.get(id)?.value, value));
  }
  if (head?.kind === 'map' && head !== ours.head) runSync(patchMap(context, root, ours.head, head));
}

/** The entries that can be removed at once: of a block list all but the last one, else one
 * alone. */
function deletable(
  entries: ReadonlyMap<string, FoundEntry>,
  wanted: ReadonlySet<string>,
): readonly (readonly [string, FoundEntry])[] {
  const counts = new Map<string, number>();
  const found = [...entries].filter(([id]) => wanted.has(id));
  const together = found.filter(([, { section, list }]) => {
    const count = (counts.get(section) ?? 0) + 1;
    counts.set(section, count);
    return !list.flow && count < list.items.length;
  });
  return together.length > 0 ? together : found.slice(0, 1);
}

function insert(context: SpliceContext, root: YamlMap, { added }: MergePlan): void {
  // In the order of the sections: several missing ones may be added at one place.
  for (const section of SECTIONS) {
    const entries = added
      .filter(({ entry }) => entry.section === section)
      .map(({ entry }) => restoredEntry(entry.block, entry.start, undefined));
    insertEntries(context, root, section, entries);
  }
}
