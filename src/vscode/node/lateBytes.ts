import { closeSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/** Of an index that was stored, what most starts do without: read when somebody asks, by whichever thread
 * asks first, into memory that threads share. */
export interface LateBytes {
  readonly file: string;
  /** The file's first bytes: those of another index are others. */
  readonly head: Uint8Array;
  /** In the file, behind all else. */
  readonly place: number;
  readonly sum: number;
  readonly memory: SharedArrayBuffer;
  /** One word of 32 bits: STATE. */
  readonly state: SharedArrayBuffer;
}

const STATE = { unread: 0, read: 1, lost: 2 } as const;

export function lateBytes(
  where: Pick<LateBytes, 'file' | 'head' | 'place' | 'sum'>,
  length: number,
): LateBytes {
  const state = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  return { ...where, memory: new SharedArrayBuffer(length), state };
}

/** True when the bytes are in their memory; false when the file is another one by now, or damaged. Of
 * fifty thousand positions it takes some 20 ms the first time, then nothing. */
export function readLate(late: LateBytes): boolean {
  const state = new Int32Array(late.state);
  if (Atomics.load(state, 0) === STATE.unread) {
    // Two threads may read at once: the same bytes.
    Atomics.compareExchange(state, 0, STATE.unread, isRead(late) ? STATE.read : STATE.lost);
  }
  return Atomics.load(state, 0) === STATE.read;
}

function isRead({ file, head, place, sum, memory }: LateBytes): boolean {
  let descriptor;
  try {
    descriptor = openSync(file, 'r');
    const first = Buffer.alloc(head.length);
    if (!fill(descriptor, first, 0) || !first.equals(head)) return false;
    const bytes = Buffer.from(memory);
    return fill(descriptor, bytes, place) && crc32(bytes) === sum;
  } catch {
    return false;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Reads as many bytes as there is room for; false when there are fewer from that place on. */
export function fill(descriptor: number, room: Uint8Array, place: number): boolean {
  for (let at = 0; at < room.length;) {
    const read = readSync(descriptor, room, at, room.length - at, place + at);
    if (read === 0) return false;
    at += read;
  }
  return true;
}
