import { xmlCharacters } from '../../core/text/xml';

/** Text from a file inside an element or an attribute: what XML cannot hold is shown as a replacement character. */
export function xmlText(text: string): string {
  if (PLAIN.test(text)) return text;
  return xmlCharacters(text).replace(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark);
}

/** Most texts, which are looked through once. */
const PLAIN = /^[\t\n\u0020\u0021\u0023-\u0025\u0027-;=?-\ud7ff]*$/;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text of a cell: spreadsheets read `_x0041_` as the letter A (ECMA-376, ST_Xstring), so that the line below it is
 * escaped where it would be read so; a carriage return alone would be lost in XML. */
export function cellText(text: string): string {
  const escaped = text.includes('_') ? text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_') : text;
  return xmlText(escaped.includes('\r') ? escaped.replace(/\r\n?/g, '\n') : escaped);
}
