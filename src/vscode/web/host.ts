import * as vscode from 'vscode';
import type { FormatModule } from '../../formats/catalog';
import type { HostPort } from '../host/hostPort';
import { journalStore } from './journalStore';
import { loadModule } from './loadModule';

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
  loadFormat: (extension, id) =>
    loadModule(
      vscode.Uri.joinPath(extension, 'dist', 'formats', `${id}.js`),
    ) as Promise<FormatModule>,
  git: undefined,
  scanner: undefined,
  search: undefined,
};
