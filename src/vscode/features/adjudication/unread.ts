import * as vscode from 'vscode';
import { labelText, type ArticleQueue } from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { notify, showFileStep } from '../../host/notify';

/** Which annotation files cannot be read. */
export function unreadText(unread: ArticleQueue['unread']): string {
  return vscode.l10n.t('cannot be read: {0}', unread.map((file) => labelText(file)).join(', '));
}

/** Says why nothing of an article is decided while a file of it cannot be read. */
export function tellUnread(loaded: LoadedCorpus, unread: ArticleQueue['unread']): void {
  const [first = ''] = unread;
  void notify(
    'warning',
    vscode.l10n.t(
      'An annotation file of this article cannot be read, and would count as if it said nothing: {0}. Nothing was decided. Correct the file; the Problems panel shows where the mistake is.',
      unread.map((file) => labelText(file)).join(', '),
    ),
    showFileStep(loaded.uriOf(first)),
  );
}
