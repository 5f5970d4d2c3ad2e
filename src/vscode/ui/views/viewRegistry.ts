import * as vscode from 'vscode';
import { countedWork, findRows, soFar, type Facts, type TreeView } from '../../../core';
import { readTarget } from '../cardCommands';
import { setContext } from '../../host/contexts';
import type { LoadedCorpus } from '../../corpora/corpora';
import { areFactsWhole, onDidDerive, prepareWith } from '../../derived/factsStore';
import { pickOne, type PickRow } from '../quickPick';
import { pickFound, type SearchPickOptions } from '../searchPick';
import { takesFiles } from './droppedFiles';
import { movesEntries } from './movedEntries';
import { TreePainter, type RowHandle } from './treePainter';
import type { Services } from '../../services';
import { localizer } from '../../derived/viewContext';
import { sayBriefly } from '../../documents/words';

export const VIEW_IDS = [
  'articles',
  'issues',
  'disagreements',
  'actors',
  'savedSearches',
  'thisArticle',
] as const;
export type ViewId = (typeof VIEW_IDS)[number];

/** The arrangements of a view; the first of each is the default. */
export interface Arrangements<Group extends string, Sort extends string> {
  readonly group: readonly [Choice<Group>, ...Choice<Group>[]];
  readonly sort: readonly [Choice<Sort>, ...Choice<Sort>[]];
}

export interface Choice<Id extends string> {
  readonly id: Id;
  readonly label: string;
}

export interface ViewDefinition<Group extends string, Sort extends string> {
  readonly id: ViewId;
  readonly title: string;
  readonly arrangements: Arrangements<Group, Sort>;
  /** Makes the rows, grouped and sorted; undefined where nothing is derived yet. */
  make(loaded: LoadedCorpus, options: Arranged<Group, Sort>): TreeView | undefined;
  /** Whether the result of `make` covers all articles of the corpus; if missing, whether the facts
   * do. */
  readonly isWhole?: (loaded: LoadedCorpus) => boolean;
  /** Work that `make` would otherwise do in one step; see `prepareWith`. */
  readonly prepare?: (
    loaded: LoadedCorpus,
    facts: Facts,
    options: Arranged<Group, Sort>,
  ) => Generator<undefined>;
  /** The search of *Find* in a view with too many rows to make them all; undefined for all
   * others. */
  readonly find?: (loaded: LoadedCorpus, options: Arranged<Group, Sort>) => RowSearch | undefined;
  /** The rows of entries can be dragged onto another one, which becomes their parent. */
  readonly movesEntries?: boolean;
  /** What to do with files that are dropped on it. */
  readonly drop?: (files: readonly vscode.Uri[]) => unknown;
}

/** A pick whose rows are searched for while the user types; the value of a row is its action when
 * chosen. */
export type RowSearch = Pick<
  SearchPickOptions<() => PromiseLike<unknown>>,
  'placeholder' | 'search'
>;

interface Arranged<Group extends string, Sort extends string> {
  readonly group: Group;
  readonly sort: Sort;
}

export interface ShownView {
  readonly tree: vscode.TreeView<RowHandle>;
  readonly painter: TreePainter;
  /** The first of the selected rows. */
  selected(): RowHandle | undefined;
}

/** The views by id, for the commands that work on any of them. */
export class ViewRegistry {
  readonly #views = new Map<ViewId, ShownView>();

  get(id: string): ShownView | undefined {
    return this.#views.get(id as ViewId);
  }

  get all(): Iterable<ShownView> {
    return this.#views.values();
  }

  add(id: ViewId, view: ShownView): void {
    this.#views.set(id, view);
  }

  /** A key begins with the keys of the rows above it. */
  async revealKey(id: ViewId, key: string, focus: boolean): Promise<void> {
    const steps = key.split('/');
    const path = steps.map((_, index) => steps.slice(0, index + 1).join('/'));
    await this.reveal(id, path, focus);
  }

