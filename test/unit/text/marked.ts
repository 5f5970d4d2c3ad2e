import type { Span } from '../../../src/core/model/span';

/** Reads `They [[oppose]] it.` as a text and the span of the marked words. */
export function marked(source: string): { readonly text: string; readonly span: Span } {
  const start = source.indexOf('[[');
  const end = source.indexOf(']]') - 2;
  if (start === -1 || end < start) throw new Error(`No [[…]] in ${source}`);
  return { text: source.replace('[[', '').replace(']]', ''), span: { start, end } };
}

/** The other way round, for readable failures. */
export function showSpan(text: string, span: Span | undefined): string {
  if (!span) return text;
  return `${text.slice(0, span.start)}[[${text.slice(span.start, span.end)}]]${text.slice(span.end)}`;
}
