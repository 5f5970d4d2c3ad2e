/** One run of two-byte units, as a document that was read. */
export function flat(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