  /** Expands the rows above and selects the row. */
  async reveal(id: ViewId, path: readonly string[], focus: boolean): Promise<void> {
    const view = this.#views.get(id);
    const handle = view?.painter.handleAt(path);
    if (view && handle) await view.tree.reveal(handle, { select: true, focus, expand: true });
  }
}

/** Registers a view: paints it, follows changes, remembers its arrangement, provides *Find*. */
export function registerView<Group extends string, Sort extends string>(
  services: Services,
  definition: ViewDefinition<Group, Sort>,
): vscode.Disposable {
  const { corpora, guard, memory, views } = services;
  const { id, arrangements } = definition;
  const chosen = <Id extends string>(
    what: What,
    choices: readonly [Choice<Id>, ...Choice<Id>[]],
  ) => {
    const remembered = memory.get<string>(`${id}.${what}`);
    return (choices.find((choice) => choice.id === remembered) ?? choices[0]).id;
  };
  const options = () => ({
    group: chosen('group', arrangements.group),
    sort: chosen('sort', arrangements.sort),
  });

  const painter = new TreePainter(
    id,
    services.extension,
    () => {
      const loaded = corpora.active;
      const made = loaded && definition.make(loaded, options());
      if (!made) return undefined;
      const { isWhole = areFactsWhole } = definition;
      return { loaded, tree: isWhole(loaded) ? made : soFar(made, localizer) };
    },
    (shown) => {
      // Deleting a property would remove the editor's setter; an empty one is not shown.
      const { description = '' } = shown ?? {};
      const message = messageOf(id, shown, corpora.active);
      if (tree.description !== description) tree.description = description;
      if (tree.message !== message) tree.message = message;
      setContext(`empty.${id}`, shown?.empty !== undefined);
    },
    () => tree.visible,
  );
  const tree: vscode.TreeView<RowHandle> = vscode.window.createTreeView<RowHandle>(
    `policyAnnotator.${id}`,
    {
      treeDataProvider: painter,
      ...(definition.drop ? { dragAndDropController: takesFiles(definition.drop) } : {}),
      ...(definition.movesEntries === true
        ? { dragAndDropController: movesEntries(services, id), canSelectMany: true }
        : {}),
      showCollapseAll: id !== 'thisArticle',
    },
  );
  // While the editor requests the rows again it knows none of them, including selected ones.
  let lastSelected: RowHandle | undefined;
  views.add(id, { tree, painter, selected: () => tree.selection[0] ?? lastSelected });

  /** What was searched for last: the next search begins with it. */
  let typed = '';
  const typing = () => ({ typed, onTyped: (text: string) => void (typed = text) });

  const find = async (): Promise<void> => {
    const shown = painter.tree;
    if (!shown) {
      const { t } = vscode.l10n;
      if (corpora.active)
        sayBriefly(t('The articles are still being loaded. Try again in a moment.'));
      return;
    }
    const search = corpora.active && definition.find?.(corpora.active, options());
    if (search) {
      const choose = await pickFound(services, {
        ...search,
        ...typing(),
        title: definition.title,
      });
      await choose?.();
      return;
    }
    const picked = await pickOne({
      ...typing(),
      title: definition.title,
      placeholder: vscode.l10n.t('Type to find a row, and press Enter to show it in the view'),
      rows: findRows(shown).map((row) => ({
        label: row.label,
        description: row.description,
        detail: row.detail,
        value: row.path,
      })),
    });
    if (picked.kind === 'value') await views.reveal(id, picked.value, true);
  };

  const arrange = async (): Promise<void> => {
    const now = options();
    const rowsOf = (what: What): PickRow<{ what: What; id: string }>[] => {
      const choices = arrangements[what];
      if (choices.length < 2) return [];
      return [
        { label: HEADINGS[what](), kind: vscode.QuickPickItemKind.Separator },
        ...choices.map((choice) => ({
          label: `$(${now[what] === choice.id ? 'check' : 'blank'}) ${choice.label}`,
          value: { what, id: choice.id },
        })),
      ];
    };
    const picked = await pickOne({
      title: definition.title,
      placeholder: vscode.l10n.t('Choose how the view is grouped and sorted'),
      rows: [...rowsOf('group'), ...rowsOf('sort')],
    });
    if (picked.kind !== 'value') return;
    await memory.update(`${id}.${picked.value.what}`, picked.value.id);
    painter.refreshNow();
  };

  const { prepare } = definition;
  return vscode.Disposable.from(
    tree,
    painter,
    ...(prepare ? [prepareWith((loaded, facts) => prepare(loaded, facts, options()))] : []),
    corpora.onDidChange(() => painter.refresh()),
    onDidDerive(() => painter.refresh()),
    guard.on(tree.onDidChangeSelection, ({ selection }) => {
      lastSelected = selection[0];
    }),
    guard.on(tree.onDidChangeVisibility, ({ visible }) => visible && painter.refreshIfStale()),
    guard.on(vscode.workspace.onDidGrantWorkspaceTrust, () => painter.refresh()),
    guard.on(vscode.workspace.onDidChangeConfiguration, (event) => {
      if (event.affectsConfiguration('policyAnnotator')) painter.refresh();
    }),
    guard.command(`policyAnnotator.find.${id}`, find),
    guard.command(`policyAnnotator.arrange.${id}`, arrange),
    guard.command(`policyAnnotator.exportView.${id}`, () =>
      vscode.commands.executeCommand('policyAnnotator.export', { view: id }),
    ),
  );
}

