import * as vscode from 'vscode';
import { actorsTree } from '../../core';
import type { Services } from '../services';
import { derivedContext } from '../derived/viewContext';
import { registerView } from '../ui/views/viewRegistry';

/** The view of actors, their positions, and with whom they disagree. */
export function registerActorsView(services: Services): vscode.Disposable {
  const { t } = vscode.l10n;
  return registerView(services, {
    id: 'actors',
    title: t('Actors'),
    movesEntries: true,
    arrangements: {
      group: [
        { id: 'hierarchy', label: t('Hierarchy of the codebook') },
        { id: 'type', label: t('Type') },
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
      return context && actorsTree(context, options);
    },
  });
}
