import { addTo } from '../../core';
import { MOST_PARTS } from '../codedProject';

// The lines of an annotation file of brat (https://brat.nlplab.org/standoff.html).

/** A place of words, in code points of the text; `end` is exclusive. */
export interface Fragment {
  readonly start: number;
  readonly end: number;
}

/** `T1	Person 0 5	Obama`, also of several fragments. */
export interface TextBound {
  readonly type: string;
  readonly fragments: readonly Fragment[];
  readonly words: string;
}

/** An event with its trigger, a relation, or an equivalence. */
export interface Link {
  readonly id: string;
  readonly type: string;
  /** The words that are the event; undefined for what has no words of its own. */
  readonly trigger: string | undefined;
  readonly args: readonly (readonly [role: string, id: string])[];
}

/** What a file says, by the ids in it. */
export interface Lines {
  readonly texts: ReadonlyMap<string, TextBound>;
  readonly links: readonly Link[];
  /** Names with values; of one that is there or not, without. */
  readonly attributes: ReadonlyMap<string, readonly (readonly [name: string, value?: string])[]>;
  readonly notes: ReadonlyMap<string, readonly string[]>;
  /** The names that entries of other collections have for words. */
  readonly names: ReadonlyMap<string, string>;
  /** How many lines are none of brat. */
  readonly odd: number;
}

/** Each becomes a field of the study. */
const MOST_ROLES = 200;

export function linesOf(content: string): Lines {
  const texts = new Map<string, TextBound>();
  const links: Link[] = [];
  const attributes = new Map<string, (readonly [name: string, value?: string])[]>();
  const notes = new Map<string, string[]>();
  const names = new Map<string, string>();
  let odd = 0;
  for (const line of content.split(/\r\n?|\n/)) {
    if (line.trim() === '') continue;
    const [id = '', what = '', ...rest] = line.split('\t');
    const words = rest.join('\t');
    const [head = '', ...more] = what.split(' ').filter((one) => one !== '');
    const [target = '', ...values] = more;
    const kind = id[0] ?? '';
    if (kind === 'T') {
      const fragments = fragmentsOf(more.join(' '));
      if (fragments) texts.set(id, { type: head, fragments, words });
      else odd++;
    } else if (kind === 'E' || kind === 'R') {
      const [type, trigger] = parted(head);
      const args = more.map(parted);
      const isWhole =
        args.length <= MOST_ROLES && args.every(([, arg]) => arg !== undefined) && type !== '';
      if (isWhole && (kind === 'R' || trigger !== undefined)) {
        links.push({ id, type, trigger, args: args.map(([role, arg = '']) => [role, arg]) });
      } else odd++;
    } else if (kind === '*' && more.length > 1 && more.length <= MOST_ROLES) {
      links.push({
        ...{ id: [head, ...more].join('-'), type: head, trigger: undefined },
        args: more.map((arg, at) => [`Arg${String(at + 1)}`, arg]),
      });
    } else if ((kind === 'A' || kind === 'M') && target !== '') {
      addTo(attributes, target, values.length === 0 ? [head] : [head, values.join(' ')]);
    } else if (kind === 'N' && target !== '') {
      addTo(notes, target, [values.join(' '), words].filter((one) => one !== '').join(' '));
      if (words.trim() !== '') names.set(target, words.trim());
    } else if (kind === '#' && target !== '') {
      addTo(notes, target, head === 'AnnotatorNotes' ? words : `${head}: ${words}`);
    } else odd++;
  }
  return { texts, links, attributes, notes, names, odd };
}

/** `Role:T1`; a role may hold a colon, an id does not. */
function parted(word: string): readonly [role: string, id?: string] {
  const at = word.lastIndexOf(':');
  return at < 1 ? [word] : [word.slice(0, at), word.slice(at + 1)];
}

/** `0 5;9 12`, in the order of the text. */
function fragmentsOf(places: string): readonly Fragment[] | undefined {
  const fragments: Fragment[] = [];
  if (places.split(';', MOST_PARTS + 1).length > MOST_PARTS) return undefined;
  for (const place of places.split(';')) {
    const [, start, end] = /^(\d{1,9}) (\d{1,9})$/.exec(place) ?? [];
    if (start === undefined || Number(end) < Number(start)) return undefined;
    fragments.push({ start: Number(start), end: Number(end) });
  }
  return fragments;
}
