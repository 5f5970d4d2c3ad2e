/** JSON in which control characters, line separators and direction marks are escaped: the data is
 * the same, and a terminal or an editor that shows it does not interpret them. */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(OBEYED, escaped);
}

/** `JSON.stringify` escapes those below U+0020 and lone surrogates itself. */
const OBEYED = /[\u007f-\u009f\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A JSON list with one member a line, in pieces: easy to compare, and never one huge string. */
export function* jsonList(members: Iterable<unknown>): Generator<string> {
  let first = true;
  for (const member of members) {
    yield `${first ? '[' : ','}\n${jsonText(member)}`;
    first = false;
  }
  yield first ? '[]' : '\n]';
}
