import { decodeBytes } from '../../core';
import type { Environment } from '../../project';

/** Bytes decoded at a time, small enough not to block the host. */
const BYTES_PER_SLICE = 4_000_000;

/** The text of a file of any length, yielding to the host after each slice; undefined when bytes
 * cannot be decoded. A text longer than a slice has LF line endings, since replacing them all at
 * once would block the host. */
export async function decodeInSlices(
  bytes: Uint8Array,
  { yieldToHost }: Pick<Environment, 'yieldToHost'>,
  bytesPerSlice = BYTES_PER_SLICE,
): Promise<string | undefined> {
  if (bytes.length <= bytesPerSlice || bytes.includes(0)) {
    const { text, clean } = decodeBytes(bytes, TextDecoder);
    return clean ? text : undefined;
  }
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const parts: string[] = [];
  let kept = '';
  try {
    for (let at = 0; at < bytes.length; at += bytesPerSlice) {
      const end = at + bytesPerSlice;
      const part = kept + decoder.decode(bytes.subarray(at, end), { stream: end < bytes.length });
      // A `\r` at the end may be half a line ending.
      kept = end < bytes.length && part.endsWith('\r') ? '\r' : '';
      const whole = part.slice(0, part.length - kept.length);
      parts.push(whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole);
      await yieldToHost();
    }
  } catch {
    return undefined;
  }
  return parts.join('');
}
