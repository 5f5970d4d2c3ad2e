import { Gunzip } from 'fflate';
import { joinedBytes } from './joinedBytes';
import { Refused } from './refuse';

const MOST_FILES = 10_000;
/** As of a zip: text of it must fit into the memory of an import. */
const MOST_BYTES = 64_000_000;
const BLOCK = 512;
/** Of compressed bytes, which may become a thousand times as many. */
const PIECE = 16_384;

/** The wanted files of a `.tar.gz` (https://www.gnu.org/software/tar/manual/html_node/Standard.html),
 * unpacked in memory, no further than its limit: no name in it ever becomes a path. Throws
 * `Refused`. */
export function untar(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): Record<string, Uint8Array> {
  const tar = gunzipped(bytes);
  const files = new Map<string, Uint8Array>();
  // A name that is too long for a head stands before the file.
  let longName: string | undefined;
  let count = 0;
  for (let at = 0; at + BLOCK <= tar.length;) {
    const head = tar.subarray(at, at + BLOCK);
    if (head.every((byte) => byte === 0)) break;
    const size = Number.parseInt(textOf(head.subarray(124, 136)).trim(), 8);
    const from = at + BLOCK;
    if (!(size >= 0) || from + size > tar.length) throw new Refused('unreadable');
    if (++count > MOST_FILES) throw new Refused('too-large');
    const content = tar.subarray(from, from + size);
    at = from + Math.ceil(size / BLOCK) * BLOCK;
    const kind = String.fromCharCode(head[156] ?? 0);
    if (kind === 'L') longName = textOf(content);
    else if (kind === 'x') longName = /(?:^|\n)\d+ path=([^\n]*)/.exec(textOf(content))?.[1];
    else {
      const name = longName ?? nameIn(head);
      longName = undefined;
      // Links, devices and folders are not files.
      if ((kind === '0' || kind === '\0') && isWanted(name)) files.set(name, content);
    }
  }
  if (count === 0) throw new Refused('unreadable');
  return Object.fromEntries(files);
}

function gunzipped(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  const gunzip = new Gunzip((part) => {
    size += part.length;
    if (size > MOST_BYTES) throw new Refused('too-large');
    parts.push(part);
  });
  try {
    for (let at = 0; at < bytes.length; at += PIECE) {
      gunzip.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
    }
  } catch (error) {
    throw error instanceof Refused ? error : new Refused('unreadable');
  }
  return joinedBytes(parts);
}

function nameIn(head: Uint8Array): string {
  const isUstar = textOf(head.subarray(257, 262)) === 'ustar';
  const prefix = isUstar ? textOf(head.subarray(345, 500)) : '';
  const name = textOf(head.subarray(0, 100));
  return prefix === '' ? name : `${prefix}/${name}`;
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replace(/\0.*$/s, '');
}
