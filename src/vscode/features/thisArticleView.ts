import * as vscode from 'vscode';
import { rowOfAnnotation, thisArticleTree, type TreeView } from '../../core';
import { mentionCount } from '../../project';
import { changedWords } from '../documents/changedWords';
import type { Corpora, Located, LocatedState } from '../corpora/corpora';
import { activeArticle, annotationsAt } from '../ui/currentAnnotation';
import type { Services } from '../services';
import { viewContext } from '../derived/viewContext';
import { registerView } from '../ui/views/viewRegistry';

const NOTHING: TreeView = {
  roots: () => [],
  description: '',
  message: undefined,
  empty: 'nothing annotated',
};

/** The annotations of the article in view, in the order of the text. */
export function registerThisArticleView(services: Services): vscode.Disposable {
  const { t } = vscode.l10n;
  const { corpora, guard, memory, views } = services;
  const articleInView = rememberedArticle(corpora);
  const view = registerView(services, {
    id: 'thisArticle',
    title: t('This Article'),
    arrangements: {
      group: [
        { id: 'none', label: t('Not grouped') },
        { id: 'kind', label: t('Kind') },
        { id: 'actor', label: t('Actor') },
        { id: 'issue', label: t('Issue') },
      ],
      sort: [{ id: 'text', label: t('Order of the text') }],
    },
    make: (loaded, { group }) => {
      const shown = articleInView();
      const article = shown && loaded.corpus.index.article(shown.path);
      if (!article || shown.loaded !== loaded) return NOTHING;
      const { state } = shown;
      return thisArticleTree(
        {
          ...viewContext(loaded),
          article,
          placed: state.placed,
          mentionCount: mentionCount(state),
          changed: changedWords(state),
        },
        { group },
      );
    },
  });

  /** Shows the row of the annotation at the cursor, if the user has switched that on. */
  const follow = async (): Promise<void> => {
    const active = activeArticle(services);
    const shown = views.get('thisArticle');
    if (!active || !shown?.painter.tree || !shown.tree.visible) return;
    const [placed] = annotationsAt(active.state.placed, active.selection);
    const row = placed && rowOfAnnotation(shown.painter.tree, active.path, placed.annotation.id);
    if (row) await views.revealKey('thisArticle', row.key, false);
  };

  return vscode.Disposable.from(
    view,
    corpora.onDidChangeState(() => views.get('thisArticle')?.painter.refresh()),
    guard.on(vscode.window.onDidChangeActiveTextEditor, () =>
      views.get('thisArticle')?.painter.refreshNow(),
    ),
    guard.on(vscode.window.onDidChangeTextEditorSelection, () => {
      if (memory.get('followCursor') === true) return follow();
      return undefined;
    }),
    guard.command('policyAnnotator.followCursor', async () => {
      const follows = memory.get('followCursor') !== true;
      await memory.update('followCursor', follows);
      vscode.window.setStatusBarMessage(
        follows
          ? t('The view This Article follows the cursor.')
          : t('The view This Article no longer follows the cursor.'),
        4000,
      );
      if (follows) await follow();
    }),
  );
}

/** The article in the active editor, or that of the annotation file in it; while anything else (the
 * codebook, compared quotes) is active, the last one stays in view as long as it is open. */
function rememberedArticle(corpora: Corpora): () => LocatedState | undefined {
  let last: Located | undefined;
  return () => {
    const editor = vscode.window.activeTextEditor;
    const located = editor && corpora.locate(editor.document.uri);
    if (located) {
      const { loaded, path } = located;
      const article = loaded.corpus.articleOfAnnotations(path) ?? path;
      if (loaded.corpus.state(article)) last = { loaded, path: article };
    }
    const state = last?.loaded.corpus.state(last.path);
    return last && state && { ...last, state };
  };
}
