import { promises as disk } from 'node:fs';
import type { HostPort } from '../host/hostPort';
import { readInside, refuseUnread } from '../../node/disk/inside';
import { readRegular } from '../../node/disk/readFile';
import { git } from './git';
import { journalStore } from './journalStore';
import { loadFormat } from '../../node/formats/loadFormat';
import { thisProcess } from '../../node/disk/processes';
import { inQueue, removeFile, replaceFile } from '../../node/disk/replaceFile';
import { threadScan } from './index/threadScan';
import { threadSearch } from './search/threadSearch';
import { watchFolder } from './watchFolder';

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
