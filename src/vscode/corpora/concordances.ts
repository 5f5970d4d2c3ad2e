import * as vscode from 'vscode';
import {
  concordanceName,
  concordancePage,
  runCooperatively,
  readConcordanceOf,
  sortedLines,
  type ArticlePath,
  type Codebook,
  type ConcordanceLine,
  type ConcordanceOf,
  type ConcordancePage,
  type ConcordanceRow,
  type ConcordanceSort,
} from '../../core';
import {
  findConcordance,
  isOutdatedBy,
  serialQueueByKey,
  type FoundConcordance,
} from '../../project';
import type { Corpora, LoadedCorpus } from './corpora';
import type { Guard } from '../host/guarded';
import type { Environment } from '../../project';
import { localizer } from '../derived/viewContext';
import { pageName } from '../documents/words';

export const CONCORDANCE_SCHEME = 'policy-annotator-concordance';

/** How concordances are shown; remembered for the workspace. */
export interface ConcordanceLook {
  readonly sort: ConcordanceSort;
  /** Columns of text on each side of the found words. */
  readonly width: number;
}

/** A concordance in a document. */
export interface ShownConcordance {
  readonly uri: vscode.Uri;
  readonly loaded: LoadedCorpus;
  readonly what: ConcordanceOf;
  readonly page: ConcordancePage;
  readonly look: ConcordanceLook;
  readonly outdated: boolean;
  /** How many lines are found but not shown. */
  readonly hidden: number;
}

interface Entry extends Omit<ShownConcordance, 'page' | 'look' | 'hidden'> {
  readonly codebook: Codebook;
  readonly found: FoundConcordance;
  readonly made: string;
  lines: readonly ConcordanceLine[];
  sort: ConcordanceSort;
  width: number;
  most: number;
  outdated: boolean;
  page: ConcordancePage;
}

/** A concordance that is being made, and the articles that have changed since it was begun. */
interface Making {
  readonly loaded: LoadedCorpus;
  readonly articles: Set<ArticlePath>;
}

/** The concordances of this window, each at its own address. They are pages of a content provider,
 * so that they are read-only and have no file. */
export interface Concordances {
  readonly onDidChange: vscode.Event<vscode.Uri>;
  /** Searches the corpus once all of it is read; undefined when it was cancelled. */
  make(
    loaded: LoadedCorpus,
    what: ConcordanceOf,
    look: ConcordanceLook,
    token: vscode.CancellationToken,
    report: (done: number, of: number) => void,
  ): Promise<vscode.Uri | undefined>;
  /** Shows a concordance with another look, or more of its lines. */
  show(uri: vscode.Uri, look: ConcordanceLook, more?: boolean): Promise<void>;
  /** The concordance in a document; undefined while the document's text is not yet that of the
   * page. */
  of(document: vscode.TextDocument): ShownConcordance | undefined;
  text(uri: vscode.Uri): string | undefined;
  dispose(): void;
}

/** Rows shown at first, and added by each *Show More*. */
const ROWS = 1000;

