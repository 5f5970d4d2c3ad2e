import * as vscode from 'vscode';
import { labelText, type ArticlePath, type IssueId } from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import type { Services } from '../../services';
import { pickOne } from '../../ui/quickPick';
import { waitingAfter } from './waitingArticles';

interface Ended {
  readonly article: ArticlePath;
  readonly issue?: IssueId | undefined;
  /** The passages that were skipped. */
  readonly waiting: number;
}

/** Says what of an article is adjudicated and asks how to go on: a message in the corner would be
 * gone when the hand is at the mouse, or stay there beside the next article. */
export async function goOn(
  services: Services,
  loaded: LoadedCorpus,
  { article, issue, waiting }: Ended,
): Promise<void> {
  const corpus = loaded.root.toString();
  const found = await waitingAfter(services, loaded, { after: article, issue });
  const isLast = found !== undefined && found.next === undefined;
  for (;;) {
    const isRead = (loaded.corpus.index.article(article)?.coded.size ?? 0) > 0;
    const picked = await pickOne<'next' | 'mark'>({
      title:
        waiting === 0
          ? vscode.l10n.t('Everything in {0} is adjudicated.', labelText(article))
          : vscode.l10n.t('Passages that wait in {0}: {1}', labelText(article), waiting),
      placeholder: isLast
        ? vscode.l10n.t('No other article waits for adjudication. Press Escape to end.')
        : vscode.l10n.t('Press Escape to end'),
      rows: [
        ...(isLast
          ? []
          : [{ label: vscode.l10n.t('Adjudicate Next Article'), value: 'next' as const }]),
        {
          label: vscode.l10n.t('Mark Article as Coded…'),
          description: isRead ? '' : vscode.l10n.t('not yet: it does not count as read'),
          value: 'mark',
        },
      ],
    });
    if (picked.kind !== 'value') return;
    const target = { corpus, article };
    if (picked.value === 'mark') {
      await vscode.commands.executeCommand('policyAnnotator.markCoded', target);
      continue;
    }
    await vscode.commands.executeCommand('policyAnnotator.adjudicateNext', { ...target, issue });
    return;
  }
}
