import * as vscode from 'vscode';
import type { PositionsPlan } from '../../core';
import { localizer } from '../derived/viewContext';

/** The unit in which a file counts its places, and how many quotes match with it. */
export function countingText([way, fitted]: PositionsPlan['countings'][number]): string {
  const { unit, lineEnds, first, from } = way;
  const facts = [
    unit === 'utf-16'
      ? vscode.l10n.t('UTF-16 units')
      : unit === 'code-points'
        ? vscode.l10n.t('code points')
        : vscode.l10n.t('bytes of UTF-8'),
    ...(lineEnds === 'two' ? [vscode.l10n.t('two-character line breaks')] : []),
    ...(first === 1 ? [vscode.l10n.t('counted from 1')] : []),
    ...(from === 'body' ? [vscode.l10n.t('counted from the end of the front matter')] : []),
  ];
  return vscode.l10n.t('{0} of the quotes: {1}', localizer.number(fitted), facts.join(', '));
}
