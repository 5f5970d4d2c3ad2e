import type { KnownProblem, ParsedAnnotationFile } from '../../core';

/** Why a file is not read or written, though it may be there; each is a code of the table of
 * problems. */
export type FileRefusal = 'link-outside' | 'not-a-file' | 'too-large';

/** The error for a file that must not be touched: a link that leads out of its folder, something
 * that is not a regular file (a device, a pipe), or one that is too large to be a text. */
export class FileRefused extends Error {
  readonly code: FileRefusal;

  constructor(code: FileRefusal) {
    super(MESSAGES[code]);
    this.code = code;
  }
}

/** The reason, if an error is a `FileRefused`; recognised by its code, since it may come from
 * another bundle, which has a class of its own. */
export function refusalOf(error: unknown): FileRefusal | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return REFUSALS.find((refusal) => refusal === error.code);
}

const REFUSALS: readonly FileRefusal[] = ['link-outside', 'not-a-file', 'too-large'];

const MESSAGES: Readonly<Record<FileRefusal, string>> = {
  'link-outside': 'it is a link to a file outside the folder',
  'not-a-file': 'it is a device or a pipe, not a file',
  'too-large': 'it is too large',
};

/** The problem of such a file; its place is the file's beginning. */
export function refusalProblem(refusal: FileRefusal): Omit<KnownProblem, 'span'> {
  return { code: refusal, args: refusal === 'too-large' ? [LARGEST_TEXT] : [] };
}

/** In millions of characters: a JavaScript string cannot be longer. */
const LARGEST_TEXT = '536';

/** An annotation file whose text is not available: its problem is at the first character that
 * replaces undecodable bytes, or at the beginning of a file that is not read. */
export function unreadFile(
  text: string,
  refusal: FileRefusal | undefined,
): Extract<ParsedAnnotationFile, { kind: 'refused' }> {
  if (refusal !== undefined) {
    const span = { start: 0, end: 0 };
    return { kind: 'refused', problems: [{ ...refusalProblem(refusal), span }] };
  }
  const start = Math.max(0, text.indexOf('\uFFFD'));
  return {
    kind: 'refused',
    problems: [{ code: 'undecodable', args: [], span: { start, end: start + 1 } }],
  };
}
