import * as vscode from 'vscode';
import type { FormatModule } from '../../formats/catalog';

const loaded = new Map<string, Promise<FormatModule>>();

/** Loads a module of the extension the way the web host loads the extension itself: it has no
 * `require` for files. */
export function loadFormat(extension: vscode.Uri, id: string): Promise<FormatModule> {
  const known = loaded.get(id);
  if (known) return known;
  const loading = load(vscode.Uri.joinPath(extension, 'dist', 'formats', `${id}.js`));
  loaded.set(id, loading);
  loading.catch(() => loaded.delete(id));
  return loading;
}

async function load(file: vscode.Uri): Promise<FormatModule> {
  const source = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(
    await vscode.workspace.fs.readFile(file),
  );
  const module: { readonly exports: FormatModule } = { exports: {} };
  // Our own file, evaluated as the host evaluates the extension.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- not a text of others
  const evaluate = new Function('module', 'exports', source) as (...given: unknown[]) => void;
  evaluate(module, module.exports);
  return module.exports;
}
