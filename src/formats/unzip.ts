import { unzipSync } from 'fflate';
import { Refused } from './refuse';

const MOST_FILES = 10_000;
/** Text of it, and what a library makes of that, must fit into the memory of an import. */
const MOST_BYTES = 64_000_000;

/** The wanted files of a zip, unpacked in memory: no name in it ever becomes a path. Sizes are
 * taken from the directory of the zip and limited before anything is unpacked, and no file gets
 * more room than it declared. Throws `Refused`. */
export function unzip(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): Record<string, Uint8Array> {
  let files = 0;
  let size = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        files++;
        const wanted = isWanted(name);
        if (wanted) size += originalSize;
        if (files > MOST_FILES || size > MOST_BYTES) throw new Refused('too-large');
        return wanted;
      },
    });
  } catch (error) {
    throw error instanceof Refused ? error : new Refused('unreadable');
  }
}
