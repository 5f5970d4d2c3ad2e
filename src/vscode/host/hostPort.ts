import type { Uri } from 'vscode';
import type { FormatModule } from '../../formats/catalog';
import type { ArticleGlobs } from '../../core';
import type { Disposable } from '../../project';
import type {
  Environment,
  FileContent,
  JournalStore,
  Log,
  NoteInPlace,
  ScanOutcome,
  ScanRequest,
  TextSearch,
  Turn,
  WriteOutcome,
} from '../../project/ports';

/** What differs between the two extension hosts: Node writes files on disk safely; the web has only
 * the editor's API. */
export interface HostPort {
  /** The bytes of a regular file on disk; undefined if there is none. Rejects where the disk
   * refuses, and with `FileRefused` for a device, a pipe, or a file that leads out of the folder
   * `within`. Bypasses the editor's API, which is too slow for many files. Undefined where there is
   * no disk. */
  readonly readFile: ((file: Uri, within?: Uri) => Promise<Uint8Array | undefined>) | undefined;
  /** Rejects with `FileRefused` for a file on disk that `readFile` would refuse. Undefined where
   * there is no disk. */
  readonly checkFile: ((file: Uri, within: Uri) => Promise<void>) | undefined;
  /** Replaces the text of a closed file on disk; undefined where this host cannot: then the
   * editor's documents are used. `expected` undefined: the file must not exist yet. */
  readonly replaceFile:
    | ((
        file: Uri,
        expected: FileContent | undefined,
        next: string,
        options: WriteOptions,
      ) => Promise<WriteOutcome>)
    | undefined;
  /** Removes a closed file on disk that holds `expected`, in turn with other windows; `conflict`
   * where it holds something else or is reached through a link. Undefined where there is no
   * disk. */
  readonly removeFile:
    ((file: Uri, expected: FileContent, within: Uri) => Promise<WriteOutcome>) | undefined;
  /** Runs something while no other window and no command line writes the file. `busy` if another
   * does not finish within the given milliseconds; rejects where the file cannot be reached.
   * Undefined where there is no disk. */
  readonly inQueue:
    | (<T>(file: Uri, work: (turn: Turn) => Promise<T>, patience?: number) => Promise<T | 'busy'>)
    | undefined;
  /** Reports the names in a folder whose files or folders change; not changes inside its folders.
   * Undefined where VS Code itself reports all changes. Never throws. */
  readonly watchFolder: ((folder: Uri, changed: (name: string) => void) => Disposable) | undefined;
  /** The store of the journal's entries: a folder of the extension's storage, which need not exist.
   * The global storage, not that of the workspace: a corpus may be opened in another workspace next
   * time, or an article alone; entries name their corpus. */
  journalStore(folder: Uri): JournalStore;
  /** This process, for others of the machine. Undefined where there is none. */
  readonly process: Environment['process'];
  /** Loads `dist/formats/<id>.js` of the extension, once. Rejects where it is missing or fails to
   * run. */
  loadFormat(extension: Uri, id: string): Promise<FormatModule>;
  /** Undefined where no program can be started. */
  readonly git: GitPort | undefined;
  /** Reads all files of a folder on disk beside the host's own work. Undefined where there is no
   * disk. */
  readonly scanner: ((folder: ScannedFolder, log: Log) => FolderScan) | undefined;
  /** Searches files of a folder on disk for an expression, beside the host's own work. Undefined
   * where there is no disk. */
  readonly search:
    ((folder: SearchedFolder, expression: string, log: Log) => TextSearch) | undefined;
}

export interface WriteOptions {
  readonly noteInPlace?: NoteInPlace | undefined;
  /** No link is followed out of this folder. */
  readonly within?: Uri | undefined;
}

export interface SearchedFolder {
  /** On disk. */
  readonly root: string;
  /** The folder on disk out of which no link is followed; the corpus itself if undefined. */
  readonly within?: string | undefined;
}

export interface ScannedFolder extends SearchedFolder {
  readonly globs: () => ArticleGlobs;
  /** Where the index is stored between starts: a folder on disk, which need not exist. */
  readonly storage: string | undefined;
}

export interface FolderScan {
  /** Scans run one after the other. Never rejects. */
  scan(request: ScanRequest): Promise<ScanOutcome>;
  dispose(): void;
}

export interface GitPort {
  /** The program that runs the extension: Node, or VS Code, which can act as Node. */
  readonly runtime: string;
  /** Runs git for a folder, without a shell and without the network. `program` is its path, or
   * `git`. */
  run(program: string, folder: Uri, args: readonly string[]): Promise<GitAnswer>;
}

export type GitAnswer =
  | { readonly kind: 'done'; readonly output: string }
  | { readonly kind: 'failed'; readonly reason: string };
