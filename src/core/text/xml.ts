/** Text as it may stand between tags and in quoted attributes. `instead` stands for characters that XML
 * 1.0 cannot hold at all (controls, lone surrogates, U+FFFE and U+FFFF): with one of them no program
 * opens the file. */
export function xmlText(text: string, instead = '\ufffd'): string {
  return text
    .replace(CANNOT_STAND, instead)
    .replace(/[&<>"'\t\n\r]/g, (character) => ESCAPES.get(character) ?? character);
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
