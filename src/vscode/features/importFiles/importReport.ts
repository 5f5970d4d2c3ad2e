import * as vscode from 'vscode';
import { labelText } from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { importText } from './importText';
import type { ReadUri } from './readFiles';
import type { WrittenArticle } from './writeArticles';

/** What an import did, to be read: VS Code makes a link of each address. */
export function importReport(
  loaded: LoadedCorpus,
  files: readonly ReadUri[],
  written: readonly WrittenArticle[],
  left: readonly string[],
): string {
  const parts = [
    part(
      vscode.l10n.t('Written'),
      written.map(({ path }) => `${labelText(path)}\n  ${loaded.uriOf(path).toString()}`),
    ),
    part(
      vscode.l10n.t('Left as they are'),
      left.map((path) => `${labelText(path)}\n  ${loaded.uriOf(path).toString()}`),
    ),
    part(
      vscode.l10n.t('Problems'),
      files.flatMap(({ name, uri, problems }) =>
        problems.map(
          (problem) => `${labelText(name)}: ${importText(problem)}\n  ${uri.toString()}`,
        ),
      ),
    ),
  ];
  return parts.filter((text) => text !== '').join('\n');
}

function part(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}\n\n${lines.join('\n')}\n`;
}
