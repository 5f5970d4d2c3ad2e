import { Refused } from '../refuse';

const MOST_MESSAGES = 50_000;

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const MARK = new TextEncoder().encode('From ');
const QUOTED = 0x3e;

/** The messages of a mailbox (mbox): each begins after an empty line with a line `From …` that has
 * a time and a year (RFC 4155), or, where the first one has none, is followed by a header. Where a
 * message states its length (`Content-Length`) and the next one begins there, nothing within it
 * begins a message. Such lines within a message have `>` before them, which is removed. Throws
 * `Refused` for a text that does not begin with one, and for too many messages. */
export function splitMailbox(bytes: Uint8Array): readonly Uint8Array[] {
  const starts: number[] = [];
  const isFirstDated = DATED.test(lineAt(bytes, 0));
  let isAfterEmpty = true;
  for (let at = 0; at < bytes.length;) {
    const begins =
      isAfterEmpty &&
      startsWith(bytes, at, MARK) &&
      (starts.length === 0 || isBegin(bytes, at, isFirstDated));
    isAfterEmpty = isEmpty(bytes, at);
    if (!begins && starts.length === 0 && !isAfterEmpty) throw new Refused('unreadable');
    const end = begins ? statedEnd(bytes, at) : undefined;
    if (begins && starts.push(at) > MOST_MESSAGES) throw new Refused('too-large');
    if (end !== undefined) isAfterEmpty = true;
    at = end ?? nextLine(bytes, at);
  }
  return starts.map((start, message) => {
    const end = starts[message + 1] ?? bytes.length;
    return unquoted(bytes.subarray(nextLine(bytes, start), end));
  });
}

const DATED = /\d\d?:\d\d.*\b\d{4}\b/;
const HEADER = /^[!-9;-~]+:/;

function isBegin(bytes: Uint8Array, at: number, needsDate: boolean): boolean {
  if (needsDate) return DATED.test(lineAt(bytes, at));
  return DATED.test(lineAt(bytes, at)) || HEADER.test(lineAt(bytes, nextLine(bytes, at)));
}

/** Where a message ends by its own header; undefined if it says nothing, or another message does
 * not begin there. */
function statedEnd(bytes: Uint8Array, start: number): number | undefined {
  let length: number | undefined;
  let at = nextLine(bytes, start);
  for (; at < bytes.length && !isEmpty(bytes, at); at = nextLine(bytes, at)) {
    const stated = /^Content-Length:\s*(\d{1,12})\s*$/i.exec(lineAt(bytes, at))?.[1];
    if (stated !== undefined) length = Number(stated);
  }
  if (length === undefined) return undefined;
  let end = nextLine(bytes, at) + length;
  while (end < bytes.length && isEmpty(bytes, end)) end = nextLine(bytes, end);
  return end >= bytes.length || startsWith(bytes, end, MARK) ? end : undefined;
}

/** The first bytes of a line as letters. */
function lineAt(bytes: Uint8Array, at: number): string {
  const end = Math.min(nextLine(bytes, at), at + 200);
  return new TextDecoder('latin1').decode(bytes.subarray(at, end));
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
