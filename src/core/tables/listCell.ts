import { LIST_SEPARATOR } from './csv';

/** Members of a list in one cell, from which `listMembers` makes the same ones: those that have a
 * separator or begin with a quotation mark stand in quotation marks, which are doubled inside, as
 * in a table itself. */
export function listCell(members: readonly string[]): string {
  return members
    .map((member) => (/^\s*"|[;|]/.test(member) ? `"${member.replaceAll('"', '""')}"` : member))
    .join(LIST_SEPARATOR);
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
