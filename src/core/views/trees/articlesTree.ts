import { COUNTS, UNREADABLE_FILE } from '../words/shared';
import { compareText } from '../../util/order';
import type { Coding } from '../../model/article';
import type { ArticleRow, CorpusReader } from '../../model/corpus';
import type { ArticlePath, CoderId } from '../../model/ids';
import type { DirectedArticle } from '../../intercoder/adjudication/directedArticles';
import type { CoderProgress } from '../../intercoder/assignment/coderProgress';
import { reprintsOf } from '../../imports/reprints';
import { perObject } from '../../util/perObject';
import { runSync } from '../../util/task';
import {
  folderOf,
  CachedArticles,
  queueState,
  QUEUE_STATES,
  type ArticleArrangement,
  type ArticleLists,
  type QueueState,
} from '../facts/cachedArticles';
import { labelText } from '../words/label';
import { fileText, type TextLine } from '../words/text';
import {
  childKey,
  firstRows,
  lazyRows,
  treeRow,
  type RowIcon,
  type TreeRow,
  type TreeView,
} from './tree';
import { joinCounts } from '../words/nameLabels';
import { joinSpoken } from '../words/spoken';
import type { Localizer } from '../words/localizer';
import { phrase, type Phrase, phrases } from '../../util/phrase';

export interface ArticlesContext {
  readonly localizer: Localizer;
  /** The articles as arranged by the options; see `articleLists`, or `CachedArticles` for a corpus
   * that changes. */
  readonly lists: ArticleLists;
  /** Of the coder whose queue it is, where articles are assigned. */
  readonly coderName?: string | undefined;
  /** How far each coder is, for who directs the study. */
  readonly progress?: readonly NamedProgress[] | undefined;
}

export interface NamedProgress extends CoderProgress {
  readonly name: string;
}

/** All articles, arranged in one go. */
export function articleLists(
  reader: CorpusReader,
  arrangement: ArticleArrangement,
  localizer: Localizer,
): ArticleLists {
  return runSync(new CachedArticles().update(reader, arrangement, localizer));
}

/** The coder's queue, or what waits for who directs the study. It needs no analysis, so it is shown
 * before anything is derived. */
export function articlesTree(context: ArticlesContext, options: ArticleArrangement): TreeView {
  const { localizer } = context;
  const { counts, groups } = context.lists;
  return {
    roots:
      options.group === 'folder'
        ? lazyRows(undefined, localizer, () => folderMakers(context, groups, options))
        : (most) => [...progressRows(context), ...stateRows(context, groups, options)(most)],
    description: queueCounts(localizer, counts),
    message: undefined,
    empty: groups.size > 0 ? undefined : 'no articles',
  };
}

type Groups = ArticleLists['groups'];

/** How far a coder is with the articles that are theirs. */
export interface QueueProgress {
  /** Not finished: to code or in progress. */
  readonly left: number;
  readonly of: number;
}

export function queueProgress(reader: CorpusReader, coder: CoderId): QueueProgress {
  const { assigned } = reader.codebook.coding;
  let [left, of] = [0, 0];
  for (const article of reader.articles()) {
    const state = queueState(article, { coder, assigned });
    if (state === 'not-assigned') continue;
    of++;
    if (state === 'to-code' || state === 'in-progress') left++;
  }
  return { left, of };
}

/** The next article that this coder has to code and has not finished, in the order of paths,
 * starting again from the top; undefined when all others are done. */
export function nextArticle(
  reader: CorpusReader,
  coder: CoderId | undefined,
  after: ArticlePath | undefined,
): ArticlePath | undefined {
  const { assigned } = reader.codebook.coding;
  let first: ArticlePath | undefined;
  for (const article of reader.articles()) {
    const state = queueState(article, { coder, assigned });
    if ((state !== 'to-code' && state !== 'in-progress') || article.path === after) continue;
    if (after === undefined || compareText(article.path, after) > 0) return article.path;
    first ??= article.path;
  }
  return first;
}

/** The key of an article's row. */
export function articlesTreeKey(article: ArticleRow, options: ArticleArrangement): string {
  return childKey(groupKey(article, options), 'article', article.path);
}

function groupKey(article: ArticleRow, arrangement: ArticleArrangement): string | undefined {
  const { group } = arrangement;
  if (group === 'state') return childKey(undefined, 'state', queueState(article, arrangement));
  const folder = folderOf(article.path);
  return group === 'folder' && folder !== '' ? childKey(undefined, 'folder', folder) : undefined;
}

