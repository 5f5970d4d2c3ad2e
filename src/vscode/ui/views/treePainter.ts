import * as vscode from 'vscode';
import { MOST_CHILDREN, rowAt, rowChanges, type TreeRow, type TreeView } from '../../../core';
import type { CommandTarget } from '../cardCommands';
import type { LoadedCorpus } from '../../corpora/corpora';
import { tooltipMarkdown } from '../markdown';
import { nextTurn } from '../../host/nextTurn';
import { iconOf } from './rowIcons';

/** The element of a row in VS Code's tree. One object for each key as long as the row is shown,
 * since the editor finds elements by identity; menus also pass it to commands. */
export interface RowHandle extends CommandTarget {
  readonly view: string;
  readonly key: string;
}

const REFRESH_MS = 100;

/** A refresh waits this many times as long as the last one took, so that clicks are handled while a
 * large corpus is being read. */
const REFRESH_SHARE = 4;

/** When there are this many handles, those of hidden rows are removed. */
const MOST_HANDLES = 2000;

/** Paints a TreeView of core. The content of a handle is looked up again after each refresh, and
 * the editor is notified only of rows that look different. */
export class TreePainter implements vscode.TreeDataProvider<RowHandle> {
  readonly #view: string;
  readonly #extension: vscode.Uri;
  readonly #handles = new Map<string, RowHandle>();
  readonly #rows = new Map<string, TreeRow>();
  /** The rows given to the editor, by the key of the row above. */
  #shown = new Map<string | undefined, readonly TreeRow[]>();
  readonly #hovered = new Set<string>();
  /** How many children a row shows, where *Show more* was used. */
  readonly #most = new Map<string | undefined, number>();
  readonly #changes = new vscode.EventEmitter<RowHandle[] | RowHandle | undefined>();
  readonly onDidChangeTreeData = this.#changes.event;
  readonly #make: () => { loaded: LoadedCorpus; tree: TreeView } | undefined;
  readonly #painted: (tree: TreeView | undefined) => void;
  readonly #isVisible: () => boolean;
  #current: { loaded: LoadedCorpus; tree: TreeView } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pause = REFRESH_MS;
  /** The corpus has changed since; the tree is made again on its next use. */
  #isStale = true;

  constructor(
    view: string,
    extension: vscode.Uri,
    make: () => { loaded: LoadedCorpus; tree: TreeView } | undefined,
    painted: (tree: TreeView | undefined) => void,
    isVisible: () => boolean,
  ) {
    this.#view = view;
    this.#extension = extension;
    this.#make = make;
    this.#painted = painted;
    this.#isVisible = isVisible;
  }

