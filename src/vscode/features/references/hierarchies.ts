import * as vscode from 'vscode';
import {
  AUTHOR,
  UNATTRIBUTED,
  answerLabel,
  answersOf,
  answersTo,
  entriesAbove,
  entriesBelow,
  nameOf,
  readAhead,
  runCooperatively,
  type Answer,
  type ArticlePath,
  type Kin,
  type Layer,
  type Task,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { localizer } from '../../derived/viewContext';
import type { Services } from '../../services';
import { namesAt } from '../../ui/naming/namesAt';
import { codebookEntries, linesOf, rangesOf } from '../../ui/naming/openedFiles';
import { registerForCorpora } from '../../ui/naming/perCorpus';

/** Who answers whom, as the editor's call hierarchy: outgoing calls are positions of an actor about
 * or to another, incoming ones those of others about or to it. What is part of what, as its type
 * hierarchy: supertypes are parents, roles and groups, subtypes are members. */
export function registerHierarchies(services: Services): vscode.Disposable {
  const { environment } = services;
  const actorOf = new WeakMap<vscode.CallHierarchyItem, Entry>();
  const entryOf = new WeakMap<vscode.TypeHierarchyItem, Entry>();

  /** The named entries that are in the codebook, with their places there. */
  const entriesAt = async (
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<readonly PlacedEntry[]> => {
    const here = await namesAt(services, document, position);
    const ids = (here?.names ?? []).flatMap(({ of, id }) =>
      here && (of === 'actor' || of === 'issue') ? [{ loaded: here.loaded, layer: of, id }] : [],
    );
    return (await Promise.all(ids.map(placedEntry))).filter((entry) => entry !== undefined);
  };

  const placedEntry = async (entry: Entry): Promise<PlacedEntry | undefined> => {
    const { loaded, layer, id } = entry;
    const entries = await codebookEntries(services, loaded);
    const place = entries?.entry({ of: layer, id });
    return entries && place && { ...entry, uri: entries.uri, range: place.range, key: place.id };
  };

  const callItem = (
    entry: Entry,
    { name, detail, uri, range }: Shown,
    selection = range,
  ): vscode.CallHierarchyItem => {
    const kind = vscode.SymbolKind.Class;
    const item = new vscode.CallHierarchyItem(kind, name, detail, uri, range, selection);
    // Each article has an author of its own, so theirs are not listed together.
    if (!RESERVED.includes(entry.id)) actorOf.set(item, entry);
    return item;
  };

  /** Each answer is an item at its quote, which is what opens. */
  const answered = async (
    item: vscode.CallHierarchyItem,
    token: vscode.CancellationToken,
    find: (entry: Entry) => Task<readonly Answer[]>,
  ): Promise<readonly Answered[] | undefined> => {
    const entry = actorOf.get(item);
    if (!entry) return undefined;
    const { loaded } = entry;
    const isCancelled = (): boolean => token.isCancellationRequested;
    const { yieldToHost } = environment;
    const answers = await runCooperatively(find(entry), yieldToHost, isCancelled);
    const byArticle = new Map<ArticlePath, Answer[]>();
    for (const answer of answers ?? []) {
      const own = byArticle.get(answer.article);
      if (own) own.push(answer);
      else byArticle.set(answer.article, [answer]);
    }
    const read = async ([article, own]: readonly [ArticlePath, readonly Answer[]]) => ({
      own,
      lines: isCancelled() ? undefined : await linesOf(loaded, article),
    });
    const found: Answered[] = [];
    for await (const { own, lines } of readAhead(byArticle, read)) {
      if (isCancelled()) return undefined;
      if (!lines) continue;
      for (const answer of own) {
        const ranges = rangesOf(lines, answer.spans);
        const label = answerLabel(loaded.corpus.index, answer, localizer);
        const shown = { ...label, uri: loaded.uriOf(answer.article), range: ranges[0] };
        const other = { loaded, layer: 'actor', id: answer.other } as const;
        found.push({ item: callItem(other, shown), ranges });
      }
      await yieldToHost();
    }
    return found;
  };

  const answers: vscode.CallHierarchyProvider = {
    async prepareCallHierarchy(document, position) {
      const entries = await entriesAt(document, position);
      return someOf(
        entries
          .filter(({ layer }) => layer === 'actor')
          .map((entry) => callItem(entry, { ...entry, ...labelOf(entry) }, entry.key)),
      );
    },
    async provideCallHierarchyOutgoingCalls(item, token) {
      const found = await answered(item, token, ({ loaded, id }) =>
        answersOf(loaded.corpus.index, id),
      );
      // Ranges of the caller, which the editor looks for in the caller's file.
      const from = [item.selectionRange];
      return found?.map((one) => new vscode.CallHierarchyOutgoingCall(one.item, from));
    },
    async provideCallHierarchyIncomingCalls(item, token) {
      const found = await answered(item, token, ({ loaded, id }) =>
        answersTo(loaded.corpus.index, id),
      );
      return found?.map((one) => new vscode.CallHierarchyIncomingCall(one.item, [...one.ranges]));
    },
  };

  const typeItem = (entry: PlacedEntry, detail: string): vscode.TypeHierarchyItem => {
    const { layer, uri, range, key } = entry;
    const kind = layer === 'actor' ? vscode.SymbolKind.Class : vscode.SymbolKind.Interface;
    const { name } = labelOf(entry);
    const item = new vscode.TypeHierarchyItem(kind, name, detail, uri, range, key);
    entryOf.set(item, entry);
    return item;
  };

  const related = async (
    item: vscode.TypeHierarchyItem,
    find: typeof entriesAbove,
  ): Promise<vscode.TypeHierarchyItem[] | undefined> => {
    const entry = entryOf.get(item);
    if (!entry) return undefined;
    const { loaded, layer, id } = entry;
    const kin: readonly Kin[] = find(loaded.corpus.codebook, layer, id, localizer);
    const items = await Promise.all(
      kin.map(async (one) => {
        const placed = await placedEntry({ loaded, layer, id: one.id });
        return placed && typeItem(placed, one.relation);
      }),
    );
    return items.filter((one) => one !== undefined);
  };

  const lineage: vscode.TypeHierarchyProvider = {
    async prepareTypeHierarchy(document, position) {
      const entries = await entriesAt(document, position);
      return someOf(entries.map((entry) => typeItem(entry, labelOf(entry).detail)));
    },
    provideTypeHierarchySupertypes: (item) => related(item, entriesAbove),
    provideTypeHierarchySubtypes: (item) => related(item, entriesBelow),
  };

  return registerForCorpora(services, ({ articles, annotationFiles, codebooks }) => {
    const all = [...articles, ...annotationFiles, ...codebooks];
    return vscode.Disposable.from(
      vscode.languages.registerCallHierarchyProvider(all, answers),
      vscode.languages.registerTypeHierarchyProvider(all, lineage),
    );
  });
}

/** The editor opens an empty hierarchy for an empty list, and says "No results" for none. */
function someOf<Item>(items: Item[]): Item[] | undefined {
  return items.length > 0 ? items : undefined;
}

const RESERVED: readonly string[] = [AUTHOR, UNATTRIBUTED];

interface Entry {
  readonly loaded: LoadedCorpus;
  readonly layer: Layer;
  readonly id: string;
}

/** With its place in the codebook. */
interface PlacedEntry extends Entry {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
  readonly key: vscode.Range;
}

interface Shown {
  readonly name: string;
  readonly detail: string;
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
}

interface Answered {
  readonly item: vscode.CallHierarchyItem;
  readonly ranges: readonly vscode.Range[];
}

function labelOf({ loaded, layer, id }: Entry): { readonly name: string; readonly detail: string } {
  return { name: nameOf(loaded.corpus.codebook, layer, id, localizer), detail: id };
}
