import * as vscode from 'vscode';

const SCHEME = 'policy-annotator-text';

/** Texts without a file, shown read-only beside a file: an earlier version, a change that was not
 * saved. Each is kept until the window closes, since its tab may be opened again. */
export interface ShownTexts {
  /** Compares the text (left) with the file (right). `stays`: the next comparison does not replace
   * it. */
  compare(text: string, file: vscode.Uri, title: string, stays?: boolean): Promise<void>;
  /** Compares two texts. */
  compareTexts(before: string, after: string, title: string): Promise<void>;
  /** Shows one text; `name` is that of its tab. `wraps`: its paragraphs are long lines. */
  show(text: string, name: string, column: vscode.ViewColumn, wraps?: boolean): Promise<void>;
  dispose(): void;
}

export function createShownTexts(): ShownTexts {
  const texts = new Map<string, string>();
  const provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: (uri) => texts.get(uri.toString()),
  });
  const keep = (text: string, path: string): vscode.Uri => {
    const uri = vscode.Uri.from({ scheme: SCHEME, path, query: String(texts.size) });
    texts.set(uri.toString(), text);
    return uri;
  };
  return {
    compare: async (text, file, title, stays = false) => {
      const left = keep(text, file.path);
      const how: vscode.TextDocumentShowOptions = stays ? { preview: false } : {};
      await vscode.commands.executeCommand('vscode.diff', left, file, title, how);
    },
    compareTexts: async (before, after, title) => {
      const [left, right] = [keep(before, '/before'), keep(after, '/after')];
      await vscode.commands.executeCommand('vscode.diff', left, right, title);
    },
    show: async (text, name, column, wraps = false) => {
      const document = await vscode.workspace.openTextDocument(keep(text, `/${name}`));
      await vscode.window.showTextDocument(document, column);
      const editor = vscode.workspace.getConfiguration('editor', document);
      // For this text only, and not stored.
      if (wraps && editor.get<string>('wordWrap') === 'off') {
        await vscode.commands.executeCommand('editor.action.toggleWordWrap');
      }
    },
    dispose: () => {
      provider.dispose();
    },
  };
}
