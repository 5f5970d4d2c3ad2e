import type { Codebook } from '../../../model/codebook';

/** Words that other tables use for the five default stances. Numbers are read by
 * `numberStances`. */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  support: [
    'support',
    'supports',
    'supportive',
    'pro',
    'for',
    'in favor',
    'in favour',
    'favor',
    'favour',
    'agree',
    'agrees',
    'agreement',
    'yes',
    'true',
    'positive',
    'pos',
    'approve',
    '+',
    'dafür',
    'zustimmung',
    'ja',
    'pour',
    'oui',
    'a favor',
    'sí',
    'si',
  ],
  oppose: [
    'oppose',
    'opposes',
    'opposed',
    'opposition',
    'con',
    'contra',
    'anti',
    'against',
    'disagree',
    'disagrees',
    'disagreement',
    'no',
    'false',
    'negative',
    'neg',
    'reject',
    'rejects',
    '-',
    '−',
    'dagegen',
    'ablehnung',
    'nein',
    'contre',
    'non',
    'en contra',
  ],
  neutral: ['neutral', 'neither', 'none', 'comment'],
  ambivalent: ['ambivalent', 'mixed', 'both'],
  unstated: ['unstated', 'unclear', 'unknown', 'n/a', 'na'],
};

const STANCE_OF = new Map(
  Object.entries(USUAL).flatMap(([stance, words]) => words.map((word) => [word, stance] as const)),
);

/** The stance that a word means by itself: its id or name, else a common word for one that the
 * codebook has. */
export function stanceOf(word: string, { stances }: Codebook): string | undefined {
  const typed = word.trim();
  if (stances.has(typed)) return typed;
  const folded = typed.toLowerCase();
  for (const { id, name } of stances.values()) {
    if (id === folded || name?.toLowerCase() === folded) return id;
  }
  const usual = STANCE_OF.get(folded);
  return usual !== undefined && stances.has(usual) ? usual : undefined;
}

/** The meaning of each number in a column, by all numbers in it: 0 and 1, as in Discourse Network
 * Analyzer, are against and for; -1, 0 and 1 against, neutral and for. Other numbers have no
 * meaning. */
export function numberStances(
  words: ReadonlySet<string>,
  { stances }: Codebook,
): ReadonlyMap<string, string> {
  const numbers = new Map([...words].map((word) => [word, Number(word.replace('−', '-'))]));
  const values = new Set(numbers.values());
  if (![...values].every((value) => value === -1 || value === 0 || value === 1)) return new Map();
  const meant = new Map<string, string>();
  for (const [word, value] of numbers) {
    const zero = values.has(-1) ? 'neutral' : 'oppose';
    const stance = value === 1 ? 'support' : value === -1 ? 'oppose' : zero;
    if (stances.has(stance)) meant.set(word, stance);
  }
  return meant;
}
