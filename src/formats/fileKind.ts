import { Refused } from './refuse';

/** Extensions of older formats whose files are found under newer names: of texts or of
 * workbooks. */
interface OldKinds {
  /** The format in the container of old Office files. */
  readonly office: string;
  readonly openDocument: string;
}

/** Throws `Refused`, with advice, for a file of another kind than its name implies. */
export function refuseOtherKinds(
  bytes: Uint8Array,
  { office, openDocument }: OldKinds = { office: '.doc', openDocument: '.odt' },
): void {
  if (startsWith(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) {
    // New Office files with a password use the container of old ones.
    if (holds(bytes, 'E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0'))
      throw new Refused('encrypted');
    throw new Refused(office === '.xls' ? 'convert-table-first' : 'convert-first', office);
  }
  if (startsWith(bytes, '{\\rtf')) throw new Refused('unreadable');
  if (holds(bytes.subarray(0, 200), 'mimetypeapplication/vnd.oasis.opendocument')) {
    const code = openDocument === '.ods' ? 'convert-table-first' : 'wrong-ending';
    throw new Refused(code, openDocument);
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
