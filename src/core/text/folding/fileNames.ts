// How disks compare names of files.
//
// **Two spellings of one accent are one name.** An é is one sign (NFC) or two (NFD; Unicode
// Standard Annex 15). APFS takes both for one name, HFS+ writes two signs, git on a Mac writes one
// (`core.precomposeUnicode`), and Linux has two files. So a corpus that went from one disk to
// another may spell an article in one way, and its annotation file, or who codes it, in the other.
// Names are written as the disk has them, and found in either spelling.
//
// **Two names that differ only in case are one file** on Windows and on most Macs
// (https://learn.microsoft.com/windows/win32/fileio/naming-a-file). So no two names are made that
// differ only in case. On Linux they are two files, and what is there is taken as it is.

/** A path as the disk has it; undefined where the disk has none of that name. */
export type FindPath = (path: string) => string | undefined;

/** The path in the spelling that `has` knows, the given one first. */
export function findPath(path: string, has: (path: string) => boolean): string | undefined {
  if (has(path)) return path;
  if (!isBeyondAscii(path)) return undefined;
  return [path.normalize('NFC'), path.normalize('NFD')].find(has);
}

/** For callers that know only whether there may be a file of a name. */
export function findIf(has: (path: string) => boolean): FindPath {
  return (path) => (has(path) ? path : undefined);
}

/** Finds paths among these. */
export function findAmong(paths: Iterable<string>): FindPath {
  const known = new Set(paths);
  return (path) => findPath(path, (one) => known.has(one));
}

/** A name as it is compared before a new one is made: equal for what may be one file. */
export function foldName(name: string): string {
  return (isBeyondAscii(name) ? name.normalize('NFC') : name).toLowerCase();
}

function isBeyondAscii(name: string): boolean {
  return /[^ -~]/.test(name);
}
