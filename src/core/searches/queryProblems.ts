import type { Codebook } from '../model/codebook';
import type { Span } from '../model/span';
import { problem } from '../problems/report';
import type { KnownProblem, ProblemCode } from '../problems/table';
import { readQuery } from '../query/readQuery';
import type { Task } from '../util/task';
import type { YamlScalar } from '../yaml/node';
import type { SharedSearch } from './parse';

/** The problems of the queries in a `searches.yaml`, each at its place in `text`, the text that
 * they were read from. Yields between two searches: an unknown name is compared with all known
 * ones. */
export function* queryProblems(
  text: string,
  searches: readonly SharedSearch[],
  codebook: Codebook,
): Task<readonly KnownProblem[]> {
  const problems: KnownProblem[] = [];
  for (const [index, { query, queryNode }] of searches.entries()) {
    if (index > 0) yield undefined;
    // Blanks before it were trimmed.
    const cut = queryNode.value.length - queryNode.value.trimStart().length;
    for (const { code, args, span } of readQuery(query, codebook).problems) {
      const known: ProblemCode = `query-${code}`;
      const within = { start: span.start + cut, end: span.end + cut };
      problems.push(problem(known, placeInScalar(text, queryNode, within), ...args));
    }
  }
  return problems;
}

/** The span of a part of a scalar's value in the file; the whole scalar, if it is written on
 * several lines. */
export function placeInScalar(text: string, { value, span }: YamlScalar, part: Span): Span {
  const source = text.slice(span.start, span.end);
  const quote = /^["']/.exec(source)?.[0];
  const inner = quote === undefined ? source : source.slice(1, -1);
  if (/[\r\n]/.test(source)) return { ...span };
  const first = span.start + (quote === undefined ? 0 : 1);
  const units = quote === '"' ? ESCAPED : quote === "'" ? DOUBLED : undefined;
  if (units === undefined) {
    if (inner !== value) return { ...span };
    return { start: first + part.start, end: first + part.end };
  }
  const offsets = offsetsOf(inner, units);
  const [start, end] = [offsets[part.start], offsets[part.end]];
  // The source is read otherwise than assumed here.
  if (offsets.length !== value.length + 1 || start === undefined || end === undefined)
    return { ...span };
  return { start: first + start, end: first + end };
}

/** The source of one or two units of a value, in double and in single quotation marks. */
const ESCAPED = /\\(?:x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}|[^])|[^]/gy;
const DOUBLED = /''|[^]/gy;

/** For each unit of the value, where it begins in the source; then the end. */
function offsetsOf(source: string, units: RegExp): readonly number[] {
  const offsets: number[] = [];
  for (const match of source.matchAll(units)) {
    offsets.push(match.index);
    // A character of two units.
    const isLong = match[0].startsWith('\\U') && Number.parseInt(match[0].slice(2), 16) > 0xffff;
    if (isLong) offsets.push(match.index);
  }
  return [...offsets, source.length];
}
