import { SECTION_OF } from '../../model/annotation';
import type { YamlMap, YamlNode } from '../../yaml/node';
import { childOf } from '../../yaml/shape/shape';

/** How an annotation file ends: with its marker; without it, but after an entry that lacks nothing,
 * as formatters leave a file; or in neither way: it may have been cut off. */
export type FileEnd = 'marked' | 'whole' | 'cut';

/** A file that was cut off within an entry, or within what is known about the article, is `cut`.
 * One that was cut off exactly between two entries cannot be told from a whole one: it is `whole`,
 * and its entries are the first ones of the original. Only the form in which the program writes an
 * entry counts: its quote is the last key, and has all keys that every quote has. Of the last quote
 * `was` and `occurrence` can be lost, which few quotes have; a place that needs `occurrence` is
 * then uncertain. A file without entries counts by its last coder's state. */
export function fileEnd(text: string, root: YamlNode | undefined): FileEnd {
  if (hasMarker(text)) return 'marked';
  return root?.kind === 'map' && text.endsWith('\n') && isComplete(root) ? 'whole' : 'cut';
}

/** The last line that is not a comment must be `...`, with its line break. */
function hasMarker(text: string): boolean {
  let end = text.length;
  while (end > 0) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    if (!/^\s*(?:#.*)?$/s.test(line))
      return end < text.length && /^\uFEFF?\.\.\.(?:\s.*)?$/s.test(line);
    end = start - 1;
  }
  return false;
}

const SECTIONS: ReadonlySet<string> = new Set(Object.values(SECTION_OF));

function isComplete(root: YamlMap): boolean {
  const last = root.entries.at(-1);
  if (last === undefined) return false;
  if (last.key.value === 'coded') return isCoded(last.value);
  if (!SECTIONS.has(last.key.value) || last.value.kind !== 'list') return false;
  const entry = last.value.items.at(-1);
  if (entry?.kind !== 'map' || entry.flow) return false;
  const quote = entry.entries.at(-1);
  return quote?.key.value === 'quote' && isWholeQuote(quote.value);
}

/** With all that the program writes of every quote. A discontinuous quote may lack a part, so it is
 * not taken for whole. */
function isWholeQuote(quote: YamlNode): boolean {
  if (quote.kind !== 'map' || quote.flow) return false;
  return ['exact', 'start', 'repeated'].every((key) => childOf(quote, key) !== undefined);
}

/** The last coder's state with what is written last: the version of the codebook, or the reason. */
function isCoded(coded: YamlNode): boolean {
  const coder = coded.kind === 'map' ? coded.entries.at(-1)?.value : undefined;
  if (coder?.kind !== 'map' || coder.flow) return false;
  const state = childOf(coder, 'state');
  const last = coder.entries.at(-1)?.key.value;
  const wanted = state?.kind === 'scalar' && state.value === 'not-relevant' ? 'reason' : 'codebook';
  return state !== undefined && last === wanted && childOf(coder, wanted) !== undefined;
}
