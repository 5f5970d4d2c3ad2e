import type { HostPort } from '../hostPort';
import { git } from './git';
import { journalStore } from './journalStore';
import { inTurn, replaceFile } from './replaceFile';

/** The Node host: desktop, SSH, containers, code-server. */
export const host: HostPort = {
  replaceFile: (file, expected, next, journaled) =>
    replaceFile(file.fsPath, expected, next, { journaled }),
  inTurn: (file, work, patience) => inTurn(file.fsPath, work, { patience }),
  journalStore: (folder) => journalStore(folder.fsPath),
  git,
};
