/** Why a file could not be written, from the code of a `WriteOutcome`. */
export function unwrittenReason(code: string): string {
  return REASONS.get(code) ?? code;
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'EACCES: it is read-only'],
  ['EPERM', 'EPERM: it is read-only'],
  ['not-permitted', 'you have no permission to write it'],
  ['folder-not-permitted', 'you have no permission to write to its folder'],
  ['ENOJOURNAL', 'it has a hard link or an owner that a new file cannot have'],
]);
