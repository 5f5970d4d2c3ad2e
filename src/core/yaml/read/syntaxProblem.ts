import type { Span } from '../../model/span';
import { problem } from '../../problems/report';
import type { KnownProblem } from '../../problems/table';

/** A syntax error in words for users who do not know YAML, at the place to be changed. `code` and
 * `message` as `yaml` gives them; errors without plain words here keep their message. Linear in
 * the text. */
export function syntaxProblem(
  text: string,
  code: string,
  message: string,
  span: Span,
): KnownProblem {
  switch (code) {
    case 'TAB_AS_INDENT':
      return problem('tab-indent', span);
    case 'BAD_DQ_ESCAPE':
      return problem('bad-escape', span, text.slice(span.start, span.start + 2));
    case 'BAD_SCALAR_START':
      return problem('reserved-start', span, text.slice(span.start, span.end));
    case 'BLOCK_AS_IMPLICIT_KEY':
      if (!/:(?:[ \t]|$)/.test(restOfLine(text, span.start)))
        return problem('bad-indent', nextLine(text, span.start));
      return problem(isValue(text, span.start) ? 'colon-in-value' : 'bad-indent', {
        start: span.start,
        end: lineEnd(text, span.start),
      });
    case 'MULTILINE_IMPLICIT_KEY':
      return problem('missing-colon', { start: span.start, end: lineEnd(text, span.start) });
  }
  if (/end with a [\]}]$/.test(message)) return problem('open-bracket', openBracket(text, span));
  if (message.endsWith('followed by map values')) return problem('missing-colon', span);
  if (/^Sequence item without|must start at the same column$/.test(message))
    return problem('bad-indent', { start: span.start, end: lineEnd(text, span.start) });
  if (message.startsWith('Unexpected block-seq-ind')) return problem('reserved-start', span, '-');
  const before = text.slice(0, span.start).trimEnd().at(-1) ?? '';
  if (message.startsWith('Not a YAML token') && /[|>]/.test(before))
    return problem('reserved-start', span, before);
  if (code === 'UNEXPECTED_TOKEN' && /["'\]}]/.test(before)) return problem('text-behind', span);
  return problem('syntax', span, message);
}

/** Whether a name and a colon precede a place in its line. */
function isValue(text: string, start: number): boolean {
  return /:[ \t]+$/.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start));
}

function lineEnd(text: string, from: number): number {
  const found = text.slice(from).search(/\r?\n/);
  return found < 0 ? text.length : from + found;
}

function restOfLine(text: string, from: number): string {
  return text.slice(from, lineEnd(text, from));
}

/** The words of the next line with content. */
function nextLine(text: string, from: number): Span {
  const line = /\n[ \t]*([^\s#][^\r\n]*)/.exec(text.slice(from));
  const words = line?.[1];
  if (!line || words === undefined) return { start: from, end: lineEnd(text, from) };
  const start = from + line.index + line[0].length - words.length;
  return { start, end: start + words.length };
}

/** The last bracket before a place that is not closed until there. */
function openBracket(text: string, { start, end }: Span): Span {
  let closed = 0;
  for (let at = start - 1; at >= 0; at--) {
    if (text[at] === ']' || text[at] === '}') closed++;
    else if ((text[at] === '[' || text[at] === '{') && closed-- === 0)
      return { start: at, end: at + 1 };
  }
  return { start, end };
}
