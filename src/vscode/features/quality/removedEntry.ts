import * as vscode from 'vscode';

/** The lines of an entry of a block map that begins in a line: down to the next line that is not
 * further in. Undefined where it shares its lines with others (flow style), or is the only one of
 * its map, since an empty map would mean something else. */
export function removedEntry(
  document: Pick<vscode.TextDocument, 'lineAt' | 'lineCount'>,
  line: number,
): vscode.Range | undefined {
  const indentOf = (at: number): number | undefined => {
    if (at < 0 || at >= document.lineCount) return undefined;
    const { isEmptyOrWhitespace, firstNonWhitespaceCharacterIndex } = document.lineAt(at);
    return isEmptyOrWhitespace ? Infinity : firstNonWhitespaceCharacterIndex;
  };
  const own = indentOf(line);
  if (own === undefined || own === 0 || own === Infinity) return undefined;
  if (/[{}[\],]\s*$/.test(document.lineAt(line).text) && !isWhole(document.lineAt(line).text))
    return undefined;
  let end = line + 1;
  while ((indentOf(end) ?? -1) > own) end++;
  let before = line - 1;
  while ((indentOf(before) ?? -1) > own) before--;
  if (indentOf(before) !== own && indentOf(end) !== own) return undefined;
  return new vscode.Range(line, 0, end, 0);
}

/** True for `key: {…}` on one line. */
function isWhole(text: string): boolean {
  return /^\s*[^{}[\],]+:\s*(?:\{[^{}[\]]*\}|\[[^{}[\]]*\])\s*$/.test(text);
}
