import { execFile } from 'node:child_process';

export type GitOutput =
  | { readonly kind: 'done'; readonly output: Buffer }
  | { readonly kind: 'failed'; readonly reason: string };

/** Runs git, the only program that this one starts. `program`: its name or its path. */
export function runGit(
  program: string,
  folder: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<GitOutput> {
  return new Promise((resolve) => {
    // `-C` and no `cwd`: Windows would look for the program in that folder first.
    const all = ['-C', folder, ...args];
    const limits = { timeout: LONGEST_MS, maxBuffer: MOST_BYTES };
    const options = { encoding: 'buffer', env, windowsHide: true, ...limits } as const;
    execFile(program, all, options, (error, output, stderr) => {
      if (!error) resolve({ kind: 'done', output });
      else resolve({ kind: 'failed', reason: stderr.toString().trim() || error.message });
    });
  });
}

const LONGEST_MS = 20_000;
const MOST_BYTES = 256e6;