/** "to code 31 · in progress 2 · done 7" */
function queueCounts(localizer: Localizer, counts: ReadonlyMap<QueueState, number>): string {
  const words = phrases({
    waiting: '{0} to adjudicate',
    single: '{0} completed by one coder',
    begun: '{0} being coded',
    decided: '{0} adjudicated',
    'to-code': '{0} to code',
    'in-progress': '{0} in progress',
    done: '{0} complete',
    'not-relevant': '{0} not relevant',
    'not-assigned': '{0} not assigned to you',
  });
  return joinCounts(
    ...QUEUE_STATES.map((state) => {
      const count = counts.get(state) ?? 0;
      return count > 0 ? localizer.text(words[state], count) : undefined;
    }),
  );
}

/** Articles under their states, or all in one list. */
function stateRows(
  context: ArticlesContext,
  groups: Groups,
  options: ArticleArrangement,
): TreeRow['children'] {
  const { localizer } = context;
  if (options.group === 'none') {
    return articleRows(context, undefined, groups.get('') ?? [], options);
  }
  return lazyRows(undefined, localizer, () =>
    [...groups].map(
      ([state, members]) =>
        () =>
          groupRow(context, childKey(undefined, 'state', state), members, options),
    ),
  );
}

/** Articles that are in no folder are listed among the folders. */
function folderMakers(
  context: ArticlesContext,
  groups: Groups,
  options: ArticleArrangement,
): readonly (() => TreeRow)[] {
  return [...groups].flatMap(([folder, members]) =>
    folder === ''
      ? members.map((article) => () => articleRow(context, undefined, article, options))
      : [() => groupRow(context, childKey(undefined, 'folder', folder), members, options)],
  );
}

function articleRows(
  context: ArticlesContext,
  key: string | undefined,
  members: readonly ArticleRow[],
  options: ArticleArrangement,
): TreeRow['children'] {
  return firstRows(key, context.localizer, members.length, (most) =>
    members.slice(0, most).map((article) => articleRow(context, key, article, options)),
  );
}

const STATE_LOOKS: Readonly<
  Record<QueueState, { readonly title: Phrase; readonly icon: RowIcon; readonly open: boolean }>
> = {
  waiting: { title: phrase('Wait for adjudication'), icon: 'review', open: true },
  single: {
    title: phrase('Completed by their one coder'),
    icon: 'article-in-progress',
    open: true,
  },
  begun: { title: phrase('Being coded'), icon: 'article-in-progress', open: true },
  decided: { title: phrase('Adjudicated, not marked as coded'), icon: 'article-done', open: true },
  'to-code': { title: phrase('To code'), icon: 'article', open: true },
  'in-progress': { title: phrase('In progress'), icon: 'article-in-progress', open: true },
  done: { title: phrase('Complete'), icon: 'article-done', open: false },
  'not-relevant': { title: phrase('Not relevant'), icon: 'article-not-relevant', open: false },
  'not-assigned': { title: phrase('Not assigned to you'), icon: 'article', open: false },
};

function groupRow(
  context: ArticlesContext,
  key: string,
  members: readonly ArticleRow[],
  options: ArticleArrangement,
): TreeRow {
  const { localizer } = context;
  const [first] = members;
  const state = first ? queueState(first, options) : 'to-code';
  const look = STATE_LOOKS[state];
  const isState = options.group === 'state';
  const isQueue = isState && state === 'to-code' && (options.assigned?.size ?? 0) > 0;
  return treeRow({
    key,
    parentKey: undefined,
    label: isQueue
      ? localizer.text('To code by {0}', labelText(context.coderName ?? ''))
      : isState
        ? localizer.text(look.title)
        : labelText(first ? folderOf(first.path) : ''),
    description: isQueue
      ? localizer.text('{0} of {1}', members.length, assignedCount(context.lists))
      : localizer.text(COUNTS.articles, members.length),
    icon: 'section',
    state: isState && !look.open ? 'collapsed' : 'expanded',
    contextValue: 'section',
    children: articleRows(context, key, members, options),
  });
}

/** The articles that are the coder's to code, whatever their state. */
function assignedCount({ counts }: ArticleLists): number {
  let count = 0;
  for (const [state, articles] of counts) if (state !== 'not-assigned') count += articles;
  return count;
}

