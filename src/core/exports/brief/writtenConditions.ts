import {
  areConditional,
  comparedCondition,
  conditionWords,
} from '../../analysis/claims/conditions';
import { sidedClaims, type NetStance } from '../../analysis/netStances';
import type { Wording } from '../wording/wording';
import { isWithheld } from '../quotable';
import { conditionsListed } from './briefWords';
import { firstWords } from './firstWords';

/** Conditions of one actor that are said in their words. */
const MOST_CONDITIONS = 3;
/** Letters that name a condition again. */
const LETTERS_OF_NAME = 24;

/** The conditions that a text has, so that a reader meets the words of each once. Where it has
 * several, one is named again by its first words. */
export class WrittenConditions {
  readonly #longest: number;
  /** As they are compared. */
  readonly #written = new Set<string | undefined>();
  #last: string | undefined;

  /** `longest`: letters of a condition. */
  constructor(longest = Infinity) {
    this.#longest = longest;
  }

  /** "The same condition" is one of the same sentence, cell or list. */
  beginSentence(): void {
    this.#last = undefined;
  }

  /** "under the condition “no bus”", "partly under the same condition"; undefined for an actor
   * without conditions on its side. */
  textOf(stance: NetStance, wording: Wording): string | undefined {
    const claims = sidedClaims(stance);
    const all = conditionWords(
      claims.flatMap(({ evidence }) => evidence.map(({ record }) => record)),
    );
    if (all.length === 0) return undefined;
    const words = this.#wordsOf(all, wording);
    return areConditional(claims) ? words : wording.text('partly', words);
  }

  #wordsOf(all: readonly string[], wording: Wording): string {
    const { text } = wording;
    const compared = all.map(comparedCondition);
    const key = JSON.stringify(compared);
    if (all.every(isWithheld)) return text('conditional');
    const isLast = this.#last === key;
    const isKnown = compared.every((one) => this.#written.has(one));
    const isAll = isKnown && this.#written.size === all.length;
    this.#last = key;
    for (const one of compared) this.#written.add(one);
    if (isLast) return text('under the same', all.length);
    if (isAll) return text('under it, above', all.length);
    const longest = isKnown ? LETTERS_OF_NAME : this.#longest;
    const wordsOf = (one: string): string => firstWords(one, longest);
    const listed = conditionsListed(wording, all, MOST_CONDITIONS, wordsOf) ?? '';
    return text(isKnown ? 'under those, above' : 'under condition', all.length, listed);
  }
}
