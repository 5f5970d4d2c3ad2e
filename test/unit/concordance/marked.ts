import assert from 'node:assert/strict';
import { expressionSearch, parseExpression, type Span } from '../../../src/core';

/** Fails unless the expression stands in a text exactly where the brackets say: `a [[word]] in it`.
 * */
export function expectFound(expression: string, marked: string): void {
  const text = marked.replaceAll(/\[\[|\]\]/g, '');
  assert.equal(bracketed(text, found(expression, text)), marked, expression);
}

export function found(expression: string, text: string, unitsPerSlice?: number): readonly Span[] {
  const parsed = parseExpression(expression);
  assert.ok(parsed.kind === 'expression', expression);
  const steps = expressionSearch(parsed.expression)(text, 0, unitsPerSlice);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function bracketed(text: string, spans: readonly Span[]): string {
  let marked = '';
  let at = 0;
  for (const { start, end } of spans) {
    marked += `${text.slice(at, start)}[[${text.slice(start, end)}]]`;
    at = end;
  }
  return marked + text.slice(at);
}

/** Runs work that is done in steps to its end. */
export function finished<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
