import type { ForeignFile } from './contract';
import { Refused } from './refuse';
import { untar } from './untar';
import { unzip } from './unzip';

/** The files of a project that is a zip or `.tar.gz`, by their paths below the folder that all are
 * in; so a folder gives the same as a zip of it. Hidden ones, and those that a Mac adds, are none.
 * Throws `Refused`, also for a path that leads out of the archive. */
export function packedFiles(
  { bytes }: ForeignFile,
  wanted: RegExp,
): ReadonlyMap<string, Uint8Array> {
  const unpack = bytes[0] === 0x1f && bytes[1] === 0x8b ? untar : unzip;
  const unpacked = unpack(bytes, (name) => wanted.test(name) && !isHidden(name));
  const files = Object.entries(unpacked).map(([name, content]) => ({
    way: name.split('/').filter((part) => part !== '.' && part !== ''),
    isOutside: /^[/\\]|^[a-z]:|\\/i.test(name) || name.split('/').includes('..'),
    content,
  }));
  if (files.some(({ isOutside }) => isOutside)) throw new Refused('unreadable');
  const [first] = files;
  let shared = first ? first.way.length - 1 : 0;
  for (const { way } of files) {
    const differs = way.findIndex((part, at) => part !== first?.way[at]);
    shared = Math.min(shared, way.length - 1, differs < 0 ? shared : differs);
  }
  return new Map(files.map(({ way, content }) => [way.slice(shared).join('/'), content]));
}

function isHidden(name: string): boolean {
  return /(^|\/)(\.[^./]|__MACOSX\/)/.test(name);
}
