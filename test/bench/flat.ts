/** Copies a text to one flat two-byte string, like a document that was read. */
export function flat(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