  /** The current tree, whether the view is visible or not. */
  get tree(): TreeView | undefined {
    if (this.#isStale) this.refreshNow();
    return this.#current?.tree;
  }

  /** Makes the tree again, at most every 100 ms; a view that is not visible waits until it is. */
  refresh(): void {
    this.#isStale = true;
    if (!this.#isVisible()) return;
    // In a turn of its own, so that views do not share one.
    const inQueue = (): void => nextTurn(() => this.refreshIfStale());
    this.#timer ??= setTimeout(inQueue, this.#pause);
  }

  refreshIfStale(): void {
    if (this.#isStale) this.refreshNow();
  }

  refreshNow(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isStale = false;
    const started = Date.now();
    const before = this.#current?.loaded;
    this.#current = this.#make();
    // Keys are unique within one corpus only.
    if (before !== this.#current?.loaded) {
      this.#handles.clear();
      this.#most.clear();
      this.#shown.clear();
    }
    this.#painted(this.#current?.tree);
    this.#tellChanges();
    this.#pause = Math.max(REFRESH_MS, REFRESH_SHARE * (Date.now() - started));
  }

  showMore(key: string | undefined): void {
    this.#most.set(key, this.#mostOf(key) + MOST_CHILDREN);
    this.#askAgain(key === undefined ? undefined : [key]);
  }

  row(handle: RowHandle): TreeRow | undefined {
    const known = this.#rows.get(handle.key);
    if (known || !this.#current) return known;
    const found = rowAt(this.#current.tree, handle.key);
    if (found?.key === handle.key) return found;
    // *Show more* is a row only as long as it hides others.
    return this.#childRows(found?.key, this.#mostOf(found?.key)).find(
      ({ key }) => key === handle.key,
    );
  }

  /** A handle for a row of the current tree, so that it can be revealed. Shows more rows where a
   * *Show more* row hides it. */
  handleAt(path: readonly string[]): RowHandle | undefined {
    const key = path.at(-1);
    const { tree } = this;
    const row = key === undefined ? undefined : tree && rowAt(tree, key);
    if (!row) return undefined;
    for (const [index, parent] of [undefined, ...path.slice(0, -1)].entries()) {
      this.#makeRoom(parent, path[index]);
    }
    return this.#handle(row);
  }

  getChildren(handle?: RowHandle): RowHandle[] {
    if (!this.#current) this.refreshNow();
    const rows = this.#childRows(handle?.key, this.#mostOf(handle?.key));
    if (this.#current) this.#shown.set(handle?.key, rows);
    return rows.map((row) => this.#handle(row));
  }

  getParent(handle: RowHandle): RowHandle | undefined {
    const parentKey = this.row(handle)?.parentKey;
    const parent =
      parentKey === undefined ? undefined : this.#current && rowAt(this.#current.tree, parentKey);
    return parent && this.#handle(parent);
  }

  getTreeItem(handle: RowHandle): vscode.TreeItem {
    const row = this.row(handle);
    if (!row) return new vscode.TreeItem('');
    const item = new vscode.TreeItem(row.label, COLLAPSIBLE[row.state]);
    // The state is part of the id: VS Code remembers what the user expanded, and a row that became
    // a leaf must not stay expandable.
    item.id = row.key;
    item.description = row.description;
    item.iconPath = iconOf(this.#extension, row.icon, row.iconColor);
    item.contextValue = contextOf(row);
    item.accessibilityInformation = { label: row.spoken() };
    // VS Code opens and closes a row on a click only where the row has no command: an entry of the
    // codebook is reached by Enter.
    if (row.target && row.target.kind !== 'codebook') {
      item.command = {
        command:
          row.target.kind === 'more' ? 'policyAnnotator.showMore' : 'policyAnnotator.showRow',
        title: '',
        arguments: [handle],
      };
    }
    return item;
  }

  resolveTreeItem(item: vscode.TreeItem, handle: RowHandle): vscode.TreeItem {
    this.#hovered.add(handle.key);
    const lines = this.row(handle)?.tooltip() ?? [];
    if (lines.length > 0) item.tooltip = tooltipMarkdown(lines);
    return item;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#isStale = false;
    this.#changes.dispose();
  }

  #mostOf(key: string | undefined): number {
    return this.#most.get(key) ?? MOST_CHILDREN;
  }

  /** Notifies the editor of rows that look different; it then asks for them again. */
  #tellChanges(): void {
    this.#rows.clear();
    const tree = this.#current?.tree;
    const shown = { rows: this.#shown, hovered: this.#hovered };
    const changes = tree && rowChanges(shown, tree, (key) => this.#mostOf(key));
    this.#shown = new Map(changes?.rows);
    for (const rows of this.#shown.values()) {
      for (const row of rows) this.#rows.set(row.key, row);
    }
    this.#askAgain(changes?.changed);
    if (this.#handles.size > MOST_HANDLES) this.#dropHandles();
  }

  #askAgain(keys: readonly string[] | undefined): void {
    if (!keys) {
      this.#shown.clear();
      this.#hovered.clear();
      this.#changes.fire(undefined);
      return;
    }
    for (const key of keys) {
      for (const parent of this.#shown.keys()) {
        if (parent === key || parent?.startsWith(`${key}/`)) this.#shown.delete(parent);
      }
      this.#hovered.delete(key);
    }
    const handles = keys.flatMap((key) => this.#handles.get(key) ?? []);
    if (handles.length > 0) this.#changes.fire(handles);
  }

  #dropHandles(): void {
    const shown = new Set([...this.#shown.values()].flatMap((rows) => rows.map(({ key }) => key)));
    for (const key of this.#handles.keys()) if (!shown.has(key)) this.#handles.delete(key);
  }

  #childRows(parent: string | undefined, most: number): readonly TreeRow[] {
    const tree = this.#current?.tree;
    if (!tree) return [];
    const rows =
      parent === undefined
        ? tree.roots(most)
        : ((this.#rows.get(parent) ?? rowAt(tree, parent))?.children(most) ?? []);
    for (const row of rows) this.#rows.set(row.key, row);
    return rows;
  }

  /** Shows more rows until the row is shown, and makes no more of them than necessary. */
  #makeRoom(parent: string | undefined, key: string | undefined): void {
    const shown = this.#mostOf(parent);
    for (let most = shown; ; most *= 10) {
      const rows = this.#childRows(parent, most);
      const place = rows.findIndex((row) => row.key === key);
      if (place >= 0 && most > shown) {
        this.#most.set(parent, Math.ceil((place + 1) / MOST_CHILDREN) * MOST_CHILDREN);
        this.#askAgain(undefined);
      }
      if (place >= 0 || !rows.some(({ target }) => target?.kind === 'more')) return;
    }
  }

  #handle(row: TreeRow): RowHandle {
    this.#rows.set(row.key, row);
    const known = this.#handles.get(row.key);
    if (known) return known;
    const { target } = row;
    const handle: RowHandle = {
      view: this.#view,
      key: row.key,
      corpus: this.#current?.loaded.root.toString() ?? '',
      ...(target?.kind === 'annotation' ? { article: target.article, id: target.id } : {}),
      ...(target?.kind === 'article' ? { article: target.article } : {}),
      ...entryOf(row),
    };
    this.#handles.set(row.key, handle);
    return handle;
  }
}

const COLLAPSIBLE = {
  leaf: vscode.TreeItemCollapsibleState.None,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
} as const;

/** The actor or issue of the codebook that a row is about. */
function entryOf({ target, entry }: TreeRow): TreeRow['entry'] {
  return target?.kind === 'codebook' ? { layer: target.layer, id: target.id } : entry;
}

/** Words for the `viewItem` clauses of the menus: what the row is, and what can be done with it. */
function contextOf(row: TreeRow): string {
  const { contextValue, target, contradiction, pairOnIssues } = row;
  const words = [contextValue];
  if (target && target.kind !== 'more') words.push('target');
  if (target?.kind === 'annotation') words.push('annotation');
  if (target?.kind === 'article') words.push('article');
  if (target?.kind === 'codebook') words.push('codebook');
  const entry = entryOf(row);
  if (entry) words.push(entry.layer === 'actor' ? 'knownActor' : 'knownIssue');
  if (pairOnIssues) words.push('disagreementPair');
  if (contextValue === 'disagreement' || contradiction || pairOnIssues) words.push('compare');
  return words.join(' ');
}
