import * as vscode from 'vscode';
import { disagreementsTree, disagreementSteps } from '../../core';
import type { Services } from '../services';
import { derivedContext, voice } from '../viewContext';
import { registerView } from '../viewRegistry';

/** Who disagrees with whom, one-sided criticism, shifts and contradictions. */
export function registerDisagreementsView(services: Services): vscode.Disposable {
  const { t } = vscode.l10n;
  return registerView(services, {
    id: 'disagreements',
    title: t('Disagreements'),
    arrangements: {
      group: [
        { id: 'issue', label: t('Issue') },
        { id: 'pair', label: t('Pair of actors') },
        { id: 'none', label: t('Not grouped') },
      ],
      sort: [
        { id: 'evidence', label: t('Evidence on the weaker side') },
        { id: 'articles', label: t('Articles') },
        { id: 'recent', label: t('Most recent first') },
        { id: 'name', label: t('Name') },
      ],
    },
    make: (loaded, options) => {
      const context = derivedContext(loaded);
      return context && disagreementsTree(context, options);
    },
    prepare: (_, facts, { group, sort }) => disagreementSteps({ facts, voice }, { group, sort }),
  });
}
