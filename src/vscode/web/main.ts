import * as vscode from 'vscode';
import type * as Extension from '../../extension';
import { loadModule } from './loadModule';

// The entry of a host without a disk: it cannot require the extension, and loads it as a module.

export async function activate(
  context: vscode.ExtensionContext,
): Promise<Extension.TestApi | undefined> {
  const file = vscode.Uri.joinPath(context.extensionUri, 'dist', 'extension.js');
  const extension = (await loadModule(file)) as typeof Extension;
  return extension.activate(context);
}
