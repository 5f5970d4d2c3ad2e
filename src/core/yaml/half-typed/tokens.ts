/** A key at a column, with the end of its token and the column of its colon; undefined where the
 * text is a value. */
export function keyIn(
  text: string,
  at: number,
): { readonly value: string; readonly end: number; readonly colon: number } | undefined {
  const mark = text[at];
  if (mark === undefined || '[]{}#|>'.includes(mark)) return undefined;
  if (mark === '"' || mark === "'") {
    const close = closingOf(text, at + 1, mark);
    if (close === undefined) return undefined;
    const colon = /^[ \t]*:(?=[ \t]|$)/.exec(text.slice(close + 1))?.[0].length;
    if (colon === undefined) return undefined;
    return { value: unquoted(text.slice(at, close + 1)), end: close + 1, colon: close + colon };
  }
  for (let colon = text.indexOf(':', at); colon >= 0; colon = text.indexOf(':', colon + 1)) {
    if (!/^(?:[ \t]|$)/.test(text.slice(colon + 1, colon + 2))) continue;
    const value = text.slice(at, colon);
    if (/[ \t]#/.test(value)) return undefined;
    const written = value.trimEnd();
    return { value: written, end: at + written.length, colon };
  }
  return undefined;
}

/** The column of the quotation mark that closes a text; undefined where it does not end in this
 * line. */
export function closingOf(text: string, from: number, mark: '"' | "'"): number | undefined {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\' && mark === '"') at++;
    else if (text[at] === mark) {
      if (mark === "'" && text[at + 1] === mark) at++;
      else return at;
    }
  }
  return undefined;
}

/** The column of the comment after a value that begins at `from`, white space before it included;
 * undefined where there is none. */
export function commentIn(text: string, from: number): number | undefined {
  for (let at = from; at < text.length; at++) {
    const unit = text.charAt(at);
    const isStart = at === from || /[\s[{,:]/.test(text.charAt(at - 1));
    if ((unit === '"' || unit === "'") && isStart) {
      const close = closingOf(text, at + 1, unit);
      // An open quotation mark: everything behind it is text.
      if (close === undefined) return undefined;
      at = close;
    } else if (unit === '#' && (at === 0 || /\s/.test(text.charAt(at - 1)))) {
      const before = text.slice(0, at).trimEnd().length;
      return Math.max(from, before);
    }
  }
  return undefined;
}

/** A scalar as written, without its quotation marks. Escapes stay, except the doubled mark. */
export function unquoted(written: string): string {
  const mark = written[0];
  if (mark !== '"' && mark !== "'") return written;
  const inner = written.slice(1, written.length > 1 && written.endsWith(mark) ? -1 : undefined);
  return mark === "'" ? inner.replaceAll("''", "'") : inner;
}
