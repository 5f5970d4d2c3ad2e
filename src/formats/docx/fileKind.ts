import { Refused } from '../refuse';

/** Throws `Refused`, with what to do, for a file that is another kind than its name says. */
export function refuseOtherKinds(bytes: Uint8Array): void {
  if (startsWith(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) {
    // The container of old Word files is also that of new ones with a password.
    if (holds(bytes, 'E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0'))
      throw new Refused('encrypted');
    throw new Refused('convert-first', '.doc');
  }
  if (startsWith(bytes, '{\\rtf')) throw new Refused('convert-first', '.rtf');
  if (holds(bytes.subarray(0, 200), 'mimetypeapplication/vnd.oasis.opendocument')) {
    throw new Refused('convert-first', '.odt');
  }
}

function startsWith(bytes: Uint8Array, letters: string, from = 0): boolean {
  for (let at = 0; at < letters.length; at++) {
    if (bytes[from + at] !== letters.charCodeAt(at)) return false;
  }
  return true;
}

function holds(bytes: Uint8Array, letters: string): boolean {
  const first = letters.charCodeAt(0);
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (startsWith(bytes, letters, at)) return true;
  }
  return false;
}
