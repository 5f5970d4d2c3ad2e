import { SECTION_OF } from '../../model/annotation';
import type { AnnotationId } from '../../model/ids';
import type { Span } from '../../model/span';
import type { YamlEntry } from '../../yaml/node';
import type { FileIds } from './fileIds';

/** The parts of an entry of an annotation file, in offsets of the file's own text. */
export interface AnnotationEntryPlace {
  readonly id: AnnotationId;
  /** The id as written. */
  readonly idSpan: Span;
  /** Its quote with its key; undefined where it has none. */
  readonly quote: Span | undefined;
  readonly entry: Span;
}

/** The entries of an annotation file that have an id, in the order of the text. */
export function annotationPlaces({ root, kind }: FileIds): readonly AnnotationEntryPlace[] {
  if (kind !== 'annotations') return [];
  return root.entries.flatMap(({ key, value }) => {
    if (value.kind !== 'list' || !SECTIONS.has(key.value)) return [];
    return value.items.flatMap((item): readonly AnnotationEntryPlace[] => {
      if (item.kind !== 'map') return [];
      const id = item.entries.find((entry) => entry.key.value === 'id')?.value;
      if (id?.kind !== 'scalar' || id.value === '') return [];
      const quote = item.entries.find((entry) => entry.key.value === 'quote');
      return [{ id: id.value, idSpan: id.span, quote: quote && wholeOf(quote), entry: item.span }];
    });
  });
}

/** The entry whose id or quote is at an offset, its ends included, and which of them. */
export function annotationEntryAt(
  file: FileIds,
  offset: number,
): { readonly id: AnnotationId; readonly span: Span } | undefined {
  const touches = (span: Span | undefined): span is Span =>
    span !== undefined && span.start <= offset && offset <= span.end;
  for (const { id, idSpan, quote, entry } of annotationPlaces(file)) {
    if (!touches(entry)) continue;
    const span = [idSpan, quote].find(touches);
    if (span) return { id, span };
  }
  return undefined;
}

const SECTIONS: ReadonlySet<string> = new Set(Object.values(SECTION_OF));

function wholeOf({ key, value }: YamlEntry): Span {
  return { start: key.span.start, end: Math.max(key.span.end, value.span.end) };
}
