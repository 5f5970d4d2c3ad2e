import { promises as disk } from 'node:fs';
import type { HostPort } from '../hostPort';
import { readRegular } from '../../node/disk/readFile';
import { git } from './git';
import { journalStore } from './journalStore';
import { inTurn, replaceFile } from '../../node/disk/replaceFile';
import { threadScan } from './threadScan';
import { threadSearch } from './threadSearch';
import { watchFolder } from './watchFolder';

/** The Node host: desktop, SSH, containers, code-server. */
export const host: HostPort = {
  readFile: (file) => readRegular(file.fsPath, disk),
  replaceFile: (file, expected, next, noteInPlace) =>
    replaceFile(file.fsPath, expected, next, { noteInPlace }),
  inTurn: (file, work, patience) => inTurn(file.fsPath, work, { patience }),
  // Elsewhere the system itself watches folders with all that is in them.
  watchFolder: process.platform === 'linux' ? watchFolder : undefined,
  journalStore: (folder) => journalStore(folder.fsPath),
  git,
  scanner: threadScan,
  search: threadSearch,
};
