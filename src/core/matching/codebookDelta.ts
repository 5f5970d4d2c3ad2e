import { runSync } from '../util/task';
import type { Dictionary, DictionaryOptions, Term } from './dictionary';
import { dictionaryOfEntries, entriesOf, groupOf, type Entries, type Entry } from './entries';
import { matchText } from './match';
import { mayHold, wordHashes } from './wordFilter';

/** What a changed codebook changes in the mentions of any text. */
export interface CodebookDelta {
  /** The spellings that now name something else, or nothing, or that are new. */
  readonly spellings: readonly string[];
  /** Finds them. */
  readonly dictionary: Dictionary;
  /** Of each of them, the hashes of its words. */
  readonly words: readonly (readonly number[])[];
}

/** Compares two codebooks as matching sees them, by their terms (`termsOf`): a new note changes
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
    // Of both codebooks, each of which may name that many.
    dictionary: runSync(dictionaryOfEntries(entries, Infinity)),
    words: changed.map(({ folded }) => wordHashes(folded)),
  };
}

/** With more spellings, asking for each costs more than looking at the text. */
const MANY = 500;

/** False when both codebooks give the same mentions in a text, from what a `WordCollector` has noted of its
 * words: none of the spellings that changed has all of its words there. No text need be read for that.
 * Empty: nothing was noted. */
export function canHold({ words }: CodebookDelta, noted: Uint8Array): boolean {
  if (noted.length === 0 || words.length > MANY) return true;
  return words.some((hashes) => mayHold(noted, hashes));
}

/** False when both codebooks give the same mentions in the text: it holds none of the spellings that
 * changed, at a place where one can be. One pass of matching with these few. */
export function canDiffer({ spellings, dictionary }: CodebookDelta, text: string): boolean {
  if (spellings.length === 0) return false;
  const { actor, issue } = matchText(dictionary, text);
  return actor.starts.length > 0 || issue.starts.length > 0;
}

/** The spellings that do not name the same ids in the same order, with the ids of both sides among what
 * they name (and no orders). */
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
  // What stands before and behind is equal, so the order of ids is decided in between.
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
