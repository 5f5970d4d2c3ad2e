import { decodeArticle } from '../../core';
import { committedVersion } from '../../project/history/committedVersion';
import { runGit } from './runGit';

/** The text of an article in git that has the digest (`textDigest`), else that of when its
 * annotation file was last committed, when its quotes matched. Undefined without git, outside of a
 * repository, and for files that were never committed. Paths are relative to the folder, with `/`.
 * Runs no filter or other program of the repository's settings, and fetches nothing. */
export function committedText(
  folder: string,
  article: string,
  annotationFile: string,
  digest?: string,
): Promise<string | undefined> {
  return committedVersion(
    {
      lastOfAnnotations: async () => (await revisions(folder, annotationFile, 1))[0],
      ofArticle: (most) => revisions(folder, article, most),
      textIn: async (revision) => {
        const bytes = await git(folder, ['cat-file', 'blob', `${revision}:./${article}`]);
        if (!bytes) return undefined;
        const { text, clean } = decodeArticle(bytes, TextDecoder);
        return clean ? text : undefined;
      },
    },
    digest,
  );
}

/** Those in which a file changed, newest first. */
async function revisions(folder: string, file: string, most: number): Promise<readonly string[]> {
  const output = await git(folder, ['rev-list', `-${most}`, 'HEAD', '--', file]);
  return output?.toString('latin1').split('\n').filter(Boolean) ?? [];
}

async function git(folder: string, args: readonly string[]): Promise<Buffer | undefined> {
  const env = { ...process.env, GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0' };
  const done = await runGit('git', folder, ['--literal-pathspecs', ...args], env);
  return done.kind === 'done' ? done.output : undefined;
}
