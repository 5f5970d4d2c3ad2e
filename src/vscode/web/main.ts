import * as vscode from 'vscode';
import type * as Extension from '../../extension';
import { loadWhenNeeded } from '../loadWhenNeeded';
import { loadModule } from './loadModule';

/** The entry of a host without a disk, which cannot require the extension: a module is loaded. */
export function activate(context: vscode.ExtensionContext): Promise<Extension.TestApi | undefined> {
  const file = vscode.Uri.joinPath(context.extensionUri, 'dist', 'extension.js');
  return loadWhenNeeded(context, async () => (await loadModule(file)) as typeof Extension);
}
