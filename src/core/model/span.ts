/** A half-open stretch of an article's text: `start` ≤ `end`, in UTF-16 code units of the text
 * with LF line endings and no BOM. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Text order: by start, the longer one first, so that an outer span comes before those inside
 * it. */
export function compareSpans(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

/** Sorted, disjoint stretches that cover the same as the sorted spans. */
export function unionOf(spans: readonly Span[]): readonly Span[] {
  const union: Span[] = [];
  for (const span of spans) {
    const last = union.at(-1);
    if (last && span.start < last.end) {
      union[union.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else {
      union.push({ start: span.start, end: span.end });
    }
  }
  return union;
}
