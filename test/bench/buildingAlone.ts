import fs from 'node:fs';
import AhoCorasick from 'modern-ahocorasick';
import { buildDictionaryOf } from '../../src/core/matching/dictionary';
import { answerAlone } from './alone';
import { flat } from './flat';
import { foldPlainly, termOf } from './matchingRows';
import { compareTimes, type Times } from './row';

/** The argument with which the bench runs only this. */
export const BUILDING_ALONE = 'building-alone';

const TURNS = 20;

/** The time of building a dictionary, and the library's, in a process of its own, as in a host that
 * starts. In this one the speeches have enlarged V8's space for new objects beyond the cache,
 * which slows code that makes few objects and not code that makes many. */
export function timesOfBuilding(aliases: readonly string[]): {
  readonly reference: Times;
  readonly measured: Times;
} {
  return answerAlone([BUILDING_ALONE], aliases.join('\n')) as ReturnType<typeof timesOfBuilding>;
}

export function answerBuilding(): void {
  // Substrings of one text, as those of a codebook are, which are somewhat slower than strings of
  // their own.
  const aliases = flat(fs.readFileSync(0, 'utf8')).split('\n');
  const terms = aliases.map(termOf);
  const folded = aliases.map(foldPlainly);
  const times = compareTimes(
    { work: () => new AhoCorasick(folded).getStats().patternCount, batch: 1, batches: 1 },
    { work: () => buildDictionaryOf(terms).groups.length, batch: 1, batches: 1 },
    TURNS,
  );
  console.log(JSON.stringify(times));
}
