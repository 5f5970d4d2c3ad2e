import picomatch from 'picomatch/posix';
import type { ArticleRow } from '../model/corpus';

/** Which articles `in:` means: those in a folder (its path from the corpus folder), one by its path
 * or its name, or those that a glob takes; a glob without a slash is one of names. Letter case does
 * not matter. */
export function pathTest(values: readonly string[]): (article: ArticleRow) => boolean {
  const tests = values.map((value) => {
    const wanted = value.replaceAll('\\', '/').replace(/^(?:\.?\/)+|\/+$/g, '');
    if (/[*?[\]{}]/.test(wanted)) return globTest(wanted);
    const plain = wanted.toLowerCase();
    return (path: string) =>
      plain === '' || path === plain || path.startsWith(`${plain}/`) || path.endsWith(`/${plain}`);
  });
  return ({ path }) => {
    const lower = path.toLowerCase();
    return tests.some((test) => test(lower));
  };
}

/** Groups of alternatives that repeat can take a regular expression for ever; nobody needs them. */
function globTest(glob: string): (path: string) => boolean {
  const options = {
    dot: true,
    nocase: true,
    noextglob: true,
    nonegate: true,
    basename: !glob.includes('/'),
  };
  const matches = picomatch(glob, options);
  return (path) => matches(path);
}
