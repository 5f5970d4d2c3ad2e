import * as vscode from 'vscode';
import type { PlannedFile } from '../../../project';

const SCHEME = 'policy-annotator-refactoring';

/** The texts of files before and after a planned change, for VS Code's diff editor. */
export interface PreviewTexts {
  /** Shows what changes in a file, without taking the focus. */
  show(file: PlannedFile): Promise<void>;
  /** Closes what was shown. */
  close(): Promise<void>;
  dispose(): void;
}

export function createPreviewTexts(): PreviewTexts {
  const texts = new Map<string, string>();
  const changes = new vscode.EventEmitter<vscode.Uri>();
  const uriOf = (path: string, side: 'before' | 'after', text: string): vscode.Uri => {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${path}`, query: side });
    texts.set(uri.toString(), text);
    changes.fire(uri);
    return uri;
  };
  const provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changes.event,
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
  });
  return {
    show: async ({ path, base, wanted }) => {
      await vscode.commands.executeCommand(
        'vscode.diff',
        uriOf(path, 'before', base ?? ''),
        uriOf(path, 'after', wanted),
        vscode.l10n.t('{0} (preview of the change)', path.slice(path.lastIndexOf('/') + 1)),
        { preview: true, preserveFocus: true },
      );
    },
    close: async () => {
      const tabs = vscode.window.tabGroups.all
        .flatMap((group) => group.tabs)
        .filter(
          ({ input }) =>
            input instanceof vscode.TabInputTextDiff && input.modified.scheme === SCHEME,
        );
      await vscode.window.tabGroups.close(tabs, true);
      texts.clear();
    },
    dispose: () => {
      provider.dispose();
      changes.dispose();
    },
  };
}
