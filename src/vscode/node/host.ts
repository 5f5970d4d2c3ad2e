import type { HostPort } from '../hostPort';
import { replaceFile } from './replaceFile';

/** The Node host: desktop, SSH, containers, code-server. */
export const host: HostPort = {
  replaceFile: (file, expected, next) => replaceFile(file.fsPath, expected, next),
};
