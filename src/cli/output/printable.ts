/** Characters that move a cursor, colour a terminal, begin a line or reverse the order of letters:
 * control characters including C1, line separators, and direction marks. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;
const UNPRINTABLE_BUT_LAYOUT = /(?![\t\n])[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/** Text on one line that is safe to print, whatever names and texts from files it contains:
 * unprintable characters become such as `\u001b`. Everything that the command line prints on a
 * terminal passes through here. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, escaped);
}

/** Like `printable`, but keeps line breaks and tabs, for texts of several lines such as a file. */
export function printableLines(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(UNPRINTABLE_BUT_LAYOUT, escaped);
}

/** A printable line with its line break. */
export function printedLine(text: string): string {
  return `${printable(text)}\n`;
}

/** Replaces runs of white space by one space, so that a quote of several lines is one. */
export function oneLine(text: string): string {
  return printable(text.replace(/\s+/g, ' '));
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
