import * as vscode from 'vscode';
import { keysOf, labelText, readQuery, type ArticlePath, type Filter } from '../../core';
import { activeArticle } from '../ui/currentAnnotation';
import type { LoadedCorpus } from '../corpora/corpora';
import { filterOf } from './exportInput';
import { pickOne, type PickRow } from '../ui/quickPick';
import type { Services } from '../services';
import { localizer } from './viewContext';

/** What an export or a preview covers, in a form that can be stored in an address. */
export type ChosenScope =
  | { readonly kind: 'corpus' }
  | { readonly kind: 'article'; readonly path: ArticlePath }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'query'; readonly text: string };

export const WHOLE_CORPUS: ChosenScope = { kind: 'corpus' };

/** Asks for a scope where there is a choice: the corpus, the article in front, a folder, the
 * results of a saved search or of the last one. Undefined when the user left. */
export async function chooseScope(
  services: Services,
  loaded: LoadedCorpus,
  asked: { readonly title: string },
): Promise<ChosenScope | undefined> {
  const rows = [
    {
      label: vscode.l10n.t('Whole corpus'),
      description: labelText(loaded.name),
      value: WHOLE_CORPUS,
    },
    ...articleRow(services, loaded),
    ...searchRows(services, loaded),
    ...folderRows(loaded),
  ];
  if (rows.length === 1) return WHOLE_CORPUS;
  const placeholder = vscode.l10n.t('Choose what to include');
  const picked = await pickOne<ChosenScope>({ ...asked, placeholder, rows });
  return picked.kind === 'value' ? picked.value : undefined;
}

export function filterFor(loaded: LoadedCorpus, scope: ChosenScope): Filter {
  const filter = filterOf(loaded);
  switch (scope.kind) {
    case 'corpus':
      return filter;
    case 'article':
      return { ...filter, scope: { kind: 'articles', paths: new Set([scope.path]) } };
    case 'folder':
      return { ...filter, scope: { kind: 'folder', path: scope.path } };
    case 'query':
      return { ...filter, query: readQuery(scope.text, loaded.corpus.codebook) };
  }
}

/** A scope that was stored in an address; undefined if the value is not one. */
export function readScope(value: unknown): ChosenScope | undefined {
  const given = keysOf(value);
  const [kind, path, text] = ['kind', 'path', 'text'].map((key) => given?.get(key));
  if (kind === 'corpus') return WHOLE_CORPUS;
  if (kind === 'query' && typeof text === 'string') return { kind, text };
  return (kind === 'article' || kind === 'folder') && typeof path === 'string'
    ? { kind, path }
    : undefined;
}

function articleRow(services: Services, loaded: LoadedCorpus): PickRow<ChosenScope>[] {
  const active = activeArticle(services);
  if (active?.loaded !== loaded) return [];
  const { path } = active;
  const label = vscode.l10n.t('This article');
  return [{ label, description: labelText(path), value: { kind: 'article', path } }];
}

function searchRows({ searches }: Services, loaded: LoadedCorpus): PickRow<ChosenScope>[] {
  const saved = searches.of(loaded);
  const last = searches.last(loaded);
  const isNew = last !== '' && !saved.some(({ query }) => query === last);
  return [
    ...saved.map(({ name, query, isShared }) => ({
      label: vscode.l10n.t('Saved search {0}', labelText(name)),
      description: [
        ...(isShared ? [localizer.text('shared')] : []),
        ...(name === query ? [] : [labelText(query)]),
      ].join(' · '),
      value: { kind: 'query' as const, text: query },
    })),
    ...(isNew
      ? [
          {
            label: vscode.l10n.t('Last search'),
            description: labelText(last),
            value: { kind: 'query' as const, text: last },
          },
        ]
      : []),
  ];
}

function folderRows({ corpus }: LoadedCorpus): PickRow<ChosenScope>[] {
  const folders = new Set<string>();
  for (const { path } of corpus.index.articles()) {
    const slash = path.lastIndexOf('/');
    if (slash > 0) folders.add(path.slice(0, slash));
  }
  return [...folders].sort().map((path) => ({
    label: vscode.l10n.t('Folder {0}', labelText(path)),
    value: { kind: 'folder' as const, path },
  }));
}
