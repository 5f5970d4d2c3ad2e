import * as vscode from 'vscode';

const SCHEME = 'policy-annotator-text';

/** Texts that are in no file, shown read-only beside a file: an earlier version, a change that was not
 * saved. Each is kept until the window closes, since its tab may be looked at again. */
export interface ShownTexts {
  /** The text on the left, the file on the right, with their differences. */
  compare(text: string, file: vscode.Uri, title: string): Promise<void>;
  dispose(): void;
}

export function createShownTexts(): ShownTexts {
  const texts = new Map<string, string>();
  const provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: (uri) => texts.get(uri.toString()),
  });
  return {
    compare: async (text, file, title) => {
      const uri = vscode.Uri.from({ scheme: SCHEME, path: file.path, query: String(texts.size) });
      texts.set(uri.toString(), text);
      await vscode.commands.executeCommand('vscode.diff', uri, file, title);
    },
    dispose: () => {
      provider.dispose();
    },
  };
}
