import fs from 'node:fs';
import AhoCorasick from 'modern-ahocorasick';
import { matchText } from '../../src/core/matching/match';
import { answerAlone } from './alone';
import { flat } from './flat';
import { dictionaryOf, foldPlainly, spansByAutomaton } from './matchingRows';
import { compareTimes, type Times } from './row';

/** The argument with which the bench runs only this. */
export const MATCHING_ALONE = 'matching-alone';

interface Given {
  readonly aliases: readonly string[];
  readonly texts: readonly string[];
}

export interface OlderTimes {
  readonly version: string;
  readonly reference: Times;
  readonly measured: Times;
}

/** The times of the library and of this project for whole texts in the Node that runs `npm run
 * bench`: version 20 is that of the oldest supported VS Code, and of the study. In a newer one the
 * library is far faster, and this project is as fast as before. */
export function timesInOlderNode(given: Given): OlderTimes {
  const node = process.env.OTHER_NODE;
  return answerAlone([MATCHING_ALONE], JSON.stringify(given), node) as OlderTimes;
}

export function answerMatching(): void {
  const { aliases, texts } = JSON.parse(fs.readFileSync(0, 'utf8')) as Given;
  const own = texts.map(flat);
  const folded = texts.map(foldPlainly).map(flat);
  const matcher = new AhoCorasick(aliases.map(foldPlainly));
  const dictionary = dictionaryOf(aliases);
  const sum = (all: readonly string[], of: (text: string) => number): number =>
    all.reduce((total, text) => total + of(text), 0);
  const times = compareTimes(
    { work: () => sum(folded, (text) => spansByAutomaton(matcher, text)), batch: 1, batches: 1 },
    {
      work: () => sum(own, (text) => matchText(dictionary, text).actor.starts.length),
      batch: 1,
      batches: 20,
    },
    4,
  );
  console.log(JSON.stringify({ ...times, version: process.version } satisfies OlderTimes));
}
