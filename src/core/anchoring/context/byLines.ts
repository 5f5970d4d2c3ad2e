import type { ChangedBeside } from '../../model/place';
import { comparable } from './comparable';
import { isName } from './labels';
import { changedNames, otherNames } from './names';
import { endsSentence } from './side';

/** Reads the beginning of a text, before its first sentence, line by line: the keys of its front
 * matter that name the speaker, and the short lines below its title, one of which may be "Speech
 * by …". */
export interface HeadReader {
  /** Takes the next line, without white space around it; false where it is no longer in the
   * head. */
  read(line: string): boolean;
  readonly byLines: readonly ByLine[];
  /** The title and all short lines below it, in the form of `comparable`. */
  readonly lines: readonly string[];
}

export interface ByLine {
  /** In the form of `comparable`. */
  readonly words: string;
  /** The line is marked as naming a person, or holds only a name. */
  readonly isNamed: boolean;
}

export function headReader(): HeadReader {
  const byLines: ByLine[] = [];
  const lines: string[] = [];
  let isFirst = true;
  let matter: 'none' | 'inside' | 'names' = 'none';
  let isHead = true;
  let hasTitle = false;
  return { read, byLines, lines };

  function read(line: string): boolean {
    if (line === '') return isHead || matter !== 'none';
    const begins = isFirst && line === RULE;
    isFirst = false;
    if (begins) matter = 'inside';
    else if (matter !== 'none') readMatter(line);
    else return readHead(line);
    return true;
  }

  function readMatter(line: string): void {
    if (line === RULE) matter = 'none';
    else if (!/^-\s/.test(line)) matter = AUTHOR_KEY.test(line) ? 'names' : 'inside';
    if (matter === 'names') byLines.push({ words: comparable(line), isNamed: true });
  }

  function readHead(line: string): boolean {
    const isTitle = !hasTitle && TITLE.test(line);
    const saysWho = BY.test(line);
    if (isTitle) isHead = true;
    isHead &&=
      isTitle || (line.length < LONGEST && (saysWho || !endsSentence(line)) && !HEADING.test(line));
    if (!isHead) return false;
    lines.push(comparable(line));
    if (hasTitle) byLines.push({ words: comparable(line), isNamed: saysWho || isName(line) });
    hasTitle = true;
    return true;
  }
}

const RULE = '---';
export const TITLE = /^#\s/;
export const HEADING = /^(#{1,6})\s/;
const LONGEST = 120;
const AUTHOR_KEY = /^(?:by|by-?line|authors?|speakers?|interviewees?|guests?|creators?)\s*:/i;
/** Words that precede an author's name. */
const BY =
  /(?:^|\s)(?:by|von|par|por|door|av|przez|author|autor|autora|auteur|autrice|autore|speaker|автор)(?:\s|:)|作者|記者|记者/iu;

/** The first by-line that changed; an additional one does not count. */
export function changedByLine(
  old: readonly ByLine[],
  now: readonly ByLine[],
): ChangedBeside | undefined {
  const removed = without(old, now);
  const added = without(now, old);
  for (const line of removed) {
    for (const other of added) {
      const compare = line.isNamed && other.isNamed ? otherNames : changedNames;
      const changed = compare(line.words.split(' '), other.words.split(' '));
      if (changed) return changed;
    }
  }
  return undefined;
}

function without(lines: readonly ByLine[], others: readonly ByLine[]): readonly ByLine[] {
  const words = new Set(others.map((line) => line.words));
  return lines.filter((line) => !words.has(line.words));
}
