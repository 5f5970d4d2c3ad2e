import * as vscode from 'vscode';
import { articlesTree, KeptArticles } from '../../core';
import type { LoadedCorpus } from '../corpora';
import type { Services } from '../services';
import { setting } from '../settings';
import { voice } from '../viewContext';
import { registerView } from '../viewRegistry';

/** The coder's queue. */
export function registerArticlesView(services: Services): vscode.Disposable {
  const { t } = vscode.l10n;
  const keptOf = new WeakMap<LoadedCorpus, KeptArticles>();
  return registerView(services, {
    id: 'articles',
    title: t('Articles'),
    arrangements: {
      group: [
        { id: 'state', label: t('State of coding') },
        { id: 'folder', label: t('Folder') },
        { id: 'none', label: t('Not grouped') },
      ],
      sort: [
        { id: 'path', label: t('File name') },
        { id: 'title', label: t('Title') },
        { id: 'date', label: t('Date') },
      ],
    },
    make: (loaded, options) => {
      const { root, corpus } = loaded;
      const coder = setting('coder', root);
      const kept = keptOf.get(loaded) ?? new KeptArticles();
      keptOf.set(loaded, kept);
      return articlesTree(
        { reader: corpus.index, voice, kept },
        { ...options, coder: coder === '' ? undefined : coder },
      );
    },
  });
}
