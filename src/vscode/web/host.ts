import type { HostPort } from '../host/hostPort';
import { journalStore } from './journalStore';
import { loadFormat } from './loadFormat';

/** The web worker host: no disk of its own. */
export const host: HostPort = {
  readFile: undefined,
  checkFile: undefined,
  replaceFile: undefined,
  removeFile: undefined,
  inQueue: undefined,
  watchFolder: undefined,
  journalStore,
  process: undefined,
  loadFormat,
  git: undefined,
  scanner: undefined,
  search: undefined,
};