export function createConcordances(
  corpora: Corpora,
  environment: Environment,
  guard: Guard,
): Concordances {
  const entries = new Map<string, Entry>();
  const changes = new vscode.EventEmitter<vscode.Uri>();

  /** One change at a time for each address: a search and a rearrangement that ran together could
   * overwrite each other's result. */
  const inQueue = serialQueueByKey();

  const put = async (entry: Omit<Entry, 'lines' | 'page'>): Promise<void> => {
    const lines = await runCooperatively(
      sortedLines(entry.found.result.lines, entry.sort),
      environment.yieldToHost,
    );
    const page = await runCooperatively(
      concordancePage(inputOf({ ...entry, lines })),
      environment.yieldToHost,
    );
    const before = entries.get(entry.uri.toString());
    entries.set(entry.uri.toString(), { ...entry, lines, page });
    changes.fire(entry.uri);
    // It may have become outdated while its rows were put together.
    if (before?.outdated === true) await outdate(before);
  };

  /** Marks a concordance as outdated; its lines keep the order in which they are shown now. */
  const outdate = async ({ uri, found }: Entry): Promise<void> => {
    const entry = entries.get(uri.toString());
    if (entry?.found !== found || entry.outdated) return;
    entry.outdated = true;
    entry.page = await runCooperatively(concordancePage(inputOf(entry)), environment.yieldToHost);
    changes.fire(uri);
  };

  /** The concordances being made, each with the articles that have changed since it was begun. */
  const makings = new Set<Making>();

  /** Only concordances not yet marked as outdated are checked. */
  const upToDate = (loaded: LoadedCorpus): Entry[] =>
    [...entries.values()].filter((entry) => entry.loaded === loaded && !entry.outdated);

  const articlesChanged = async (
    loaded: LoadedCorpus,
    paths: Iterable<ArticlePath>,
  ): Promise<void> => {
    const needs = { ...loaded, environment };
    for (const making of makings) {
      if (making.loaded === loaded) for (const path of paths) making.articles.add(path);
    }
    for (const path of paths) {
      for (const entry of upToDate(loaded)) {
        if (await isOutdatedBy(needs, entry.found, entry.what, path)) await outdate(entry);
      }
      if (upToDate(loaded).length === 0) return;
      await environment.yieldToHost();
    }
  };

  const lookAgain = (loaded: LoadedCorpus, articles: () => Iterable<ArticlePath>): void => {
    if (makings.size + upToDate(loaded).length === 0) return;
    guard.run('looking whether concordances are out of date', async () => {
      for (const entry of upToDate(loaded)) {
        const isTheirs = entry.codebook !== loaded.corpus.codebook;
        if (isTheirs && entry.what.kind !== 'expression') await outdate(entry);
      }
      await articlesChanged(loaded, articles());
    });
  };

  const listeners = [
    corpora.listenToEach((loaded) =>
      loaded.corpus.index.onDidChange((change) => lookAgain(loaded, () => change.articles)),
    ),
    corpora.onDidChangeState(({ loaded, path }) => lookAgain(loaded, () => [path])),
  ];

  return {
    onDidChange: changes.event,
    make: async (loaded, what, look, token, report) => {
      const cancelled = (): boolean => token.isCancellationRequested;
      if (!(await loaded.corpus.readWhole(cancelled))) return undefined;
      const { codebook } = loaded.corpus;
      const uri = addressOf(loaded, what);
      const before = entries.get(uri.toString());
      const making: Making = { loaded, articles: new Set() };
      makings.add(making);
      try {
        const found = await findConcordance({ ...loaded, environment }, what, cancelled, report);
        if (!found) return undefined;
        const made = timeOnScreen(new Date(environment.clock.moment()));
        const fixed = { uri, loaded, what, codebook, found, made, most: ROWS, outdated: false };
        await inQueue(uri.toString(), () => {
          // If it was rearranged in the meantime, the newer arrangement is kept.
          const now = entries.get(uri.toString());
          const { sort, width } = now && now !== before ? now : look;
          return put({ ...fixed, sort, width });
        });
        return uri;
      } finally {
        makings.delete(making);
        lookAgain(loaded, () => making.articles);
      }
    },
    show: (uri, { sort, width }, more = false) =>
      inQueue(uri.toString(), async () => {
        const entry = entries.get(uri.toString());
        if (entry) await put({ ...entry, sort, width, most: entry.most + (more ? ROWS : 0) });
      }),
    of: (document) => {
      const entry = entries.get(document.uri.toString());
      if (entry?.page.text !== textOf(document)) return undefined;
      const { sort, width, lines, page } = entry;
      return { ...entry, look: { sort, width }, hidden: lines.length - page.rows.length };
    },
    text: (uri) => entries.get(uri.toString())?.page.text,
    dispose: () => {
      for (const one of [changes, ...listeners]) one.dispose();
    },
  };
}

/** The row on a line of the page. */
export function rowOnLine({ page }: ShownConcordance, line: number): ConcordanceRow | undefined {
  return page.rows[line - page.firstRow];
}

/** The corpus and the search of an address, including one of an earlier window. */
export function readAddress(
  corpora: Corpora,
  uri: vscode.Uri,
): { readonly loaded: LoadedCorpus; readonly what: ConcordanceOf } | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(uri.query);
  } catch {
    return undefined;
  }
  if (!Array.isArray(parsed)) return undefined;
  const [root, value] = parsed as readonly unknown[];
  const what = readConcordanceOf(value);
  const loaded = corpora.all.find((one) => one.root.toString() === root);
  return what && loaded && { loaded, what };
}

function addressOf(loaded: LoadedCorpus, what: ConcordanceOf): vscode.Uri {
  const name = concordanceName(what, loaded.corpus.codebook, localizer);
  const plain = name.replace(/[*“”]/g, ' ').replace(/\s+/g, ' ').trim();
  return vscode.Uri.from({
    scheme: CONCORDANCE_SCHEME,
    path: `/${pageName(plain)}.concordance`,
    query: JSON.stringify([loaded.root.toString(), what]),
  });
}

function inputOf(entry: Omit<Entry, 'page'>) {
  return { ...entry, localizer, result: entry.found.result };
}

function timeOnScreen(time: Date): string {
  const format = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return time.toLocaleString(vscode.env.language, format);
}

/** Joined lines by version of a document: they are needed for each row under the cursor. */
const texts = new WeakMap<
  vscode.TextDocument,
  { readonly version: number; readonly text: string }
>();

function textOf(document: vscode.TextDocument): string {
  const known = texts.get(document);
  if (known?.version === document.version) return known.text;
  const fresh = { version: document.version, text: document.getText().replaceAll('\r\n', '\n') };
  texts.set(document, fresh);
  return fresh.text;
}
