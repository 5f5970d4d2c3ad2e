import { decodeArticle } from '../../core';
import { runGit } from './runGit';

/** An article as it was when its annotation file was last committed to git, when its quotes
 * matched. Undefined without git, outside of a repository, and for files that were never committed.
 * Paths are relative to the folder, with `/`. Runs no filter or other program of the repository's
 * settings, and fetches nothing. */
export async function committedText(
  folder: string,
  article: string,
  annotationFile: string,
): Promise<string | undefined> {
  const revision = await git(folder, ['rev-list', '-1', 'HEAD', '--', annotationFile]);
  const hash = revision?.toString('latin1').trim();
  if (!hash) return undefined;
  const bytes = await git(folder, ['cat-file', 'blob', `${hash}:./${article}`]);
  if (!bytes) return undefined;
  const { text, clean } = decodeArticle(bytes, TextDecoder);
  return clean ? text : undefined;
}

async function git(folder: string, args: readonly string[]): Promise<Buffer | undefined> {
  const env = { ...process.env, GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0' };
  const done = await runGit('git', folder, ['--literal-pathspecs', ...args], env);
  return done.kind === 'done' ? done.output : undefined;
}
