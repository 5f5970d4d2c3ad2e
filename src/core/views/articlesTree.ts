import { compareText } from '../analysis/order';
import type { Coding } from '../model/article';
import type { ArticleRow, CorpusReader } from '../model/corpus';
import type { ArticlePath, CoderId } from '../model/ids';
import { append } from './grouping';
import { labelText } from './label';
import { fileText, type TextLine } from './text';
import {
  childKey,
  lazyRows,
  textFilter,
  treeRow,
  type RowIcon,
  type TreeRow,
  type TreeView,
} from './tree';
import { joinCounts } from './treeRows';
import type { Voice } from './voice';
import type { WordKey } from './words';

export type QueueState = 'to-code' | 'in-progress' | 'done' | 'not-relevant';

export interface ArticlesTreeOptions {
  /** Whose queue it is; undefined: an article is as far as the furthest of its coders. */
  readonly coder: CoderId | undefined;
  readonly sort: 'path' | 'title' | 'date';
  readonly group: 'state' | 'folder' | 'none';
  readonly filter?: string;
}

export interface ArticlesContext {
  readonly reader: CorpusReader;
  readonly voice: Voice;
}

const STATES: readonly QueueState[] = ['to-code', 'in-progress', 'done', 'not-relevant'];

/** The coder's queue. Needs no analysis, so it is there before anything is derived. */
export function articlesTree(context: ArticlesContext, options: ArticlesTreeOptions): TreeView {
  const { reader, voice } = context;
  const matches = textFilter(options.filter);
  const all = [...reader.articles()];
  const counts = new Map<QueueState, number>();
  for (const article of all) {
    const state = queueState(article, options.coder);
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  const shown = sortedArticles(
    context,
    all.filter(({ path, metadata }) => matches(`${path} ${metadata.title ?? ''}`)),
    options.sort,
  );
  return {
    roots: lazyRows(undefined, voice, () => makers(context, shown, options)),
    description: queueCounts(voice, counts),
    message: options.filter ? voice.say('filtered by', labelText(options.filter)) : undefined,
    empty: shown.length > 0 ? undefined : all.length > 0 ? 'no match' : 'no articles',
  };
}

export function queueState(
  { coded }: Pick<ArticleRow, 'coded'>,
  coder: CoderId | undefined,
): QueueState {
  const codings = coder === undefined ? [...coded.values()] : [coded.get(coder)];
  const reached = new Set(codings.map((coding) => coding?.state));
  if (reached.has('complete')) return 'done';
  if (reached.has('not-relevant')) return 'not-relevant';
  return reached.has('in-progress') ? 'in-progress' : 'to-code';
}

/** The next article that this coder has not finished, in the order of paths, beginning again at the
 * top; undefined when all others are done. */
export function nextArticle(
  reader: CorpusReader,
  coder: CoderId | undefined,
  after: ArticlePath | undefined,
): ArticlePath | undefined {
  let first: ArticlePath | undefined;
  for (const article of reader.articles()) {
    const state = queueState(article, coder);
    if ((state !== 'to-code' && state !== 'in-progress') || article.path === after) continue;
    if (after === undefined || compareText(article.path, after) > 0) return article.path;
    first ??= article.path;
  }
  return first;
}

/** The key of an article's row. */
export function articlesTreeKey(article: ArticleRow, options: ArticlesTreeOptions): string {
  return childKey(groupKey(article, options), 'article', article.path);
}

function groupKey(article: ArticleRow, { group, coder }: ArticlesTreeOptions): string | undefined {
  if (group === 'state') return childKey(undefined, 'state', queueState(article, coder));
  const folder = folderOf(article.path);
  return group === 'folder' && folder !== '' ? childKey(undefined, 'folder', folder) : undefined;
}

/** "to code 31 · in progress 2 · done 7" */
function queueCounts(voice: Voice, counts: ReadonlyMap<QueueState, number>): string {
  const words = {
    'to-code': 'to code n',
    'in-progress': 'in progress n',
    done: 'done n',
    'not-relevant': 'not relevant n',
  } as const;
  return joinCounts(
    ...STATES.map((state) => {
      const count = counts.get(state) ?? 0;
      return count > 0 ? voice.say(words[state], count) : undefined;
    }),
  );
}

function makers(
  context: ArticlesContext,
  articles: readonly ArticleRow[],
  options: ArticlesTreeOptions,
): readonly (() => TreeRow)[] {
  const groups = new Map<string | undefined, ArticleRow[]>();
  if (options.group === 'state') {
    for (const state of STATES) groups.set(childKey(undefined, 'state', state), []);
  }
  for (const article of articles) {
    append(groups, groupKey(article, options), article);
  }
  return [...groups].flatMap(([key, members]) => {
    if (key === undefined) {
      return members.map((article) => () => articleRow(context, undefined, article, options));
    }
    return members.length === 0 ? [] : [() => groupRow(context, key, members, options)];
  });
}

const STATE_LOOKS: Readonly<
  Record<QueueState, { readonly title: WordKey; readonly icon: RowIcon; readonly open: boolean }>
> = {
  'to-code': { title: 'to code', icon: 'article', open: true },
  'in-progress': { title: 'in progress', icon: 'article-in-progress', open: true },
  done: { title: 'done', icon: 'article-done', open: false },
  'not-relevant': { title: 'not relevant', icon: 'article-not-relevant', open: false },
};

function groupRow(
  context: ArticlesContext,
  key: string,
  members: readonly ArticleRow[],
  options: ArticlesTreeOptions,
): TreeRow {
  const { voice } = context;
  const [first] = members;
  const look = STATE_LOOKS[first ? queueState(first, options.coder) : 'to-code'];
  const isState = options.group === 'state';
  return treeRow({
    key,
    parentKey: undefined,
    label: isState ? voice.say(look.title) : labelText(first ? folderOf(first.path) : ''),
    description: String(members.length),
    icon: 'section',
    state: isState && !look.open ? 'collapsed' : 'expanded',
    contextValue: 'section',
    children: lazyRows(key, voice, () =>
      members.map((article) => () => articleRow(context, key, article, options)),
    ),
  });
}

function articleRow(
  { voice }: ArticlesContext,
  parentKey: string | undefined,
  article: ArticleRow,
  options: ArticlesTreeOptions,
): TreeRow {
  const { path, metadata, stale } = article;
  const state = queueState(article, options.coder);
  const name = path.slice(path.lastIndexOf('/') + 1);
  const positions = article.annotations.filter(
    ({ annotation }) => annotation.kind === 'position',
  ).length;
  return treeRow({
    key: childKey(parentKey, 'article', path),
    parentKey,
    label: labelText(metadata.title ?? name),
    description: joinCounts(
      stale ? voice.say('status stale') : undefined,
      metadata.source === undefined ? undefined : labelText(metadata.source, 40),
      metadata.date === undefined ? undefined : labelText(voice.date(metadata.date), 40),
      positions > 0 ? voice.say('positions', positions) : undefined,
      metadata.duplicateOf === undefined ? undefined : voice.say('reprint'),
    ),
    icon: STATE_LOOKS[state].icon,
    contextValue: `article ${state}`,
    target: { kind: 'article', article: path },
    tooltip: () => articleTooltip(voice, article),
  });
}

function articleTooltip(voice: Voice, { path, metadata, coded, stale }: ArticleRow): TextLine[] {
  const said = [metadata.title, metadata.author, metadata.source, metadata.date, path];
  const lines: TextLine[] = said.flatMap((text) => (text === undefined ? [] : [[fileText(text)]]));
  for (const [coder, coding] of [...coded].slice(0, 6)) {
    const title = STATE_LOOKS[stateOf(coding)].title;
    const reason = coding.reason === undefined ? '' : `: ${labelText(coding.reason, 200)}`;
    lines.push(
      voice.line('field is', fileText(coder), [
        ...voice.line(title),
        { kind: 'file', text: reason, style: 'plain' },
      ]),
    );
  }
  return stale ? [...lines, voice.line('stale file')] : lines;
}

function stateOf(coding: Coding): QueueState {
  return coding.state === 'complete' ? 'done' : coding.state;
}

function sortedArticles(
  { voice }: ArticlesContext,
  articles: readonly ArticleRow[],
  sort: ArticlesTreeOptions['sort'],
): readonly ArticleRow[] {
  // The reader gives them by path; sorting keeps that order among equals.
  if (sort === 'path') return articles;
  if (sort === 'date') {
    return [...articles].sort((a, b) => compareText(b.metadata.date ?? '', a.metadata.date ?? ''));
  }
  return [...articles].sort((a, b) =>
    voice.compare(a.metadata.title ?? a.path, b.metadata.title ?? b.path),
  );
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
