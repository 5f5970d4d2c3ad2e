import { runSync } from '../util/task';
import type { Dictionary, DictionaryOptions, Term } from './dictionary';
import { dictionaryOfEntries, entriesOf, groupOf, type Entries, type Entry } from './entries';
import { matchText } from './match';
import { mayHold, wordHashes } from './wordFilter';

/** How a changed codebook changes the mentions of any text. */
export interface CodebookDelta {
  /** The spellings that are new, or whose ids changed or were removed. */
  readonly spellings: readonly string[];
  /** A dictionary of only these spellings. */
  readonly dictionary: Dictionary;
  /** For each of them, the hashes of its words. */
  readonly words: readonly (readonly number[])[];
}

/** Compares two codebooks by the terms that matching uses (`termsOf`): a new note changes
 * nothing. */
export function codebookDelta(
  before: readonly Term[],
  after: readonly Term[],
  { includeWeak = false }: DictionaryOptions = {},
): CodebookDelta {
  const entries = changedEntries(before, after, includeWeak);
  const changed = [...entries.values()];
  return {
    spellings: changed.map(({ exact, folded }) => exact ?? folded),
    // Spellings of both codebooks, each of which may have that many ids.
    dictionary: runSync(dictionaryOfEntries(entries, Infinity)),
    words: changed.map(({ folded }) => wordHashes(folded)),
  };
}

/** With more spellings, checking each costs more than scanning the text. */
const MANY = 500;

/** False when both codebooks give the same mentions in a text, judged by the words that a
 * `WordCollector` noted: none of the changed spellings has all of its words there. Does not read
 * the text. An empty array means that nothing was noted. */
export function canHold({ words }: CodebookDelta, noted: Uint8Array): boolean {
  if (noted.length === 0 || words.length > MANY) return true;
  return words.some((hashes) => mayHold(noted, hashes));
}

/** False when both codebooks give the same mentions in the text, because none of the changed
 * spellings occurs in it. One pass of matching with these few. */
export function canDiffer({ spellings, dictionary }: CodebookDelta, text: string): boolean {
  if (spellings.length === 0) return false;
  const { actor, issue } = matchText(dictionary, text);
  return actor.starts.length > 0 || issue.starts.length > 0;
}

/** The spellings that do not name the same ids in the same order, each with the ids of both sides
 * (in no particular order). */
function changedEntries(
  before: readonly Term[],
  after: readonly Term[],
  includeWeak: boolean,
): Entries {
  let from = 0;
  const shorter = Math.min(before.length, after.length);
  while (from < shorter && isSameTerm(before[from], after[from])) from++;
  let same = 0;
  while (same < shorter - from && isSameTerm(before.at(-1 - same), after.at(-1 - same))) same++;
  // The terms before and behind are equal, so the order of ids is decided in between.
  const old = runSync(entriesOf(before.slice(from, before.length - same), includeWeak));
  const now = runSync(entriesOf(after.slice(from, after.length - same), includeWeak));
  const changed = new Map<string, Entry>();
  for (const [key, entry] of [...old, ...now]) {
    const ids = idsOf(key, old);
    const idsNow = idsOf(key, now);
    if (ids.length === idsNow.length && ids.every((id, at) => id === idsNow[at])) continue;
    changed.set(key, { ...entry, others: [...ids, ...idsNow].map((id) => ({ id, order: 0 })) });
  }
  return changed;
}

function idsOf(key: string, entries: Entries): readonly string[] {
  const entry = entries.get(key);
  return entry ? groupOf(entry, entries, Infinity).ids : [];
}

function isSameTerm(a: Term | undefined, b: Term | undefined): boolean {
  return (
    a?.text === b?.text &&
    a?.id === b?.id &&
    a?.layer === b?.layer &&
    a?.exactCase === b?.exactCase &&
    a?.weak === b?.weak
  );
}
