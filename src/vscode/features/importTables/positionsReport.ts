import * as vscode from 'vscode';
import { labelText, type PlannedPosition, type PositionsPlan } from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { countingText } from '../../imports/countingText';
import { reportText } from '../../imports/reportText';
import { positionsText, rowText } from './previewPositions';

/** A report of an import of positions: VS Code turns each address into a link. */
export function positionsReport(
  loaded: LoadedCorpus,
  table: vscode.Uri,
  { problems, added, countings }: PositionsPlan,
  written: readonly PlannedPosition[],
): string {
  const counts = new Map<string, number>();
  for (const { article } of written) counts.set(article, (counts.get(article) ?? 0) + 1);
  const of = (wanted: 'error' | 'warning'): readonly string[] =>
    problems.filter(({ severity }) => severity === wanted).map(rowText);
  return reportText([
    [vscode.l10n.t('Table'), [table.toString()]],
    [
      vscode.l10n.t('Written'),
      [...counts].map(([article, count]) => {
        return `${labelText(article)}: ${positionsText(count)}\n  ${loaded.uriOf(article).toString()}`;
      }),
    ],
    [
      vscode.l10n.t('New in the codebook'),
      written.length === 0
        ? []
        : added.map(({ layer, id, name }) => `${layer} ${id}: ${labelText(name)}`),
    ],
    [vscode.l10n.t('Places given in the rows'), countings.map(countingText)],
    [vscode.l10n.t('Not imported'), of('error')],
    [vscode.l10n.t('For review, or partly imported'), of('warning')],
  ]);
}
