// In a window without a server: a file system of another scheme than that of a disk, as virtual
// workspaces have it, and the answers to the driver. Both ask `staticWorkbench.ts` by HTTP.
import {
  commands,
  ConfigurationTarget,
  Disposable,
  EventEmitter,
  FileChangeType,
  FileSystemError,
  Uri,
  workspace,
  type ExtensionContext,
  type FileChangeEvent,
  type FileStat,
  type FileSystemProvider,
  type FileType,
} from 'vscode';
import type { Answer, Question } from '../extension';

export function activate({ extensionUri, subscriptions }: ExtensionContext): void {
  const origin = `${extensionUri.scheme}://${extensionUri.authority}`;
  const files = new StudyFiles(origin);
  subscriptions.push(workspace.registerFileSystemProvider('study', files));
  void answerQuestions(origin);
}

/** Files that are asked for by HTTP. Changes by others are not told, as of many virtual disks. */
class StudyFiles implements FileSystemProvider {
  readonly #changes = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changes.event;
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  watch(): Disposable {
    return new Disposable(() => undefined);
  }

  async stat(uri: Uri): Promise<FileStat> {
    return (await (await this.#ask(uri, 'stat')).json()) as FileStat;
  }

  async readDirectory(uri: Uri): Promise<[string, FileType][]> {
    return (await (await this.#ask(uri, 'list')).json()) as [string, FileType][];
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    return new Uint8Array(await (await this.#ask(uri, 'read')).arrayBuffer());
  }

  async createDirectory(uri: Uri): Promise<void> {
    await this.#ask(uri, 'folder');
    this.#changed(uri, FileChangeType.Created);
  }

  async writeFile(uri: Uri, content: Uint8Array): Promise<void> {
    const isThere = await this.stat(uri).then(
      () => true,
      () => false,
    );
    await this.#ask(uri, 'write', new Uint8Array(content));
    this.#changed(uri, isThere ? FileChangeType.Changed : FileChangeType.Created);
  }

  async delete(uri: Uri): Promise<void> {
    await this.#ask(uri, 'delete');
    this.#changed(uri, FileChangeType.Deleted);
  }

  async rename(from: Uri, to: Uri): Promise<void> {
    await this.#ask(from, 'rename', new TextEncoder().encode(to.path));
    this.#changed(from, FileChangeType.Deleted);
    this.#changed(to, FileChangeType.Created);
  }

  #changed(uri: Uri, type: FileChangeType): void {
    this.#changes.fire([{ uri, type }]);
  }

  async #ask(uri: Uri, what: string, body?: Uint8Array<ArrayBuffer>): Promise<Response> {
    const address = `${this.#origin}/files/${what}?path=${encodeURIComponent(uri.path)}`;
    const response = await fetch(address, { method: 'POST', ...(body ? { body } : {}) });
    if (response.status === 404) throw FileSystemError.FileNotFound(uri);
    if (!response.ok) throw FileSystemError.Unavailable(await response.text());
    return response;
  }
}

async function answerQuestions(origin: string): Promise<void> {
  const [folder] = workspace.workspaceFolders ?? [];
  const name = encodeURIComponent(folder?.uri.path ?? '');
  for (;;) {
    const asked = await fetch(`${origin}/questions?folder=${name}`, { method: 'POST' });
    if (!asked.ok) return;
    const body = JSON.stringify(await answer((await asked.json()) as Question));
    await fetch(`${origin}/answers?folder=${name}`, { method: 'POST', body });
  }
}

async function answer(question: Question): Promise<Answer> {
  try {
    let value: unknown;
    if (question.kind === 'command') {
      value = await commands.executeCommand(question.command, ...question.args);
    } else if (question.kind === 'open') {
      const file = Uri.from({ scheme: 'study', path: question.file });
      await commands.executeCommand('vscode.open', file, { preview: false });
    } else if (question.kind === 'settings') {
      for (const [name, setting] of Object.entries(question.settings)) {
        const all = workspace.getConfiguration();
        await all.update(name, setting ?? undefined, ConfigurationTarget.Global);
      }
    }
    return { kind: 'value', value: value ?? null };
  } catch (error) {
    return { kind: 'error', error: error instanceof Error ? error.message : String(error) };
  }
}
