import * as vscode from 'vscode';
import {
  articleRule,
  CODEBOOK_FILE,
  runCooperatively,
  lazily,
  unitTablesTask,
  type ArticleGlobs,
} from '../../core';
import {
  Corpus,
  Emitter,
  journaledFiles,
  refusalOf,
  type ArticleState,
  type CorpusFiles,
  type Disposable,
  type Journal,
  type TextStore,
  type Environment,
} from '../../project';
import { directorOf } from './director';
import { committedText } from './gitTexts';
import { host } from '../host/host';
import type { FolderScan } from '../host/hostPort';
import { foldersAround } from '../documents/foldersAround';
import { isCodebook, listCorpus } from '../documents/listCorpus';
import { articleGlobs, setting } from '../host/settings';
import { LARGEST_OPENED } from './largestOpened';
import { boundaryOf, relativePath, uriIn, workspaceFiles } from '../documents/workspaceFiles';

/** A corpus with its place in the editor. */
export interface LoadedCorpus {
  readonly root: vscode.Uri;
  /** The folder's name, or its path in the workspace for a nested one. */
  readonly name: string;
  readonly corpus: Corpus;
  readonly files: CorpusFiles;
  uriOf(path: string): vscode.Uri;
  /** True for a file on disk that is not read: a link out of the workspace folder, a device, a
   * pipe. */
  refuses(path: string): Promise<boolean>;
  /** False for a folder, or another path, below which everything is excluded. */
  enters(path: string): boolean;
  /** Lists a folder of the corpus, see `listCorpus`. */
  listBelow(folder: string, entered: (folder: string) => void): Promise<readonly string[]>;
  /** Applies the settings that select the articles and the coder's annotation files; the corpus
   * must be loaded after it. */
  useSettings(): void;
}

/** An article (or annotation file) of a corpus. */
export interface Located {
  readonly loaded: LoadedCorpus;
  readonly path: string;
}

export interface LocatedState extends Located {
  readonly state: ArticleState;
}

/** The corpora that are in use. Looking one up reads nothing beyond the folder chain of a file. */
export class Corpora {
  readonly #environment: Environment;
  readonly #journal: Journal;
  readonly #kept: TextStore;
  readonly #indexes: vscode.Uri;
  readonly #memory: vscode.Memento;
  readonly #scanners = new Set<FolderScan>();
  readonly #byRoot = new Map<string, LoadedCorpus>();
  /** Folders already checked for a codebook: the result, or the check under way. */
  readonly #asked = new Map<string, Promise<boolean>>();
  readonly #changes: Emitter<undefined>;
  readonly #states: Emitter<LocatedState>;
  readonly #added: Emitter<LoadedCorpus>;
  #chosen: LoadedCorpus | undefined;

  /** `indexes`: a folder of the extension's storage for the indexes of large corpora. */
  constructor(
    environment: Environment,
    journal: Journal,
    kept: TextStore,
    indexes: vscode.Uri,
    memory: vscode.Memento,
  ) {
    this.#indexes = indexes;
    this.#memory = memory;
    this.#environment = environment;
    this.#journal = journal;
    this.#kept = kept;
    const report = (error: unknown): void =>
      environment.log.error('a listener of the corpora', error);
    this.#changes = new Emitter(report);
    this.#states = new Emitter(report);
    this.#added = new Emitter(report);
  }

  /** The set of corpora, the active one, or rows of the active one have changed. */
  get onDidChange() {
    return this.#changes.event;
  }

  /** An open article of any corpus has a new state. */
  get onDidChangeState() {
    return this.#states.event;
  }

  get onDidAdd() {
    return this.#added.event;
  }

  /** Adds a listener to every corpus that is added from now on. */
  listenToEach(listen: (loaded: LoadedCorpus) => Disposable): vscode.Disposable {
    const listeners: Disposable[] = [];
    return vscode.Disposable.from(
      this.onDidAdd((loaded) => listeners.push(listen(loaded))),
      { dispose: () => listeners.forEach((listener) => listener.dispose()) },
    );
  }

