import type { Span } from '../model/span';

/** What closes a quotation that such a mark opens. Single marks are absent: an apostrophe looks
 * like them. */
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['„', '“”'],
  ['«', '»'],
  ['»', '«'],
  ['"', '"'],
  ['「', '」'],
  ['『', '』'],
]);

/** Whether words of a text (UTF-16 units) are direct speech: at least half of their letters stand
 * in quotation marks of their paragraph. A paraphrase has none in marks; undefined where some words
 * are, which may be a quotation or only doubted words. A mark that nothing closes holds to the end
 * of its paragraph, as where a quotation goes on in the next one. */
export function speechOf(text: string, span: Span): 'direct' | 'paraphrase' | undefined {
  let quoted = 0;
  let all = 0;
  let closing: string | undefined;
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  for (let at = start; at < span.end; at++) {
    const sign = text.charAt(at);
    if (sign === '\n') closing = undefined;
    else if (closing?.includes(sign)) closing = undefined;
    else if (closing === undefined && CLOSING.has(sign)) closing = CLOSING.get(sign);
    else if (at >= span.start && LETTER.test(sign)) {
      all += 1;
      if (closing !== undefined) quoted += 1;
    }
  }
  if (quoted === 0) return 'paraphrase';
  return quoted * 2 >= all ? 'direct' : undefined;
}

const LETTER = /\p{L}/u;
