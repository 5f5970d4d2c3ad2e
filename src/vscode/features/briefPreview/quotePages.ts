import * as vscode from 'vscode';
import type { AnnotationId, ArticlePath } from '../../../core';
import type { ExportInput } from '../../../core/exports';
import { tabsOf } from '../../ui/tabs';
import { encodedPart } from './countedPages';

/** The words of a quote of a previewed brief, as a page beside it. A Markdown preview runs no commands, and what it
 * follows into Markdown it shows itself, in place of the brief and not at the words. So a quote leads to a small page of
 * text of the brief's own file system, which is left for the article as soon as it is opened. The article and the
 * annotation stand in its path. */
export const quoteLink: ExportInput['articleLink'] = (article, _line, id) => {
  if (id === undefined) return undefined;
  return [FOLDER, ...article.split('/'), `${id}.txt`].map(encodedPart).join('/');
};

/** The path of an editor is read by people. */
const FOLDER = 'Quotes of the brief';

export interface QuotePlace {
  readonly article: ArticlePath;
  readonly id: AnnotationId;
}

/** The quote that a page of the file system leads to; undefined for a brief and what its numbers count. */
export function quoteOf({ path }: vscode.Uri): QuotePlace | undefined {
  const [, folder, ...parts] = path.split('/');
  const name = parts.pop();
  if (folder !== FOLDER || name === undefined || parts.length === 0) return undefined;
  return { article: parts.join('/'), id: name.replace(/\.txt$/, '') };
}

/** What is read where the article cannot be shown. */
export function quotePageText({ article }: QuotePlace): string {
  return vscode.l10n.t('This page links to a quote in {0}.', article);
}

/** Closes the pages of a quote, wherever they are open. */
export async function closePages(uri: vscode.Uri): Promise<void> {
  const own = tabsOf(uri);
  if (own.length > 0) await vscode.window.tabGroups.close(own, true);
}
