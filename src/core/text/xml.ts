/** Text for use between tags and in quoted attributes; see `xmlCharacters`. */
export function xmlText(text: string, instead?: string): string {
  return xmlCharacters(text, instead).replace(
    /[&<>"'\t\n\r]/g,
    (character) => ESCAPES.get(character) ?? character,
  );
}

/** Text without characters that XML cannot contain: controls except tab and line breaks, lone
 * surrogates, U+FFFE and U+FFFF (XML 1.0, production 2). A file with one of them cannot be opened;
 * `instead` replaces each. */
export function xmlCharacters(text: string, instead = '\ufffd'): string {
  return text.replace(CANNOT_STAND, instead);
}

const CANNOT_STAND =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
  ['\t', '&#9;'],
  ['\n', '&#10;'],
  ['\r', '&#13;'],
]);
