import {
  expressionSearch,
  runSync,
  frontMatterEnd,
  lineOf,
  parseExpression,
  type ExpressionSearch,
} from '../../core';
import type { FoundInText, SearchedArticle } from '../ports';

/** What a thread does for a concordance over an expression: searches one text, and makes at most
 * `room` lines. Undefined for an article of very many mentions, whose lines the host makes in
 * steps, since one message with all of them would be too long. */
export function textSearch(
  expression: string,
): (article: SearchedArticle, text: string, room: number) => FoundInText | undefined {
  const search = searchFor(expression);
  return ({ path, date }, text, room) => {
    const from = frontMatterEnd(path, text);
    const spans = search ? runSync(search(text, from)) : [];
    if (spans.length > MOST_REPORTED) return undefined;
    const given = { article: path, text, date, from };
    const lines = spans.slice(0, room).map((span) => lineOf(given, span));
    return { text: hashOf(text), mentions: spans.length, lines };
  };
}

/** The search for an expression; undefined if it is not valid, and then nothing is found. */
export function searchFor(expression: string): ExpressionSearch | undefined {
  const parsed = parseExpression(expression);
  return parsed.kind === 'expression' ? expressionSearch(parsed.expression) : undefined;
}

/** FNV-1a over the UTF-16 units, mixed with the length. Different texts have the same hash once in
 * four thousand million times; then a concordance is only not reported as outdated. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5 ^ text.length;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash;
}

/** Lines that are reported of one article. Each line is some half a kilobyte. */
const MOST_REPORTED = 64;
