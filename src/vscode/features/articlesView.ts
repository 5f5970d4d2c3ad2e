import * as vscode from 'vscode';
import {
  articlesTree,
  coderName,
  findArticles,
  CachedArticles,
  type ArticleLists,
} from '../../core';
import type { LoadedCorpus } from '../corpora/corpora';
import { directs } from '../corpora/director';
import type { Services } from '../services';
import { SlicedWork } from '../host/slicedWork';
import { localizer } from '../derived/viewContext';
import { registerView } from '../ui/views/viewRegistry';

/** The view of articles: the coder's queue. */
export function registerArticlesView(services: Services): vscode.Disposable {
  const { t } = vscode.l10n;
  const queues = new WeakMap<LoadedCorpus, Queue>();
  const queueOf = (loaded: LoadedCorpus): Queue => {
    const refresh = (): void => services.views.get('articles')?.painter.refresh();
    const known = queues.get(loaded) ?? {
      kept: new CachedArticles(),
      work: new SlicedWork(refresh),
    };
    queues.set(loaded, known);
    return known;
  };
  const view = registerView(services, {
    id: 'articles',
    title: t('Articles'),
    arrangements: {
      group: [
        { id: 'state', label: t('Coding state') },
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
      const { corpus } = loaded;
      const { codebook, coder } = corpus;
      const { assigned } = codebook.coding;
      const work = directs(loaded) ? services.directed.of(loaded) : undefined;
      const queue = {
        ...(assigned.size > 0 && coder !== '' ? { assigned } : {}),
        ...(work ? { directed: work.articles } : {}),
      };
      const arrangement = { ...options, coder: coder === '' ? undefined : coder, ...queue };
      const { kept, work: arranging } = queueOf(loaded);
      const version = JSON.stringify([
        corpus.index.version,
        { ...options, coder },
        work ? services.directed.version : 0,
      ]);
      const found = arranging.of(version, function* () {
        const isWhole = corpus.index.isComplete;
        const lists = yield* kept.update(corpus.index, arrangement, localizer);
        return { lists, arrangement, isWhole };
      });
      // An empty result of a corpus whose reading has not begun does not mean that it is empty.
      if (!found || (arranging.isRunning && found.lists.groups.size === 0)) return undefined;
      const of = {
        localizer,
        lists: found.lists,
        coderName: coderName(codebook, coder),
        progress: work?.progress,
      };
      return articlesTree(of, found.arrangement);
    },
    drop: (files) => vscode.commands.executeCommand('policyAnnotator.import', files[0], files),
    isWhole: (loaded) => queueOf(loaded).work.last?.isWhole === true,
    find: (loaded) => {
      const lists = queueOf(loaded).work.last?.lists;
      if (!lists || loaded.corpus.index.size < MANY) return undefined;
      return {
        placeholder: t('Type part of a title or file name, and press Enter to open the article'),
        *search(typed) {
          yield undefined;
          const articles = yield* findArticles(lists, typed, MOST_FOUND);
          return articles.map(({ article, ...row }) => ({
            ...row,
            value: () => services.reveal.show(loaded, article, [], true),
          }));
        },
      };
    },
  });
  return vscode.Disposable.from(
    view,
    services.directed.onDidChange(() => services.views.get('articles')?.painter.refresh()),
  );
}

/** From this many articles on, *Find* opens an article: revealing its row would make the editor
 * draw all rows above it. */
const MANY = 2000;
const MOST_FOUND = 100;

/** The articles of a corpus as they are arranged; cached, since sorting a large corpus takes a
 * while. */
interface Queue {
  readonly kept: CachedArticles;
  readonly work: SlicedWork<Arranged>;
}

interface Arranged {
  readonly lists: ArticleLists;
  /** No article was still to be read. */
  readonly isWhole: boolean;
  readonly arrangement: Parameters<typeof articlesTree>[1];
}
