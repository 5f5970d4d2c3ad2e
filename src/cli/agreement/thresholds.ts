import {
  PASSAGE_SETS,
  type CodedField,
  type Figure,
  type IntercoderAgreement,
  figureText,
  undefinedText,
} from '../../core';
import { suggestion } from '../options/knownValues';
import { WrongUse } from '../options/wrongUse';

/** A figure that must not be below a value: `--fail-under issue=0.8`. */
export interface Threshold {
  /** `passage` (F1), `text` (|u-α), `claim`, `actor`, `issue`, or a field. */
  readonly name: string;
  readonly least: number;
}

/** The thresholds of the words given, checked. */
export function thresholdsOf(
  words: readonly string[],
  fields: readonly CodedField[],
): readonly Threshold[] {
  const known = ['passage', 'text', ...PASSAGE_SETS, ...fields.map(({ name }) => name)];
  return words.map((word) => {
    const [, name = '', number = ''] = /^([^=]*)=(.*)$/.exec(word) ?? [];
    const least = Number(number);
    if (!/^-?\d+(\.\d+)?$/.test(number) || least > 1) {
      throw new WrongUse(`--fail-under is such as issue=0.8, not “${word}”.`);
    }
    if (!known.includes(name)) {
      throw new WrongUse(`There is no figure “${name}”.${suggestion(name, known)}`);
    }
    return { name, least };
  });
}

/** A sentence for each threshold that is not reached. What is not defined does not reach any: that
 * coders agree is not shown. */
export function belowThresholds(
  thresholds: readonly Threshold[],
  { where, what }: IntercoderAgreement,
): readonly string[] {
  return thresholds.flatMap(({ name, least }) => {
    const bound = `threshold ${String(least)}`;
    if (name === 'passage') {
      if (where.f1 === undefined) return `Below the ${bound}: passage has no value.`;
      return where.f1 >= least ? [] : `Below the ${bound}: passage, ${where.f1.toFixed(2)}.`;
    }
    // The first table of a field is the one with ∅ or with the value none.
    const alpha: Figure | (typeof where)['marked'] | undefined =
      name === 'text' ? where.marked : what.find(({ field }) => field === name)?.alpha;
    if (alpha?.kind === 'defined') {
      return alpha.value >= least ? [] : `Below the ${bound}: ${name}, α ${figureText(alpha)}.`;
    }
    const reason = alpha ? undefinedText(alpha.reason) : 'no coder used the field';
    return `Below the ${bound}: ${name}, since α is not defined (${reason}).`;
  });
}
