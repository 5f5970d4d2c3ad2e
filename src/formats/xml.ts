import { DOMParser } from './dom';
import { isDeep } from './depth';
import { Refused } from './refuse';

/** The text of a part of a zip. Throws `Refused` for bytes that are not UTF-8, for elements nested
 * deeper than in any real document, which take parsers very long, and for a document type with
 * entities, which may be endless or load other files. */
export function xmlText(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refused('unreadable');
  }
  if (/<!ENTITY|<!DOCTYPE[^>]*\[/i.test(text) || isDeep(text)) throw new Refused('unreadable');
  return text;
}

/** The elements of a part that `xmlText` has accepted. */
export function parsedXml(text: string): Document {
  return new DOMParser().parseFromString(text, 'text/xml') as unknown as Document;
}

/** The words of the first element of a name; undefined where it is missing or empty. */
export function wordsOf(document: Document | undefined, name: string): string | undefined {
  const words = document?.getElementsByTagName(name)[0]?.textContent.replace(/\s+/g, ' ').trim();
  return words === '' ? undefined : words;
}

/** Text for HTML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}
