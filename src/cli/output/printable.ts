/** What moves a cursor, colours a terminal, begins a line or turns the order of letters round: control
 * characters with those of C1, separators of lines, and marks of direction. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;
const UNPRINTABLE_BUT_LAYOUT = /(?![\t\n])[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/** One line for a person, whatever names and texts from files stand in it: unprintable characters are
 * shown as `\u001b`. All that the command line prints for people goes through here. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, escaped);
}

/** The same with the line breaks and tabs of what has several lines, such as a file that is shown. */
export function printableLines(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(UNPRINTABLE_BUT_LAYOUT, escaped);
}

/** A line and its end. */
export function printedLine(text: string): string {
  return `${printable(text)}\n`;
}

/** Runs of white space become one space: a quote of several lines reads as one. */
export function oneLine(text: string): string {
  return printable(text.replace(/\s+/g, ' '));
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
