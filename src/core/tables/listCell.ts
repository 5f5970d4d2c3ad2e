import { LIST_SEPARATOR } from './csv';

/** Members of a list in one cell, from which `listMembers` makes the same ones: those that have a
 * separator or begin with a quotation mark stand in quotation marks, which are doubled inside, as
 * in a table itself. */
export function listCell(members: readonly string[]): string {
  return members
    .map((member) => (/^\s*"|[;|]/.test(member) ? `"${member.replaceAll('"', '""')}"` : member))
    .join(LIST_SEPARATOR);
}

/** The members of a list in a cell with a known separator, as they are; those of `listCell` again
 * where it is that of lists. */
export function membersBetween(cell: string, separator: string): readonly string[] {
  const members: string[] = [];
  for (let at = 0; at <= cell.length;) {
    const end = quotedEnd(cell, at, separator);
    const next = end ?? cell.indexOf(separator, at);
    const stop = next < 0 ? cell.length : next;
    const member = cell.slice(at, stop);
    members.push(end === undefined ? member : member.slice(1, -1).replaceAll('""', '"'));
    at = stop + separator.length;
  }
  return members;
}

/** Where a member in quotation marks ends, before a separator or the end of the cell. */
function quotedEnd(cell: string, start: number, separator: string): number | undefined {
  if (cell.charAt(start) !== '"') return undefined;
  for (let at = cell.indexOf('"', start + 1); at >= 0; at = cell.indexOf('"', at + 1)) {
    if (cell.charAt(at + 1) === '"') at++;
    else if (at + 1 === cell.length || cell.startsWith(separator, at + 1)) return at + 1;
  }
  return undefined;
}

/** The members of a list in a cell, trimmed: separated by semicolons, else by bars. A quotation
 * mark that is not closed before a separator is part of its member. */
export function listMembers(cell: string): readonly string[] {
  const bySemicolon = split(cell, SEMICOLONS);
  return (bySemicolon.length > 1 ? bySemicolon : split(cell, BARS)).filter(
    (member) => member !== '',
  );
}

const SEMICOLONS = /\s*(?:"((?:[^"]|"")*)"\s*(?=;|$)|([^;]*))(;|$)/gy;
const BARS = /\s*(?:"((?:[^"]|"")*)"\s*(?=\||$)|([^|]*))(\||$)/gy;

function split(cell: string, pattern: RegExp): readonly string[] {
  const members: string[] = [];
  for (const [, quoted, plain = '', end] of cell.matchAll(pattern)) {
    members.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    if (end === '') break;
  }
  return members;
}
