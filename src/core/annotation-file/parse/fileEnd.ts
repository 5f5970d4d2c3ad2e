import { SECTION_OF } from '../../model/annotation';
import type { YamlMap, YamlNode } from '../../yaml/node';
import { childOf } from '../../yaml/shape/shape';
import { QUOTE } from '../definition';

/** How an annotation file ends: with its marker; without it, but after an entry that lacks nothing,
 * as formatters leave a file; or in neither way: it may have been cut off. */
export type FileEnd = 'marked' | 'whole' | 'cut';

/** A file that was cut off within an entry, or within what is known about the article, is `cut`.
 * One that was cut off exactly between two entries cannot be told from a whole one: it is `whole`,
 * and its entries are the first ones of the original. Only the form in which the program writes an
 * entry counts: the quote is the last key of every entry, and the keys of a quote have their order.
 * A formatter that sorts keys may put some behind what looks like the end of an entry. The last
 * quote has all keys that every quote has. Of it `occurrence`, `around` and `was` can be
 * lost, but not a part of one; a place that needs `occurrence` is then uncertain. A file
 * without entries counts by its last coder's state. */
export function fileEnd(text: string, root: YamlNode | undefined): FileEnd {
  if (hasMarker(text)) return 'marked';
  return root?.kind === 'map' && text.endsWith('\n') && isComplete(text, root) ? 'whole' : 'cut';
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

function isComplete(text: string, root: YamlMap): boolean {
  const last = root.entries.at(-1);
  if (last === undefined) return false;
  if (last.key.value === 'coded') return isCoded(text, last.value);
  if (!SECTIONS.has(last.key.value) || last.value.kind !== 'list') return false;
  const sections = root.entries.flatMap(({ key, value }) =>
    SECTIONS.has(key.value) && value.kind === 'list' ? value.items : [],
  );
  const entry = last.value.items.at(-1);
  if (!sections.every(endsWithQuote) || entry?.kind !== 'map' || entry.flow) return false;
  const quote = entry.entries.at(-1)?.value;
  return quote !== undefined && isWholeQuote(text, quote);
}

function endsWithQuote(entry: YamlNode): boolean {
  const last = entry.kind === 'map' ? entry.entries.at(-1) : undefined;
  if (last?.key.value !== 'quote') return false;
  const parts = last.value.kind === 'list' ? last.value.items : [last.value];
  return parts.every((part) => part.kind !== 'map' || isInOrder(part));
}

const QUOTE_KEYS = Object.keys(QUOTE.keys);

/** Without keys of its own, too, which could be anywhere. */
function isInOrder({ entries }: YamlMap): boolean {
  const places = entries.map(({ key }) => QUOTE_KEYS.indexOf(key.value));
  return places.every((place, index) => place > (places[index - 1] ?? -1));
}

/** With all that the program writes of every quote. A discontinuous quote may lack a part, so it is
 * not taken for whole. */
function isWholeQuote(text: string, quote: YamlNode): boolean {
  if (quote.kind !== 'map' || quote.flow) return false;
  const isThere = (key: string) => childOf(quote, key) !== undefined;
  if (!['exact', 'start', 'repeated'].every(isThere)) return false;
  const last = quote.entries.at(-1);
  if (last && ['around', 'was'].includes(last.key.value)) return isClosed(text, last.value);
  if (last?.key.value !== 'occurrence') return true;
  return last.value.kind === 'list' && last.value.items.length === 2;
}

/** The last coder's state with what is written last: the version of the codebook, the reason, or
 * the digest, and when machines' readings were seen. */
function isCoded(text: string, coded: YamlNode): boolean {
  const coder = coded.kind === 'map' ? coded.entries.at(-1)?.value : undefined;
  if (coder?.kind !== 'map' || coder.flow) return false;
  const state = childOf(coder, 'state');
  const last = coder.entries.at(-1);
  const wanted = state?.kind === 'scalar' && state.value === 'not-relevant' ? 'reason' : 'codebook';
  if (state === undefined || !last || ![wanted, 'digest', 'seen'].includes(last.key.value))
    return false;
  return isClosed(text, last.value);
}

/** Whether text cannot go on behind it: it ends with its quotation mark, or is one word. Formatters
 * spread long text over several lines, of which the last ones may be missing. */
function isClosed(text: string, { kind, span }: YamlNode): boolean {
  return kind === 'scalar' && /^(?:["'].*|[^\s"'|>]\S*)$/s.test(text.slice(span.start, span.end));
}
