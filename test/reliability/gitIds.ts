import { spawnSync } from 'node:child_process';

/** The first digits of git's id of a folder or file (a tree or a blob); or that what lies there is
 * in no commit. */
export type CodeId = string;

/** Of what is on disk and not in the last commit: equal to no id, also not to itself. */
export const UNCOMMITTED: CodeId = 'uncommitted';

/** Ids of paths that exist; a path that is in neither the last commit nor the working copy has
 * none. */
export type CodeIds = ReadonlyMap<string, CodeId>;

export type GitAnswer =
  | { readonly kind: 'ids'; readonly ids: CodeIds }
  /** Nothing can be said here: there is no git, no repository, no commit. */
  | { readonly kind: 'unknown'; readonly why: string };

/** Of forty digits: enough for one repository. */
const DIGITS = 12;

/** What git has of folders and files of the repository at `root`, named by `paths` relative to it.
 * Writes nothing. */
export function gitIds(root: string, paths: readonly string[]): GitAnswer {
  // One line each, in this order; of what is not there, a line that says so.
  const names = paths.map((path) => `HEAD:${path}\n`).join('');
  const listed = git(root, names, 'cat-file', '--batch-check=%(objectname)');
  if ('why' in listed) return { kind: 'unknown', why: listed.why };
  const ids = new Map<string, CodeId>();
  listed.output.split('\n').forEach((line, at) => {
    const path = paths[at];
    if (path !== undefined && /^[0-9a-f]+$/.test(line)) ids.set(path, line.slice(0, DIGITS));
  });
  // As in a copy of the source that lies in the repository of something else, or before a first
  // commit.
  if (ids.size === 0) return { kind: 'unknown', why: 'none of the folders is in a commit' };
  const status = ['status', '--porcelain', '-z', '--no-renames', '--untracked-files=all'];
  const changed = git(root, '', ...status, '--', ...paths);
  if ('why' in changed) return { kind: 'unknown', why: changed.why };
  // Two letters and a blank before each.
  const files = changed.output.split('\0').map((line) => line.slice(3));
  for (const path of paths) {
    const isInside = (file: string): boolean => file === path || file.startsWith(`${path}/`);
    if (files.some(isInside)) ids.set(path, UNCOMMITTED);
  }
  return { kind: 'ids', ids };
}

function git(
  cwd: string,
  input: string,
  ...words: readonly string[]
): { output: string } | { why: string } {
  // Others may be at work in the repository: no lock is taken for what is only looked at.
  const args = ['--no-optional-locks', ...words];
  const { status, stdout, stderr, error } = spawnSync('git', args, {
    cwd,
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status === 0) return { output: stdout };
  const [stated = ''] = stderr.trim().split('\n');
  return { why: error?.message ?? (stated === '' ? `git ended with ${status}` : stated) };
}
