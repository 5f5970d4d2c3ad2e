import { promises as disk, watch } from 'node:fs';
import type { HostPort, GitPort } from '../host/hostPort';
import { readInside, refuseUnread } from '../../node/disk/inside';
import { readRegular } from '../../node/disk/readFile';
import { journalStore } from './journalStore';
import { loadFormat } from '../../node/formats/loadFormat';
import { thisProcess } from '../../node/disk/processes';
import { inQueue, removeFile, replaceFile } from '../../node/disk/replaceFile';
import { threadScan } from './index/threadScan';
import { threadSearch } from './search/threadSearch';
import { runGit } from '../../node/disk/runGit';
import type { Uri } from 'vscode';
import type { Disposable } from '../../project';

const git: GitPort = {
  runtime: process.execPath,
  run: async (program, folder, args) => {
    const done = await runGit(program, folder.fsPath, args);
    return done.kind === 'done' ? { kind: 'done', output: done.output.toString() } : done;
  },
};

/** The Node host: desktop, SSH, containers, code-server. */
export const host: HostPort = {
  readFile: (file, within) =>
    within ? readInside(file.fsPath, within.fsPath, disk) : readRegular(file.fsPath, disk),
  checkFile: (file, within) => refuseUnread(file.fsPath, within.fsPath, disk),
  replaceFile: (file, expected, next, { noteInPlace, within }) =>
    replaceFile(file.fsPath, expected, next, { noteInPlace, within: within?.fsPath }),
  removeFile: (file, expected, within) =>
    removeFile(file.fsPath, expected, { within: within.fsPath }),
  inQueue: (file, work, patience) => inQueue(file.fsPath, work, { patience }),
  // The other systems watch folders recursively themselves.
  watchFolder: process.platform === 'linux' ? watchFolder : undefined,
  journalStore: (folder) => journalStore(folder.fsPath),
  process: thisProcess(),
  loadFormat: (_extension, id) => loadFormat(id),
  git,
  scanner: threadScan,
  search: threadSearch,
};

/** Watches one folder without its subfolders. Reports nothing where the system has no watchers
 * left. */
function watchFolder(folder: Uri, changed: (name: string) => void): Disposable {
  try {
    const watcher = watch(folder.fsPath, { persistent: false }, (_, name) => {
      if (name !== null) changed(name);
    });
    watcher.on('error', () => watcher.close());
    return { dispose: () => watcher.close() };
  } catch {
    return { dispose: () => undefined };
  }
}
