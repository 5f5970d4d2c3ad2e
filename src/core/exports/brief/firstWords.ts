import { oneLine } from '../../text/lines';

/** Whole words in one line; a fixed number of letters of a text without spaces. */
export function firstWords(text: string, letters: number): string {
  const line = oneLine(text);
  if (line.length <= letters) return line;
  const cut = new RegExp(`^.{0,${String(letters)}}`, 'su').exec(line)?.[0] ?? '';
  if (cut.length === line.length) return line;
  const space = cut.lastIndexOf(' ');
  return `${space > cut.length / 2 ? cut.slice(0, space) : cut} …`;
}
