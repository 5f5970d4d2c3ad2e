import * as vscode from 'vscode';
import { labelText } from '../../../core';
import { importText } from '../../imports/importText';
import { reportText } from '../../imports/reportText';
import type { ImportPlace } from '../../imports/importPlace';
import type { ReadUri } from './readFiles';
import type { WrittenArticle } from '../../imports/writeArticles';

export interface ReportedImport {
  readonly files: readonly ReadUri[];
  readonly written: readonly WrittenArticle[];
  /** Paths of articles that were not changed. */
  readonly left: readonly string[];
  /** Origins of articles that tell the same story as another one, with the other's origin. */
  readonly same: ReadonlyMap<string, string>;
}

/** A report of an import: VS Code turns each address into a link. */
export function importReport(
  place: ImportPlace,
  { files, written, left, same }: ReportedImport,
): string {
  return reportText([
    [
      vscode.l10n.t('Written'),
      written.map(({ path }) => `${labelText(path)}\n  ${place.uriOf(path).toString()}`),
    ],
    [
      vscode.l10n.t('Left unchanged'),
      left.map((path) => `${labelText(path)}\n  ${place.uriOf(path).toString()}`),
    ],
    [
      vscode.l10n.t('Same story as another article'),
      [...same].map(([later, first]) => `${labelText(later)}\n  ${labelText(first)}`),
    ],
    [
      vscode.l10n.t('Problems'),
      files.flatMap(({ name, uri, problems }) =>
        problems.map(
          (problem) => `${labelText(name)}: ${importText(problem)}\n  ${uri.toString()}`,
        ),
      ),
    ],
  ]);
}