function articleRow(
  { localizer, lists }: ArticlesContext,
  parentKey: string | undefined,
  article: ArticleRow,
  options: ArticleArrangement,
): TreeRow {
  const { path, metadata, stale } = article;
  const reprints = reprintsIn(lists).get(path) ?? [];
  const state = queueState(article, options);
  const name = path.slice(path.lastIndexOf('/') + 1);
  const positions = article.annotations.filter(
    ({ annotation }) => annotation.kind === 'position',
  ).length;
  const about = [
    directedText(localizer, options.directed?.get(path)),
    stale ? localizer.text('annotation file cannot be read') : undefined,
    metadata.source === undefined ? undefined : labelText(metadata.source, 40),
    metadata.date === undefined ? undefined : labelText(localizer.date(metadata.date), 40),
    positions > 0 ? localizer.text(COUNTS.positions, positions) : undefined,
    metadata.duplicateOf === undefined ? undefined : localizer.text('in a reprint'),
    reprints.length === 0
      ? undefined
      : localizer.text(['also in {0} outlet', 'also in {0} outlets'], reprints.length),
  ];
  const label = labelText(metadata.title ?? name);
  return treeRow({
    key: childKey(parentKey, 'article', path),
    parentKey,
    label,
    description: joinCounts(...about),
    spoken: () => joinSpoken(label, localizer.text(STATE_LOOKS[state].title), ...about),
    icon: STATE_LOOKS[state].icon,
    contextValue: `article ${state}`,
    target: { kind: 'article', article: path },
    tooltip: () => articleTooltip(localizer, article, reprints),
  });
}

/** "2 passages wait", or "1 of 2 coders". */
export function directedText(
  localizer: Localizer,
  directed: DirectedArticle | undefined,
): string | undefined {
  if (!directed) return undefined;
  const { state, passages, done, coders } = directed;
  if (state === 'waiting')
    return localizer.text(['{0} passage waits', '{0} passages wait'], passages);
  return state === 'begun' ? localizer.text('{0} of {1} coders', done.length, coders) : undefined;
}

/** How far each coder is, in one row that can be opened. */
function progressRows({ localizer, progress = [] }: ArticlesContext): readonly TreeRow[] {
  if (progress.length === 0) return [];
  const key = childKey(undefined, 'coders');
  const rows = progress.map((one) =>
    treeRow({
      key: childKey(key, 'coder', one.coder),
      parentKey: key,
      label: labelText(one.name),
      description: progressText(localizer, one),
      icon: 'actor-person',
      contextValue: 'coder',
    }),
  );
  return [
    treeRow({
      key,
      parentKey: undefined,
      label: localizer.text('Coders'),
      icon: 'section',
      state: 'expanded',
      contextValue: 'section',
      children: () => rows,
    }),
  ];
}

/** "3 of 5 coded · 1 in progress": those that were found not relevant are coded, too. */
export function progressText(
  localizer: Localizer,
  { assigned, readings, besides }: CoderProgress,
): string {
  const { complete, changed, unfinished } = readings;
  const done = complete + changed;
  return joinCounts(
    assigned === undefined
      ? localizer.text('{0} coded', done)
      : localizer.text('{0} of {1} coded', done, assigned),
    unfinished > 0 ? localizer.text('{0} in progress', unfinished) : undefined,
    changed > 0 ? localizer.text('{0} changed since, not independent', changed) : undefined,
    besides > 0 ? localizer.text('{0} more, not assigned', besides) : undefined,
  );
}

/** Looked up for each row that is shown. */
const reprintsIn = perObject(({ groups }: ArticleLists) => reprintsOf([...groups.values()].flat()));

function articleTooltip(
  localizer: Localizer,
  { path, metadata, coded, stale }: ArticleRow,
  reprints: readonly ArticleRow[],
): TextLine[] {
  const spoken = [metadata.title, metadata.author, metadata.source, metadata.date, path];
  const lines: TextLine[] = spoken.flatMap((text) =>
    text === undefined ? [] : [[fileText(text)]],
  );
  for (const [coder, coding] of [...coded].slice(0, 6)) {
    const title = STATE_LOOKS[stateOf(coding)].title;
    const reason = coding.reason === undefined ? '' : `: ${labelText(coding.reason, 200)}`;
    lines.push(
      localizer.line('{0}: {1}', fileText(coder), [
        ...localizer.line(title),
        { kind: 'file', text: reason, style: 'plain' },
      ]),
    );
  }
  if (reprints.length > 0) {
    const outlets = reprints.map((one) => one.metadata.source ?? one.path);
    const names = { kind: 'file', text: labelText(outlets.join(', ')), style: 'plain' } as const;
    lines.push(
      localizer.line(
        '{0}: {1}',
        localizer.line(['also in {0} outlet', 'also in {0} outlets'], reprints.length),
        [names],
      ),
    );
  }
  return stale ? [...lines, localizer.line(UNREADABLE_FILE)] : lines;
}

function stateOf(coding: Coding): QueueState {
  return coding.state === 'complete' ? 'done' : coding.state;
}
