import type { HostPort } from '../host/hostPort';
import { journalStore } from './journalStore';

/** The web worker host: no disk of its own. */
export const host: HostPort = {
  readFile: undefined,
  checkFile: undefined,
  replaceFile: undefined,
  removeFile: undefined,
  inTurn: undefined,
  watchFolder: undefined,
  journalStore,
  git: undefined,
  scanner: undefined,
  search: undefined,
};
