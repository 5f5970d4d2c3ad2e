import * as vscode from 'vscode';
import type { AnnotationId, ArticlePath, ExportInput } from '../../../core';
import { tabsOf } from '../../ui/tabs';
import { encodedPart } from './countedPages';

/** The words of a quote of a previewed brief, as a page beside it. A Markdown preview runs no
 * commands, and shows linked Markdown itself, in place of the brief and not at the words. So a
 * quote links to a small text page of the brief's own file system, which is replaced by the article
 * as soon as it is opened. Its path stores the article and the annotation. */
export const quoteLink: ExportInput['articleLink'] = (article, _line, id) => {
  if (id === undefined) return undefined;
  return [FOLDER, ...article.split('/'), `${id}.txt`].map(encodedPart).join('/');
};

/** Shown to the user as part of an editor's path. */
const FOLDER = 'Quotes of the brief';

export interface QuotePlace {
  readonly article: ArticlePath;
  readonly id: AnnotationId;
}

/** The quote that a page of the file system links to; undefined for a brief and for what its
 * numbers count. */
export function quoteOf({ path }: vscode.Uri): QuotePlace | undefined {
  const [, folder, ...parts] = path.split('/');
  const name = parts.pop();
  if (folder !== FOLDER || name === undefined || parts.length === 0) return undefined;
  return { article: parts.join('/'), id: name.replace(/\.txt$/, '') };
}

/** The text of the page, shown where the article cannot be. */
export function quotePageText({ article }: QuotePlace): string {
  return vscode.l10n.t('This page links to a quote in {0}.', article);
}

/** Closes the pages of a quote, wherever they are open. */
export async function closePages(uri: vscode.Uri): Promise<void> {
  const own = tabsOf(uri);
  if (own.length > 0) await vscode.window.tabGroups.close(own, true);
}
