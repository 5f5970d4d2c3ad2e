import * as vscode from 'vscode';

/** What we use of the API (version 1) of VS Code's own git extension. */
export interface GitApi {
  /** The program that it runs. */
  readonly git: { readonly path: string };
  getRepository(uri: vscode.Uri): GitRepository | null;
}

export interface GitRepository {
  log(options: {
    readonly path: string;
    readonly maxEntries: number;
  }): Promise<readonly { readonly hash: string }[]>;
  show(commit: string, path: string): Promise<string>;
}

/** Undefined where the extension does not run: it is not woken for us, since where git is used, VS Code
 * has done so. */
export function gitApi(): GitApi | undefined {
  const extension = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
  if (!extension?.isActive) return undefined;
  try {
    return extension.exports.getAPI(1);
  } catch {
    // It throws while git is switched off in the settings.
    return undefined;
  }
}
