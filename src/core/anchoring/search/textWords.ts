import { newBlock, readBlock, readToken } from '../../text/folding/tokens';
import { SINGLE, unitTables } from '../../text/folding/units';

/** The words of a text in columns, for matching: a run of letters, numbers and marks is a word, and
 * so is each character of a script without spaces. White space and punctuation are excluded. */
export interface TextWords {
  readonly text: string;
  readonly count: number;
  readonly starts: Int32Array;
  /** Equal for equal words, with case folded; different words share one once in four billion. */
  readonly keys: Int32Array;
}

/** Reads the words of a text in one pass. */
export function readWords(text: string): TextWords {
  const { tokens } = unitTables();
  const block = BLOCK;
  let starts = new Int32Array(64 + (text.length >> 2));
  let keys = new Int32Array(starts.length);
  let count = 0;
  for (let at = 0; at < text.length; at = block.next) {
    readBlock(tokens, text, at, text.length, text.length, block);
    if (count + block.count > starts.length) {
      starts = grown(starts, count + block.count);
      keys = grown(keys, count + block.count);
    }
    starts.set(block.starts.subarray(0, block.count), count);
    keys.set(block.hashes.subarray(0, block.count), count);
    count += block.count;
  }
  return { text, count, starts: starts.subarray(0, count), keys: keys.subarray(0, count) };
}

// A buffer that is written and read within one call.
const BLOCK = newBlock();

/** The offset (UTF-16) where a word ends. */
export function wordEnd({ text, starts }: TextWords, word: number): number {
  const cursor = { end: 0 };
  readToken(unitTables().tokens, text, starts[word] ?? 0, text.length, cursor);
  return cursor.end;
}

/** True for a character of a script without spaces. */
export function isCharacter({ text, starts }: TextWords, word: number): boolean {
  return unitTables().tokens[text.charCodeAt(starts[word] ?? 0)] === SINGLE;
}

function grown(column: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(least, 2 * column.length));
  larger.set(column);
  return larger;
}
