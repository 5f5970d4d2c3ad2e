import type { World } from '../project';

/** About so many UTF-16 units are encoded at a time, in about a millisecond. */
const UNITS_TOGETHER = 1_000_000;
/** So many bytes are copied at a time, in a millisecond or two. */
const BYTES_TOGETHER = 8_000_000;

/** A text that comes in pieces, as the bytes of its file. One string of all would hold the host while it is
 * encoded, and there is none of more than half a gigabyte. */
export class GatheredBytes {
  readonly #encoder = new TextEncoder();
  readonly #parts: Uint8Array[] = [];
  #waiting: string[] = [];
  #units = 0;
  #bytes = 0;

  /** Pieces end between characters. */
  add(piece: string): void {
    this.#waiting.push(piece);
    this.#units += piece.length;
    if (this.#units >= UNITS_TOGETHER) this.#encode();
  }

  /** Of all pieces, with a breath for the host now and then. */
  async take({ breathe }: Pick<World, 'breathe'>): Promise<Uint8Array> {
    this.#encode();
    const all = new Uint8Array(this.#bytes);
    let at = 0;
    for (const part of this.#parts) {
      for (let from = 0; from < part.length; from += BYTES_TOGETHER) {
        const some = part.subarray(from, from + BYTES_TOGETHER);
        all.set(some, at);
        at += some.length;
        await breathe();
      }
    }
    return all;
  }

  #encode(): void {
    const part = this.#encoder.encode(this.#waiting.join(''));
    this.#parts.push(part);
    this.#bytes += part.length;
    this.#waiting = [];
    this.#units = 0;
  }
}
