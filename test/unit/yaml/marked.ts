import assert from 'node:assert/strict';
import type { Problem } from '../../../src/core/model/problem';
import type { Span } from '../../../src/core/model/span';

/** A text with one place in it, written between « and ». */
export function marked(source: string): { readonly text: string; readonly span: Span } {
  const start = source.indexOf('«');
  const end = source.indexOf('»') - 1;
  assert.ok(start >= 0 && end >= start, `no «…» in ${source}`);
  return { text: source.replace('«', '').replace('»', ''), span: { start, end } };
}

/** The text with a problem's place marked, as `marked` takes it: what a failing test shows. */
export function withMark(text: string, { span }: Problem): string {
  const { start, end } = span;
  return `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`;
}