  get all(): readonly LoadedCorpus[] {
    return [...this.#byRoot.values()];
  }

  /** True once all articles of all corpora were read. */
  get areComplete(): boolean {
    return this.all.every(({ corpus }) => corpus.index.isComplete);
  }

  /** The corpus that views and commands work on: the one chosen last, by command or by editor. */
  get active(): LoadedCorpus | undefined {
    return this.#chosen ?? this.all[0];
  }

  choose(loaded: LoadedCorpus): void {
    if (this.#chosen === loaded) return;
    this.#chosen = loaded;
    this.#changes.fire(undefined);
  }

  /** Where a file lies among the loaded corpora: in the innermost one. */
  locate(uri: vscode.Uri): Located | undefined {
    let best: Located | undefined;
    for (const loaded of this.#byRoot.values()) {
      const path = relativePath(loaded.root, uri);
      if (path !== undefined && (!best || path.length < best.path.length)) best = { loaded, path };
    }
    return best;
  }

  /** The article's state, if it is open and belongs to a corpus. */
  stateOf(uri: vscode.Uri): LocatedState | undefined {
    const located = this.locate(uri);
    const state = located?.loaded.corpus.state(located.path);
    return located && state && { ...located, state };
  }

  /** Finds (and loads) the corpus of a file: the nearest folder with a codebook. */
  async corpusOf(uri: vscode.Uri): Promise<LoadedCorpus | undefined> {
    for (const folder of foldersAround(uri)) {
      if (!(await this.#hasCodebook(folder))) continue;
      // Opening or annotating an article needs these tables at once.
      await runCooperatively(unitTablesTask(), this.#environment.yieldToHost);
      return this.load(folder);
    }
    return undefined;
  }

  /** True when the file belongs to no nested corpus. */
  async owns({ root }: LoadedCorpus, uri: vscode.Uri): Promise<boolean> {
    let folder = parentOf(uri);
    while (folder.path.length > root.path.length) {
      if (await this.#hasCodebook(folder)) return false;
      folder = parentOf(folder);
    }
    return true;
  }

  /** Loads the corpus of a folder that has a codebook; its rows follow in the background. */
  load(root: vscode.Uri): LoadedCorpus {
    const key = root.toString();
    const known = this.#byRoot.get(key);
    if (known) return known;
    let globs = articleGlobs(root);
    // Compiled on first use, to keep the turn that creates a corpus short.
    let rule = lazily(() => articleRule(globs));
    // Cached: with a file per coder it is needed for every article, and reading a setting is slow.
    let coder = setting('coder', root);
    let director = directorOf(this.#memory, root);
    // A coder of the study codes, whatever was said before.
    const directs = (): boolean => director !== '' && !corpus.codebook.coders.has(coder);
    const scanner = this.#scannerOf(root, () => globs);
    const files = journaledFiles(
      workspaceFiles(root, () => rule(), this.#environment, {
        scan: scanner && ((asked) => scanner.scan(asked)),
        search: this.#searchOf(root),
      }),
      this.#journal,
      key,
    );
    const corpus: Corpus = new Corpus(files, this.#environment, {
      coder: () => (directs() ? '' : coder),
      directs,
      largestText: () => setting('highlight.largest', root) * 1e6,
      largestOpened: LARGEST_OPENED,
      kept: {
        get: (path) => this.#kept.get(`${key}\n${path}`),
        keep: (path, text) => this.#kept.keep(`${key}\n${path}`, text),
      },
      committedText: (path, digest) => {
        const annotationFile = uriIn(root, corpus.annotationPath(path));
        return committedText(uriIn(root, path), annotationFile, digest, this.#environment.log);
      },
    });
    const loaded: LoadedCorpus = {
      root,
      name: nameOf(root),
      corpus,
      files,
      uriOf: (path) => uriIn(root, path),
      refuses: async (path) => {
        if (root.scheme !== 'file' || !host.checkFile) return false;
        return host.checkFile(uriIn(root, path), boundaryOf(root)).then(
          () => false,
          (error: unknown) => refusalOf(error) !== undefined,
        );
      },
      enters: (path) => rule().enters(path),
      listBelow: (folder, entered) =>
        listCorpus(root, rule(), this.#environment.yieldToHost, folder, entered),
      useSettings: () => {
        globs = articleGlobs(root);
        rule = lazily(() => articleRule(globs));
        coder = setting('coder', root);
        director = directorOf(this.#memory, root);
        this.#changes.fire(undefined);
      },
    };
    this.#byRoot.set(key, loaded);
    corpus.index.onDidChange(() => {
      if (loaded === this.active) this.#changes.fire(undefined);
    });
    corpus.onDidChangeState((state) => this.#states.fire({ loaded, path: state.path, state }));
    this.#added.fire(loaded);
    this.#changes.fire(undefined);
    return loaded;
  }

  /** Forgets whether a folder has a codebook, so that one just made or removed is noticed. */
  discard(folder: vscode.Uri): void {
    this.#asked.delete(folder.toString());
  }

  dispose(): void {
    for (const { corpus } of this.#byRoot.values()) corpus.dispose();
    for (const scanner of this.#scanners) scanner.dispose();
    for (const emitter of [this.#changes, this.#states, this.#added]) emitter.dispose();
  }

  #scannerOf(root: vscode.Uri, globs: () => ArticleGlobs): FolderScan | undefined {
    if (root.scheme !== 'file') return undefined;
    const storage = this.#indexes.scheme === 'file' ? this.#indexes.fsPath : undefined;
    const scanner = host.scanner?.(
      { root: root.fsPath, within: boundaryOf(root).fsPath, globs, storage },
      this.#environment.log,
    );
    if (scanner) this.#scanners.add(scanner);
    return scanner;
  }

  #searchOf(root: vscode.Uri): CorpusFiles['search'] {
    const { search } = host;
    if (root.scheme !== 'file' || !search) return undefined;
    return (expression) =>
      search(
        { root: root.fsPath, within: boundaryOf(root).fsPath },
        expression,
        this.#environment.log,
      );
  }

  #hasCodebook(folder: vscode.Uri): Promise<boolean> {
    const key = folder.toString();
    if (this.#byRoot.has(key)) return Promise.resolve(true);
    let asked = this.#asked.get(key);
    if (!asked) {
      asked = isCodebook(vscode.Uri.joinPath(folder, CODEBOOK_FILE));
      this.#asked.set(key, asked);
    }
    return asked;
  }
}

/** The name of a corpus. `asRelativePath` gives the whole path for a workspace folder itself. */
function nameOf(root: vscode.Uri): string {
  const folder = vscode.workspace.getWorkspaceFolder(root);
  const isWhole = folder?.uri.toString() === root.toString();
  return isWhole ? folder.name : vscode.workspace.asRelativePath(root, true);
}

function parentOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}
