import * as vscode from 'vscode';

const loaded = new Map<string, Promise<unknown>>();

/** Loads a file of the extension, once, the way the web host loads the extension itself. That host
 * has no `require` for files: those that the file requires are loaded before it runs. */
export function loadModule(file: vscode.Uri): Promise<unknown> {
  const key = file.toString();
  const known = loaded.get(key);
  if (known) return known;
  const loading = load(file);
  loaded.set(key, loading);
  loading.catch(() => loaded.delete(key));
  return loading;
}

async function load(file: vscode.Uri): Promise<unknown> {
  const source = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(
    await vscode.workspace.fs.readFile(file),
  );
  const required = new Map<string, unknown>([['vscode', vscode]]);
  for (const [, name = ''] of source.matchAll(REQUIRED)) {
    required.set(name, await loadModule(vscode.Uri.joinPath(file, '..', name)));
  }
  const module: { readonly exports: unknown } = { exports: {} };
  // Our own file, evaluated as the host evaluates the extension.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- not a text of others
  const evaluate = new Function(
    'module',
    'exports',
    'require',
    `${source}\n//# sourceURL=${file.toString()}`,
  ) as (...given: unknown[]) => void;
  evaluate(module, module.exports, (name: string) => {
    // A library tries a package that need not be there.
    if (!required.has(name)) throw new Error(`There is no module ${name}.`);
    return required.get(name);
  });
  return module.exports;
}

/** What a bundle requires of the files beside it. */
const REQUIRED = /\brequire\("(\.\/[^"]+)"\)/g;
