import {
  didYouMean,
  unknownValues,
  vocabularyOf,
  type CorpusReader,
  type NetworkOptions,
  type UnknownValue,
} from '../../core';
import type { Outside } from '../output/outside';
import { printable } from '../output/printable';
import type { CommonValues } from './shared';
import { WrongUse } from './wrongUse';

/** Throws `WrongUse` for a value of `--exclude` or `--only` that the codebook should have but
 * lacks. A value of free text that no position has is reported only, since the next article may
 * have it. */
export function checkExclusions(
  { exclusions }: NetworkOptions,
  reader: CorpusReader,
  { quiet }: Pick<CommonValues, 'quiet'>,
  outside: Outside,
): void {
  for (const unknown of unknownValues(exclusions, reader)) {
    if (unknown.known) throw new WrongUse(unknownText(unknown, unknown.known));
    const { variable, value } = unknown;
    if (!quiet)
      outside.report(
        `No position has the ${variable.name} “${printable(value)}”. Check the spelling.\n`,
      );
  }
}

function unknownText({ variable, value }: UnknownValue, known: readonly string[]): string {
  const { name, names, field } = variable;
  const what =
    names === 'text' && !vocabularyOf(name)
      ? `There is no value “${value}” of ${name}.`
      : `The codebook has no ${names === 'text' || (field && names === name) ? name : names} “${value}”.`;
  return what + suggestion(value, known);
}

/** A replacement for an unknown word: the nearest known one, otherwise the list of all. */
export function suggestion(value: string, known: readonly string[]): string {
  const nearest = didYouMean(value, known);
  if (nearest !== '' || known.length === 0) return nearest;
  return known.length > MOST_LISTED
    ? ' Look it up in the codebook.'
    : ` Available: ${known.join(', ')}.`;
}

const MOST_LISTED = 10;
