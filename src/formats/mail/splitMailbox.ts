import { Refused } from '../refuse';

const MOST_MESSAGES = 50_000;

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const MARK = new TextEncoder().encode('From ');
const QUOTED = 0x3e;

/** The messages of a mailbox (mbox): each begins with a line `From …` after an empty one, and such
 * lines within a message have `>` before them, which is removed. Throws `Refused` for a text that
 * does not begin with one, and for too many messages. */
export function splitMailbox(bytes: Uint8Array): readonly Uint8Array[] {
  const starts: number[] = [];
  let isAfterEmpty = true;
  for (let at = 0; at < bytes.length; at = nextLine(bytes, at)) {
    if (isAfterEmpty && startsWith(bytes, at, MARK)) starts.push(at);
    else if (starts.length === 0 && !isEmpty(bytes, at)) throw new Refused('unreadable');
    if (starts.length > MOST_MESSAGES) throw new Refused('too-large');
    isAfterEmpty = isEmpty(bytes, at);
  }
  return starts.map((start, message) => {
    const end = starts[message + 1] ?? bytes.length;
    return unquoted(bytes.subarray(nextLine(bytes, start), end));
  });
}

function unquoted(message: Uint8Array): Uint8Array {
  const kept = new Uint8Array(message.length);
  let length = 0;
  for (let at = 0; at < message.length;) {
    const end = nextLine(message, at);
    let first = at;
    while (message[first] === QUOTED) first++;
    const from = first > at && startsWith(message, first, MARK) ? at + 1 : at;
    kept.set(message.subarray(from, end), length);
    length += end - from;
    at = end;
  }
  return kept.subarray(0, length);
}

function nextLine(bytes: Uint8Array, at: number): number {
  const end = bytes.indexOf(LINE_FEED, at);
  return end < 0 ? bytes.length : end + 1;
}

function isEmpty(bytes: Uint8Array, at: number): boolean {
  return bytes[bytes[at] === RETURN ? at + 1 : at] === LINE_FEED;
}

function startsWith(bytes: Uint8Array, at: number, letters: Uint8Array): boolean {
  return letters.every((letter, index) => bytes[at + index] === letter);
}
