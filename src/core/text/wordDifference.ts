import { diffEdits } from './diff';
import type { TextEdit } from './textEdit';

/** A part of the comparison of two texts. */
export interface DifferencePart {
  /** In both; only in the old text; only in the new one. */
  readonly kind: 'same' | 'went' | 'came';
  /** Without white space at its ends, unless it is in both. */
  readonly text: string;
  /** The offset in the new text where it is, or would be, in UTF-16 units. */
  readonly at: number;
}

/** The difference of two texts, word by word: removed words come before those that replace them.
 * Texts that differ in more than `MOST_CHANGES` words are replaced as a whole. */
export function wordDifference(before: string, now: string): readonly DifferencePart[] {
  const whole = [{ start: 0, end: before.length, text: now }];
  const edits = joinedEdits(before, diffEdits(before, now, MOST_CHANGES) ?? whole);
  const parts: DifferencePart[] = [];
  const add = (kind: DifferencePart['kind'], text: string, at: number): void => {
    if (text !== '') parts.push({ kind, text, at });
  };
  let from = 0;
  let at = 0;
  for (const { start, end, text } of edits) {
    const same = before.slice(from, start);
    add('same', same, at);
    at += same.length;
    const went = before.slice(start, end);
    if (went.trim() === '' && text.trim() === '') add('same', text, at);
    else {
      const [lead = '', came = '', tail = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text)?.slice(1) ?? [];
      add('same', lead, at);
      add('went', went.trim(), at + lead.length);
      add('came', came, at + lead.length);
      add('same', tail, at + lead.length + came.length);
    }
    at += text.length;
    from = end;
  }
  add('same', before.slice(from), at);
  return parts;
}

/** With more changes, two separate texts are easier to read. */
const MOST_CHANGES = 200;

/** Adjacent changed words are one change, so that removed and added words do not alternate. */
function joinedEdits(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  const joined: TextEdit[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    const between = last && text.slice(last.end, edit.start);
    if (last && between?.trim() === '') {
      const { start } = last;
      joined[joined.length - 1] = { start, end: edit.end, text: last.text + between + edit.text };
    } else joined.push(edit);
  }
  return joined;
}
