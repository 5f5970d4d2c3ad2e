import picomatch from 'picomatch/posix';
import { globRefusal, type GlobRefusal } from '../corpus/globLimits';
import type { ArticleRow } from '../model/corpus';
import { foldName } from '../text/folding/fileNames';

/** Tests for `in:`: articles in a folder (its path from the corpus folder), one by its path or its
 * name, or those that a glob matches; a glob without a slash matches names. Case-insensitive; an
 * accent may be a sign of its own, as disks of a Mac write it. */
export function pathFilter(values: readonly string[]): (article: ArticleRow) => boolean {
  const tests = values.map((value) => {
    const wanted = wantedPath(value);
    if (isGlob(wanted)) return globTest(wanted);
    const plain = foldName(wanted);
    return (path: string) =>
      plain === '' || path === plain || path.startsWith(`${plain}/`) || path.endsWith(`/${plain}`);
  });
  return ({ path }) => {
    const name = foldName(path);
    return tests.some((test) => test(name));
  };
}

/** Why a value of `in:` is refused: it is a glob that could take too long; see `globRefusal`. */
export function refusedPath(value: string): GlobRefusal | undefined {
  const wanted = wantedPath(value);
  return isGlob(wanted) ? globRefusal(wanted) : undefined;
}

function wantedPath(value: string): string {
  return value
    .normalize('NFC')
    .replaceAll('\\', '/')
    .replace(/^(?:\.?\/)+|\/+$/g, '');
}

function isGlob(wanted: string): boolean {
  return /[*?[\]{}]/.test(wanted);
}

function globTest(glob: string): (path: string) => boolean {
  if (globRefusal(glob) !== undefined) return () => false;
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
