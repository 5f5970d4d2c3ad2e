import { addTo } from '../analysis/records/groups';
import type { ReadFileReport } from './importPlan';

/** Files of one import, with the name by which each is known: its own, or where several files have
 * that, its path below their common folder. A file that was chosen twice is read once. */
export function withNamesOnce<File extends ReadFileReport>(
  files: readonly File[],
): readonly File[] {
  const called = new Map<string, File[]>();
  for (const file of files) addTo(called, file.name, file);
  const taken = new Set<string>();
  return files.map((file) => {
    if (file.articles.length === 0) return file;
    const sharing = called.get(file.name) ?? [];
    const name = sharing.length > 1 ? belowCommon(file, sharing) : file.name;
    if (!taken.has(name)) {
      taken.add(name);
      return { ...file, name };
    }
    return { ...file, articles: [], problems: [{ severity: 'error', code: 'name-twice' }] };
  });
}

/** The names by which an import may know a file: its present one, then the others, from its own
 * name to its whole path. */
export function namesOf({
  name,
  path = name,
}: {
  readonly name: string;
  readonly path?: string | undefined;
}): readonly string[] {
  const parts = partsOf(path);
  const all = parts.map((_, at) => parts.slice(-1 - at).join('/'));
  return [...new Set([name, ...all])];
}

function belowCommon(file: ReadFileReport, sharing: readonly ReadFileReport[]): string {
  const paths = sharing.map(({ name, path = name }) => partsOf(path));
  const [first = []] = paths;
  let common = 0;
  while (common < first.length - 1 && paths.every((parts) => parts[common] === first[common])) {
    common++;
  }
  return partsOf(file.path ?? file.name)
    .slice(common)
    .join('/');
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '');
}
