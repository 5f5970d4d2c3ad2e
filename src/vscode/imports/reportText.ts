import * as vscode from 'vscode';
import { localizer } from '../derived/viewContext';

/** A report of an import: each part with its title and lines; parts without lines are omitted. VS
 * Code turns each address in it into a link. */
export function reportText(
  parts: readonly (readonly [title: string, lines: readonly string[]])[],
): string {
  return parts
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => `${title}\n\n${lines.join('\n')}\n`)
    .join('\n');
}

export function rowsText(count: number): string {
  return count === 1 ? vscode.l10n.t('1 row') : vscode.l10n.t('{0} rows', localizer.number(count));
}
