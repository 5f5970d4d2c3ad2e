import * as vscode from 'vscode';
import { readForeign, type ReadForeign } from '../../formats/readForeign';
import { nameOf } from '../derived/savePlace';
import { messageName } from '../documents/words';
import { host } from '../host/host';
import { notify } from '../host/notify';
import type { Services } from '../services';

/** Reads a file of another program, with progress. `failed`: it cannot be read, as a message
 * says. */
export async function readUri(
  { extension, log }: Services,
  uri: vscode.Uri,
): Promise<ReadForeign | 'cancelled' | 'failed'> {
  const name = nameOf(uri);
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Reading {0}', messageName(name)),
      cancellable: true,
    },
    async (_progress, token) => {
      const isCancelled = (): boolean => token.isCancellationRequested;
      try {
        const { size } = await vscode.workspace.fs.stat(uri);
        const place = {
          ...{ name, size, bytes: async () => vscode.workspace.fs.readFile(uri) },
          sizeOf: (ending: string) => sizeOf(uri.with({ path: uri.path + ending })),
        };
        const load = (id: string) => host.loadFormat(extension, id);
        const read = await readForeign(place, load, { isCancelled });
        return isCancelled() ? 'cancelled' : read;
      } catch (error) {
        log.error(`reading ${uri.toString()}`, error);
        void notify(
          'error',
          vscode.l10n.t('{0} cannot be read. Nothing was imported.', messageName(name)),
        );
        return 'failed';
      }
    },
  );
}

async function sizeOf(uri: vscode.Uri): Promise<number | undefined> {
  try {
    return (await vscode.workspace.fs.stat(uri)).size;
  } catch {
    return undefined;
  }
}
