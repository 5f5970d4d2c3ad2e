import type { Codebook } from '../../model/codebook';
import type { StanceId } from '../../model/ids';
import { stanceLetters } from '../picks/quickPicks';

/** What a key of coding mode does. */
export type CodingKeyAction =
  | { readonly kind: 'stance'; readonly stance: StanceId }
  | { readonly kind: 'template'; readonly key: string }
  | { readonly kind: CodingCommand };

export type CodingCommand = keyof typeof CANDIDATES;

/** A key: a letter or digit in lower case, or the name of a key. */
export interface CodingKey {
  readonly key: string;
  readonly action: CodingKeyAction;
}

/** For each command its keys, the best first: it gets the first that no stance has. In the order of
 * the card. */
const CANDIDATES = {
  annotate: ['enter'],
  next: ['j', 'f'],
  previous: ['k', 'b'],
  'other actor': ['r', 'e'],
  'other issue': ['i', 't'],
  mention: ['m', 'y'],
  relation: ['d', 'v'],
  undo: ['z', 'w'],
  delete: ['delete'],
  'next article': ['g', 'p'],
  coded: ['c', 'x'],
  keys: ['h', '?'],
  leave: ['q', 'escape'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Keys that do the same as another, whatever the codebook says. */
const ALSO: readonly CodingKey[] = [
  { key: '?', action: { kind: 'keys' } },
  { key: 'backspace', action: { kind: 'delete' } },
  { key: 'escape', action: { kind: 'leave' } },
];

/** The keys of coding mode for a codebook: the letters of its stances first, as in the question for
 * the stance; then the commands; then the digits, for templates. Each key once. Only letters and
 * digits of ASCII can be keys of their own: other stances are chosen in the question. */
export function codingKeys(codebook: Codebook): readonly CodingKey[] {
  const keys = new Map<string, CodingKeyAction>();
  for (const [stance, letter] of stanceLetters(codebook)) {
    if (/^[a-z0-9]$/.test(letter)) keys.set(letter, { kind: 'stance', stance });
  }
  for (const [kind, candidates] of Object.entries(CANDIDATES)) {
    const key = candidates.find((one) => !keys.has(one));
    if (key !== undefined) keys.set(key, { kind: kind as CodingCommand });
  }
  for (let digit = 1; digit <= 9; digit++) {
    const key = String(digit);
    if (!keys.has(key)) keys.set(key, { kind: 'template', key });
  }
  for (const { key, action } of ALSO) if (!keys.has(key)) keys.set(key, action);
  return [...keys].map(([key, action]) => ({ key, action }));
}
