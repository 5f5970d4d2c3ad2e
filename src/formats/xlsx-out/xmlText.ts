import { xmlCharacters } from '../../core/text/xml';

/** Text from a file inside an element or an attribute: characters that XML cannot contain become a
 * replacement character. */
export function xmlText(text: string): string {
  if (PLAIN.test(text)) return text;
  return xmlCharacters(text).replace(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark);
}

/** Matches text that needs no escaping, as is the case for most. */
const PLAIN = /^[\t\n\u0020\u0021\u0023-\u0025\u0027-;=?-\ud7ff]*$/;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** The text of a cell. Spreadsheets read `_x0041_` as the letter A (ECMA-376, ST_Xstring), so such
 * an underscore is escaped; carriage returns, which XML would lose, become line feeds. */
export function cellText(text: string): string {
  const escaped = text.includes('_') ? text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_') : text;
  return xmlText(escaped.includes('\r') ? escaped.replace(/\r\n?/g, '\n') : escaped);
}
