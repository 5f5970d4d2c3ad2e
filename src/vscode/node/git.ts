import { runGit } from '../../node/disk/runGit';
import type { GitPort } from '../host/hostPort';

export const git: GitPort = {
  runtime: process.execPath,
  run: async (program, folder, args) => {
    const done = await runGit(program, folder.fsPath, args);
    return done.kind === 'done' ? { kind: 'done', output: done.output.toString() } : done;
  },
};
