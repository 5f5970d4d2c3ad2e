import type { YamlList, YamlMap } from '../../yaml/node';
import { columnOf, nextLine, nodeEnd } from '../../yaml/splice/spliceLayout';
import { emptyList, itemLinesOf } from '../../yaml/splice/spliceList';
import type { ItemLines } from '../../yaml/splice/spliceList';
import { removeParts } from '../../yaml/splice/spliceParts';
import type { Part, SpliceContext } from '../../yaml/splice/spliceParts';
import { idAt, rootParts, storedStart } from './editFind';
import type { FoundEntry } from './editFind';
import type { DeletedPlace } from './editTypes';

export interface Deleted {
  readonly block: string;
  readonly start: number | undefined;
  readonly place: DeletedPlace;
}

/** Removes an entry with the comments directly above it. After the last one of a section `[]` is
 * left, or the section is removed too. */
export function deleteEntry(
  splice: SpliceContext,
  root: YamlMap,
  found: FoundEntry,
  dropSection: boolean,
): Deleted {
  const { text } = splice;
  const { list, index, listStart, node } = found;
  const isLast = list.items.length === 1;
  const regions = list.flow ? undefined : itemLinesOf(text, list, listStart);
  const region = regions?.[index];
  const block = region ?? { start: node.span.start, end: nodeEnd(text, node, node.span.start) };
  if (isLast && dropSection && root.entries.length > 1) removeSection(splice, root, found, region);
  else if (isLast && region) emptyList(splice, listStart, region);
  else if (isLast) splice.edits.push({ ...list.span, text: '[]' });
  else if (region) splice.edits.push({ start: region.start, end: region.end, text: '' });
  else removeParts(splice, flowParts(text, list, index), true);
  const border = regions?.[index - 1]?.end ?? nextLine(text, listStart);
  const gap = region ? text.slice(border, region.start).split('\n').length - 1 : 0;
  return {
    block: text.slice(block.start, block.end),
    start: storedStart(node),
    place: { index, after: idAt(list, index - 1), before: idAt(list, index + 1), gap },
  };
}

function removeSection(
  splice: SpliceContext,
  root: YamlMap,
  found: FoundEntry,
  region: ItemLines | undefined,
): void {
  const parts = rootParts(splice.text, root).map((part) => {
    return { ...part, removed: part.key === found.section };
  });
  const part = parts.find(({ removed }) => removed);
  if (!region || !part) {
    removeParts(splice, parts, root.flow);
    return;
  }
  const start = part.start - columnOf(splice.text, part.start);
  splice.edits.push({ start, end: region.end, text: '' });
}

function flowParts(text: string, list: YamlList, removed: number): readonly Part[] {
  return list.items.map((node, index) => ({
    start: node.span.start,
    end: nodeEnd(text, node, node.span.start),
    node,
    removed: index === removed,
  }));
}