/** The message above the rows. An empty view has its text in the manifest, where there is room for
 * a button. */
function messageOf(
  id: ViewId,
  shown: TreeView | undefined,
  loaded: LoadedCorpus | undefined,
): string {
  const ownMessage = shown?.message ?? '';
  if (loaded?.corpus.seen === 'nothing' && shown?.empty === undefined) {
    return vscode.l10n.t('Nothing that is coded is shown until you say who is coding.');
  }
  const isOfEntries = id === 'issues' || id === 'actors';
  if (loaded && isOfEntries && shown?.empty === undefined && waitsForResult(loaded)) {
    return vscode.l10n.t(
      'Nothing is adjudicated yet. What coders found is counted here once you have decided about it: see Adjudication.',
    );
  }
  const isRestricted = !vscode.workspace.isTrusted && shown?.empty === undefined;
  if (!isRestricted || !RESTRICTED_MESSAGE.includes(id)) return ownMessage;
  const restricted = vscode.l10n.t(
    'Restricted Mode: nothing is annotated, exported or written until you trust this folder.',
  );
  return ownMessage === '' ? restricted : `${restricted} ${ownMessage}`;
}

/** Whether what is adjudicated would be shown, and nothing is. */
function waitsForResult(loaded: LoadedCorpus): boolean {
  const { codebook, coder, index, seen } = loaded.corpus;
  return (
    countedWork(seen, codebook, coder) === 'adjudicated' &&
    areFactsWhole(loaded) &&
    index.articles().every(({ annotations }) => annotations.length === 0)
  );
}

/** The views with this message: the first one that is open, and the one used to annotate. */
const RESTRICTED_MESSAGE: readonly ViewId[] = ['issues', 'thisArticle'];

type What = 'group' | 'sort';

const HEADINGS = {
  group: () => vscode.l10n.t('Group by'),
  sort: () => vscode.l10n.t('Sort by'),
} as const;

/** A row of a view. */
export interface ChosenRow {
  readonly view: ShownView;
  readonly handle: RowHandle;
}

/** The handle that a menu passed, else the selected row of the view that has the focus. */
export function chosenRow({ views, corpora }: Services, argument: unknown): ChosenRow | undefined {
  if (isHandle(argument) && readTarget(corpora, argument)) {
    const view = views.get(argument.view);
    return view && { view, handle: argument };
  }
  for (const view of views.all) {
    const handle = view.selected();
    if (view.tree.visible && handle && typeof argument === 'string' && handle.view === argument) {
      return { view, handle };
    }
  }
  return undefined;
}

function isHandle(argument: unknown): argument is RowHandle {
  return (
    typeof argument === 'object' && argument !== null && 'view' in argument && 'key' in argument
  );
}
