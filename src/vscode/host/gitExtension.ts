import * as vscode from 'vscode';

/** The part of the API (version 1) of VS Code's own git extension that is used here. */
export interface GitApi {
  /** The program that the extension runs. */
  readonly git: { readonly path: string };
  /** Those that are open. */
  readonly repositories: readonly unknown[];
  getRepository(uri: vscode.Uri): GitRepository | null;
}

export interface GitRepository {
  log(options: {
    readonly path: string;
    readonly maxEntries: number;
  }): Promise<readonly { readonly hash: string }[]>;
  show(commit: string, path: string): Promise<string>;
}

/** The API; undefined where the extension is not active. It is not activated here, since VS Code
 * does so wherever git is used. */
export function gitApi(): GitApi | undefined {
  const extension = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
  if (!extension?.isActive) return undefined;
  try {
    return extension.exports.getAPI(1);
  } catch {
    // The extension throws while git is switched off in the settings.
    return undefined;
  }
}
