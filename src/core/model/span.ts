/** A half-open stretch of an article's text: `start` ≤ `end`, in UTF-16 code units of the text
 * with LF line endings and no BOM. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Text order: by start, the longer one first, so that an outer span comes before what it holds. */
export function compareSpans(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}
