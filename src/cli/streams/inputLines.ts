/** Stands for a line above the limit, whose text is not kept. */
export const TOO_LONG = Symbol('too long');

export type InputLine = string | typeof TOO_LONG;

/** The longest line, in bytes: a string has at most 512 million units, and a line is held three
 * times while it is read. */
export const LONGEST_LINE = 100_000_000;

const LINE_FEED = 0x0a;

/** Splits UTF-8 chunks into lines, without their line breaks (`\n` or `\r\n`). No more than one
 * line is held in memory, and none that is longer than `longest` bytes. */
export async function* inputLines(
  chunks: AsyncIterable<Uint8Array>,
  longest = LONGEST_LINE,
): AsyncGenerator<InputLine> {
  let pieces: Uint8Array[] = [];
  let length = 0;
  const add = (piece: Uint8Array): void => {
    length += piece.length;
    if (length > longest) pieces = [];
    else pieces.push(piece);
  };
  const take = (): InputLine => {
    const line = length > longest ? TOO_LONG : Buffer.concat(pieces).toString('utf8');
    pieces = [];
    length = 0;
    return line === TOO_LONG ? line : line.replace(/\r$/, '');
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let to = chunk.indexOf(LINE_FEED); to >= 0; to = chunk.indexOf(LINE_FEED, from)) {
      add(chunk.subarray(from, to));
      yield take();
      from = to + 1;
    }
    if (from < chunk.length) add(chunk.subarray(from));
  }
  if (length > 0) yield take();
}
