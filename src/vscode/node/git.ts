import { execFile } from 'node:child_process';
import type { GitPort } from '../host/hostPort';

/** How long git may take, in milliseconds. */
const LONGEST_MS = 20_000;

export const git: GitPort = {
  runtime: process.execPath,
  run: (program, folder, args) =>
    new Promise((resolve) => {
      // `-C` and no `cwd`: Windows would look for the program in that folder first.
      const all = ['-C', folder.fsPath, ...args];
      const options = { encoding: 'utf8', timeout: LONGEST_MS, windowsHide: true } as const;
      execFile(program, all, options, (error, stdout, stderr) => {
        if (!error) resolve({ kind: 'done', output: stdout });
        else resolve({ kind: 'failed', reason: stderr.trim() || error.message });
      });
    }),
};
