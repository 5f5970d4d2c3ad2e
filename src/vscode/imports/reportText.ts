import * as vscode from 'vscode';
import { localizer } from '../derived/viewContext';

/** What an import did, to be read: each part with its title and lines; parts without a line are left out. VS Code makes a link of
 * each address in it. */
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
