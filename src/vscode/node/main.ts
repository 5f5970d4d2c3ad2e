import type * as vscode from 'vscode';
import type * as Extension from '../../extension';
import { loadWhenNeeded } from '../loadWhenNeeded';

/** The entry of a host with a disk. */
export function activate(context: vscode.ExtensionContext): Promise<Extension.TestApi | undefined> {
  return loadWhenNeeded(context, async () => {
    const [{ host }, extension] = await Promise.all([import('./host'), import('../../extension')]);
    extension.useHost(host);
    return extension;
  });
}
