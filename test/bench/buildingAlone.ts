import fs from 'node:fs';
import AhoCorasick from 'modern-ahocorasick';
import { buildDictionaryOf } from '../../src/core/matching/dictionary';
import { answerAlone } from './alone';
import { flat } from './flat';
import { foldPlainly, termOf } from './matchingRows';
import { compareTimes, type Times } from './row';

/** The word with which the bench is started for this alone. */
export const BUILDING_ALONE = 'building-alone';

const TURNS = 20;

/** What building a dictionary takes and what the library takes, in a process of its own, as a host
 * is that starts. In this one, the speeches have made the room for new objects so large that none
 * of it is in a cache: half as much again for whoever makes few objects, and no difference for who
 * makes many. */
export function timesOfBuilding(aliases: readonly string[]): {
  readonly reference: Times;
  readonly measured: Times;
} {
  return answerAlone([BUILDING_ALONE], aliases.join('\n')) as ReturnType<typeof timesOfBuilding>;
}

export function answerBuilding(): void {
  // Cut out of one text, as those of a codebook are, which costs some more than strings of their
  // own.
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
