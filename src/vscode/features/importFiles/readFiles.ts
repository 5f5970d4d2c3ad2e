import * as vscode from 'vscode';
import type { ForeignProject, ImportProblem, ReadFileReport } from '../../../core';
import { readForeign, type ReadForeign } from '../../../formats/readForeign';
import { nameOf } from '../../derived/savePlace';
import { host } from '../../host/host';
import type { Services } from '../../services';
import { messageName } from '../../documents/words';
import { localizer } from '../../derived/viewContext';

export interface ReadUri extends ReadFileReport {
  readonly uri: vscode.Uri;
}

/** A file whose tables are not articles yet. */
export interface UriWithTables extends ReadUri, Pick<ReadForeign, 'tables' | 'fromHtml'> {}

/** Reads the chosen files with progress, one after the other. Undefined when the user cancelled. */
export async function readFiles(
  { environment, extension, log }: Services,
  chosen: readonly vscode.Uri[],
): Promise<readonly UriWithTables[] | undefined> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Reading files'),
      cancellable: true,
    },
    async (progress, token) => {
      const isCancelled = (): boolean => token.isCancellationRequested;
      const read: UriWithTables[] = [];
      for (const [at, uri] of chosen.entries()) {
        const name = nameOf(uri);
        const count = vscode.l10n.t(
          '{0} of {1}: {2}',
          localizer.number(at + 1),
          localizer.number(chosen.length),
          messageName(name),
        );
        progress.report({ message: count, increment: at === 0 ? 0 : 100 / chosen.length });
        await environment.yieldToHost();
        if (isCancelled()) return undefined;
        try {
          const { size } = await vscode.workspace.fs.stat(uri);
          const place = { name, size, bytes: async () => vscode.workspace.fs.readFile(uri) };
          const load = (id: string) => host.loadFormat(extension, id);
          const { project, ...found } = await readForeign(place, load, { isCancelled });
          const refused = project && { tables: [], problems: [projectOf(project)] };
          read.push({ uri, name, path: uri.path, ...found, ...refused });
        } catch (error) {
          log.error(`reading ${uri.toString()}`, error);
          read.push({
            uri,
            name,
            path: uri.path,
            articles: [],
            tables: [],
            problems: [{ severity: 'error', code: 'unreadable' }],
          });
        }
      }
      return isCancelled() ? undefined : read;
    },
  );
}

/** Its articles are not imported without what was coded in them. */
function projectOf({ program }: ForeignProject): ImportProblem {
  return { severity: 'error', code: 'project-of', name: program };
}
