import * as vscode from 'vscode';
import { issuesTree } from '../../core';
import type { Services } from '../services';
import { derivedContext } from '../derived/viewContext';
import { registerView } from '../ui/views/viewRegistry';

/** The view of issues, who disagrees on them, and who takes which position. */
export function registerIssuesView(services: Services): vscode.Disposable {
  const { t } = vscode.l10n;
  return registerView(services, {
    id: 'issues',
    title: t('Issues'),
    movesEntries: true,
    arrangements: {
      group: [
        { id: 'hierarchy', label: t('Hierarchy of the codebook') },
        { id: 'none', label: t('Not grouped') },
      ],
      sort: [
        { id: 'codebook', label: t('Order of the codebook') },
        { id: 'name', label: t('Name') },
        { id: 'positions', label: t('Positions') },
        { id: 'disagreements', label: t('Disagreements') },
      ],
    },
    make: (loaded, options) => {
      const context = derivedContext(loaded);
      return context && issuesTree(context, options);
    },
  });
}
