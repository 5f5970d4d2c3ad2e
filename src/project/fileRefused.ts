/** Why a file is not read or written, though it may be there; each is a code of the table of problems. */
export type FileRefusal = 'link-outside' | 'not-a-file' | 'too-large';

/** A file that must not be touched: a link that leads out of the folder that it belongs to, something that is
 * no file at all (a device, a pipe), or one that is too large to be a text. */
export class FileRefused extends Error {
  readonly code: FileRefusal;

  constructor(code: FileRefusal) {
    super(MESSAGES[code]);
    this.code = code;
  }
}

const MESSAGES: Readonly<Record<FileRefusal, string>> = {
  'link-outside': 'it is a link that leads out of the folder',
  'not-a-file': 'it is a device or a pipe, and no file',
  'too-large': 'it is too large',
};
