import { spawnSync } from 'node:child_process';

/** The first digits of git's id of a folder or file (a tree or a blob); or a mark for content that
 * is in no commit. */
export type CodeId = string;

/** For content on disk that is not in the last commit: equal to no id, not even to itself. */
export const UNCOMMITTED: CodeId = 'uncommitted';

/** Ids of paths that exist; a path that is in neither the last commit nor the working copy has
 * none. */
export type CodeIds = ReadonlyMap<string, CodeId>;

export type GitAnswer =
  | { readonly kind: 'ids'; readonly ids: CodeIds }
  /** Nothing is known: there is no git, no repository or no commit. */
  | { readonly kind: 'unknown'; readonly why: string };

/** Of forty digits: enough for one repository. */
const DIGITS = 12;

/** The ids of folders and files of the repository at `root`, with `paths` relative to it. Writes
 * nothing. */
export function gitIds(root: string, paths: readonly string[]): GitAnswer {
  // One line each, in this order; for missing paths, a line that reports it.
  const names = paths.map((path) => `HEAD:${path}\n`).join('');
  const listed = git(root, names, 'cat-file', '--batch-check=%(objectname)');
  if ('why' in listed) return { kind: 'unknown', why: listed.why };
  const ids = new Map<string, CodeId>();
  listed.output.split('\n').forEach((line, at) => {
    const path = paths[at];
    if (path !== undefined && /^[0-9a-f]+$/.test(line)) ids.set(path, line.slice(0, DIGITS));
  });
  // In a copy of the source inside another repository, or before a first commit.
  if (ids.size === 0) return { kind: 'unknown', why: 'none of the folders is in a commit' };
  const status = ['status', '--porcelain', '-z', '--no-renames', '--untracked-files=all'];
  const changed = git(root, '', ...status, '--', ...paths);
  if ('why' in changed) return { kind: 'unknown', why: changed.why };
  // Two status letters and a blank before each.
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
  // Takes no lock for reading, since other programs may use the repository.
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
