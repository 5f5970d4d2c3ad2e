import * as vscode from 'vscode';
import {
  countQueue,
  isAcceptedAtOnce,
  labelText,
  passageText,
  type ArticleQueue,
  type QueuedPassage,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { directs } from '../../corpora/director';
import { mayDirect } from '../../derived/directedWork';
import { localizer } from '../../derived/viewContext';
import { setContext } from '../../host/contexts';
import type { Services } from '../../services';
import type { CommandTarget } from '../../ui/cardCommands';
import { unreadText } from './unread';

/** A row; commands of its menu get it as their target. */
interface Row extends CommandTarget {
  readonly queue: ArticleQueue;
  readonly passage?: QueuedPassage;
}

/** The view *Adjudication*: articles that two coders have completed, with the passages that wait,
 * have changed since they were decided, or are decided. Read when it is shown, and again after
 * changes. */
export function registerWaitingView(services: Services): vscode.Disposable {
  const { corpora, directed, guard } = services;
  const changes = new vscode.EventEmitter<undefined>();
  let queues: readonly ArticleQueue[] = [];
  let shown: LoadedCorpus | undefined;

  const tree = vscode.window.createTreeView<Row>('policyAnnotator.adjudication', {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changes.event,
      getChildren: (row) => [...(row ? passageRows(row) : articleRows(shown, queues))],
      getTreeItem: (row) => {
        const { queue, passage } = row;
        if (passage) return passageItem(row, passage);
        return shown && queue.unread.length > 0 ? unreadItem(shown, queue) : articleItem(row);
      },
    },
  });
  directed.wantedBy(() => tree.visible);

  const show = (): void => {
    const loaded = corpora.active;
    const work = directed.of(loaded);
    queues = work?.queues ?? [];
    shown = loaded;
    const { waiting, changed } = countQueue(queues.flatMap(({ passages }) => passages));
    const text = waitingText(queues, waiting + changed);
    tree.message = [text, singlesText(work?.singles ?? 0)].filter((one) => one !== '').join(' ');
    tree.badge = waiting + changed === 0 ? undefined : { value: waiting + changed, tooltip: text };
    setContext('empty.adjudication', queues.length === 0);
    setContext('nothingWaits', work !== undefined && waiting + changed === 0);
    changes.fire(undefined);
  };
  const followContexts = (): void => {
    const { active } = corpora;
    setContext('adjudicates', active !== undefined && mayDirect(active));
    setContext('directs', active !== undefined && directs(active));
  };

  followContexts();
  return vscode.Disposable.from(
    changes,
    tree,
    corpora.onDidChange(followContexts),
    directed.onDidChange(show),
    guard.on(tree.onDidChangeVisibility, ({ visible }) => {
      if (visible) guard.run('reading all coders', () => directed.refreshIfStale());
    }),
    guard.command('policyAnnotator.refreshAdjudication', () => directed.readAgain()),
  );
}

function waitingText(queues: readonly ArticleQueue[], waiting: number): string {
  if (waiting > 0) return vscode.l10n.t('Passages that wait: {0}.', localizer.number(waiting));
  const isDone = queues.length > 0 && queues.every(({ unread }) => unread.length === 0);
  return isDone ? vscode.l10n.t('Everything is adjudicated.') : '';
}

function singlesText(singles: number): string {
  if (singles === 0) return '';
  return vscode.l10n.t(
    'Articles of one coder, without a result: {0}. The menu of this view takes them over.',
    localizer.number(singles),
  );
}

function articleRows(
  loaded: LoadedCorpus | undefined,
  queues: readonly ArticleQueue[],
): readonly Row[] {
  if (!loaded) return [];
  const corpus = loaded.root.toString();
  return queues.map((queue) => ({ corpus, article: queue.article, queue }));
}

function passageRows({ corpus, article, queue }: Row): readonly Row[] {
  return queue.passages.map((passage): Row => {
    const id = (passage.positions[0]?.placed ?? passage.adjudicated[0])?.annotation.id;
    return {
      corpus,
      queue,
      passage,
      ...(article === undefined ? {} : { article }),
      ...(id === undefined ? {} : { id }),
    };
  });
}

function articleItem({ queue }: Row): vscode.TreeItem {
  const { article, others, passages } = queue;
  const { waiting, identical, changed } = countQueue(passages);
  const differing = waiting - identical;
  const { t } = vscode.l10n;
  const parts = [
    ...(differing > 0 ? [t('read differently: {0}', localizer.number(differing))] : []),
    ...(identical > 0 ? [t('identical: {0}', localizer.number(identical))] : []),
    ...(changed > 0 ? [t('changed: {0}', localizer.number(changed))] : []),
    ...(others.length > 0 ? [t('other annotations: {0}', localizer.number(others.length))] : []),
  ];
  const isOpen = waiting + changed > 0;
  const item = new vscode.TreeItem(labelText(article), vscode.TreeItemCollapsibleState.Collapsed);
  item.id = article;
  item.description = isOpen ? parts.join(', ') : t('adjudicated');
  item.iconPath = new vscode.ThemeIcon(
    differing > 0 ? DIFFERENT : isOpen ? ICONS.waiting : ICONS.decided,
  );
  item.contextValue = passages.some(isAcceptedAtOnce)
    ? 'adjudicatedArticle identical'
    : 'adjudicatedArticle';
  item.accessibilityInformation = { label: `${labelText(article)}, ${item.description}` };
  return item;
}

/** An article of which a file cannot be read; opens that file. */
function unreadItem(loaded: LoadedCorpus, { article, unread }: ArticleQueue): vscode.TreeItem {
  const item = new vscode.TreeItem(labelText(article));
  item.id = article;
  item.description = unreadText(unread);
  item.tooltip = item.description;
  item.iconPath = new vscode.ThemeIcon('error');
  item.contextValue = 'unreadArticle';
  item.command = {
    command: 'vscode.open',
    title: vscode.l10n.t('Show File'),
    arguments: [loaded.uriOf(unread[0] ?? article)],
  };
  item.accessibilityInformation = { label: `${labelText(article)}, ${item.description}` };
  return item;
}

function passageItem({ corpus, article, id }: Row, passage: QueuedPassage): vscode.TreeItem {
  const state = stateText(passage);
  const item = new vscode.TreeItem(passageText(passage));
  item.description = state;
  item.tooltip = `${passageText(passage)}: ${state}`;
  const isDifferent = passage.state === 'waiting' && !passage.isIdentical;
  item.iconPath = new vscode.ThemeIcon(isDifferent ? DIFFERENT : ICONS[passage.state]);
  item.contextValue = 'adjudicatedPassage';
  item.accessibilityInformation = { label: `${passageText(passage)}, ${state}` };
  const argument = { corpus, article, id };
  item.command = {
    command: 'policyAnnotator.adjudicate',
    title: vscode.l10n.t('Adjudicate'),
    arguments: [argument],
  };
  return item;
}

const ICONS = { waiting: 'circle-large-outline', changed: 'warning', decided: 'pass' } as const;

/** Of what coders read differently: a narrow view has no room for more than the words. */
const DIFFERENT = 'git-compare';

function stateText({ positions, state, isDecidedAlike, isIdentical }: QueuedPassage): string {
  const { t } = vscode.l10n;
  if (positions.length === 0) return t('all readings removed since it was decided');
  if (state === 'decided') return t('decided');
  if (isDecidedAlike) return t('decided alike more than once');
  if (state === 'changed') return t('changed since it was decided');
  return isIdentical ? t('identical') : t('read differently');
}
