import * as vscode from 'vscode';
import { foldersAround } from './documents/foldersAround';
import { exists } from './documents/freeUri';
import { isProse } from './documents/prose';
import { setContext } from './host/contexts';
import { commandsThatPass } from './host/guarded';

/** `CODEBOOK_FILE` of core, which is not loaded here. */
const CODEBOOK = 'codebook.yaml';

/** The extension, without what it is made of. */
interface Loaded<Api> {
  readonly activate: (context: vscode.ExtensionContext) => Api;
}

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

/**
 * Activates the extension when a window has use for it. VS Code starts it for any Markdown file and
 * any plain text, and most of them belong to no study: there it only looks for codebooks, in the
 * folders of the workspace and above what is opened. A codebook, a command of the manifest or the
 * start view loads the rest.
 *
 * @param load the modules, which are not evaluated before
 * @returns what the extension hands to tests, for which it is always loaded
 */
export async function loadWhenNeeded<Api>(
  context: vscode.ExtensionContext,
  load: () => Promise<Loaded<Api>>,
): Promise<Api | undefined> {
  if (context.extensionMode === vscode.ExtensionMode.Test) return (await load()).activate(context);

  const loadAll = async (): Promise<Api> => {
    const extension = await load();
    waiting.dispose();
    return extension.activate(context);
  };
  let loading: Promise<Api> | undefined;
  const need = (): Promise<Api> => (loading ??= loadAll());

  const { commands, window, workspace } = vscode;
  const look = async (folders: readonly vscode.Uri[]): Promise<void> => {
    for (const folder of folders) {
      if (loading) return;
      if (await exists(vscode.Uri.joinPath(folder, CODEBOOK))) await need();
    }
  };
  const lookEverywhere = (): Promise<void> =>
    look([
      ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri),
      ...workspace.textDocuments.flatMap(foldersOf),
    ]);
  const editorChanged = (editor: vscode.TextEditor | undefined): void =>
    setContext('annotatable', editor !== undefined && isProse(editor.document));

  const codebooks = workspace.createFileSystemWatcher(`**/${CODEBOOK}`);
  const waiting = vscode.Disposable.from(
    commandsThatPass(commandsOf(context), async (id, ...args): Promise<unknown> => {
      await need();
      return commands.executeCommand(id, ...args);
    }),
    window.registerTreeDataProvider('policyAnnotator.start', {
      getChildren: async (): Promise<never[]> => {
        await need();
        return [];
      },
      getTreeItem: () => new vscode.TreeItem(''),
    }),
    codebooks,
    codebooks.onDidCreate(need),
    workspace.onDidOpenTextDocument((document) => look(foldersOf(document))),
    workspace.onDidChangeWorkspaceFolders(lookEverywhere),
    window.onDidChangeActiveTextEditor(editorChanged),
  );
  context.subscriptions.push(waiting);
  editorChanged(window.activeTextEditor);
  void lookEverywhere();
  return undefined;
}

function commandsOf(context: vscode.ExtensionContext): readonly string[] {
  const { contributes } = context.extension.packageJSON as Manifest;
  return contributes.commands.map(({ command }) => command);
}

/** None of a document that is on no disk, such as the output of a program. */
function foldersOf({ uri }: vscode.TextDocument): readonly vscode.Uri[] {
  const isFile = vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== undefined;
  return isFile ? foldersAround(uri) : [];
}
