import * as vscode from 'vscode';
import { labelText, recordsForReview, type PlannedRecord, type ProjectPlan } from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { localizer } from '../../derived/viewContext';
import { countingText } from '../../imports/countingText';
import { importText } from '../../imports/importText';
import { reportText } from '../../imports/reportText';
import type { WrittenArticle } from '../../imports/writeArticles';

interface Written {
  readonly articles: readonly WrittenArticle[];
  readonly records: readonly PlannedRecord[];
}

export function importedText(
  articles: number,
  records: readonly PlannedRecord[],
  isNew: boolean,
): string {
  const positions = records.filter(({ annotation }) => annotation.kind === 'position').length;
  const parts = [
    vscode.l10n.t(
      'The project was imported. Articles: {0}, positions: {1}, other annotations: {2}.',
      localizer.number(articles),
      localizer.number(positions),
      localizer.number(records.length - positions),
    ),
    ...(isNew ? [vscode.l10n.t('A codebook was created for this corpus.')] : []),
  ];
  return parts.join(' ');
}

/** A report of an import of a project: VS Code turns each address into a link. */
export function projectReport(
  loaded: LoadedCorpus,
  file: vscode.Uri,
  plan: ProjectPlan,
  written: Written,
): string {
  const { entries, countings, problems, articles: planned } = plan;
  const counts = new Map(written.articles.map(({ path }) => [path, 0]));
  for (const { article } of written.records) counts.set(article, (counts.get(article) ?? 0) + 1);
  const link = (path: string): string => `  ${loaded.uriOf(path).toString()}`;
  return reportText([
    [vscode.l10n.t('Project'), [file.toString()]],
    [
      vscode.l10n.t('Written'),
      [...counts].map(
        ([path, count]) =>
          `${labelText(path)}: ${vscode.l10n.t('annotations: {0}', localizer.number(count))}\n${link(path)}`,
      ),
    ],
    [
      vscode.l10n.t('New in the codebook'),
      entries
        .filter(({ kind }) => kind === 'new')
        .map(({ layer, id, name }) => `${layer} ${id}: ${labelText(name)}`),
    ],
    [vscode.l10n.t('Places given in the project'), countings.map(countingText)],
    [vscode.l10n.t('Problems'), problems.map(importText)],
    [
      vscode.l10n.t('For review'),
      recordsForReview(plan).map(({ article, annotation }) => {
        const words = annotation.quote.map(({ exact }) => exact).join(' … ');
        return `${labelText(article)}: ${labelText(words, 80)}\n${link(article)}`;
      }),
    ],
    [
      vscode.l10n.t('Articles with another text than in the project'),
      planned
        .filter(({ kind }) => kind === 'changed')
        .map(({ path }) => `${labelText(path)}\n${link(path)}`),
    ],
  ]);
}
