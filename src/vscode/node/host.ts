import type { HostPort } from '../hostPort';
import { git } from './git';
import { journalStore } from './journalStore';
import { replaceFile } from './replaceFile';

/** The Node host: desktop, SSH, containers, code-server. */
export const host: HostPort = {
  replaceFile: (file, expected, next, journaled) =>
    replaceFile(file.fsPath, expected, next, { journaled }),
  journalStore: (folder) => journalStore(folder.fsPath),
  git,
};
