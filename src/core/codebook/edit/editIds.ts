import { AUTHOR, UNATTRIBUTED } from '../../model/ids';

const LONGEST = 64;

/** An id made from a name: lower case, NFC, words joined by hyphens, at most 64 UTF-16 units; with
 * -2, -3 … where it is taken. Full stops and apostrophes are removed, so that `U.S.` gives `us`. A
 * name without a letter or digit gives `fallback`. */
export function freeId(name: string, taken: ReadonlySet<string>, fallback = 'entry'): string {
  const base = shortened(idOf(name), LONGEST) || fallback;
  let id = base;
  for (let count = 2; taken.has(id) || id === AUTHOR || id === UNATTRIBUTED; count++) {
    id = numbered(base, count);
  }
  return id;
}

/** Like `freeId`, for many names in turn, each of which is taken from then on. */
export function freeIds(taken: Iterable<string>, fallback = 'entry'): (name: string) => string {
  const ids = new Set([...taken, AUTHOR, UNATTRIBUTED]);
  // Ids are never released: a number that was tried for a name need not be tried again.
  const counts = new Map<string, number>();
  return (name) => {
    const base = shortened(idOf(name), LONGEST) || fallback;
    let count = counts.get(base) ?? 1;
    let id = numbered(base, count);
    while (ids.has(id)) id = numbered(base, ++count);
    counts.set(base, count);
    ids.add(id);
    return id;
  };
}

function numbered(base: string, count: number): string {
  if (count === 1) return base;
  const ending = `-${count}`;
  return shortened(base, LONGEST - ending.length) + ending;
}

function idOf(name: string): string {
  // Lower case first, since it can produce a text that is not in NFC. Characters without a lower
  // case are kept.
  return name
    .toLowerCase()
    .normalize('NFC')
    .replace(/[.'’ʼ]/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

function shortened(id: string, length: number): string {
  let text = '';
  for (const character of id) {
    if (text.length + character.length > length) break;
    text += character;
  }
  return text.replace(/-$/, '');
}
