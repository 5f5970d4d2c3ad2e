import {
  addAll,
  againstGold,
  codedFields,
  codedUnits,
  coderName,
  disputedPassages,
  intercoderAgreement,
  runSync,
  trainedCoders,
  type CodedField,
  type CodedUnits,
  type CodersCorpus,
  type GoldComparison,
  type IntercoderAgreement,
  type NothingCounted,
  type Resampling,
  FORMATS,
  jsonText,
  refusedText,
} from '../../core';
import { printedCsv } from '../options/csv';
import { suggestion } from '../options/knownValues';
import { flag, parsed, text, texts, type Values } from '../options/option';
import { COMPARED, CSV_CELLS, OF_CODERS } from '../options/shared';
import { WrongUse } from '../options/wrongUse';
import { printedLine } from '../output/printable';
import type { Outside } from '../output/outside';
import type { CodersResult } from './onCoders';
import { agreementImage, goldImage } from './agreementImage';
import { agreementText, goldText } from './agreementText';
import { disputedText } from './disputedText';
import { leastOf, machineAgreement } from './machineListings';
import { resamplingOf } from '../commands/measures';
import { belowThresholds, thresholdsOf, type Threshold } from './thresholds';

/** The options of `agreement FOLDER`. */
export const AGREEMENT_OPTIONS = {
  ...COMPARED,
  field: text('FIELD', 'details of one field: stance, act, target … or field.NAME'),
  disputed: flag(
    'the passages that coders read differently, with all readings; with --field, those in which they differ about it',
  ),
  against: text(
    'gold|MACHINE',
    'each coder beside the gold standard: hits, misses, differences with its notes; or what the readings of a machine are worth, by issue, actor and stance',
  ),
  least: parsed(
    'N',
    'with --against MACHINE: the precision, recall and agreement on stances that the study asks for, between 0 and 1 (default: 0.8)',
    leastOf,
  ),
  'fail-under': texts(
    'FIGURE=N',
    'exit code 1 if α is below N: claim, actor, issue, a field; passage (F1) or text (|u-α)',
  ),
  format: text(
    FORMATS.agreement.map(({ id }) => id).join('|'),
    'all figures, or the long table of units and coders for R and DKPro; with --out, NAME.datapackage.json describes its columns. The last two are scripts that compute α of the long table',
  ),
  ...CSV_CELLS,
  ...OF_CODERS,
};

type Options = Values<typeof AGREEMENT_OPTIONS>;

/** The output of `agreement FOLDER`. Throws `WrongUse` where nothing can be compared. */
export function coderAgreement(
  corpus: CodersCorpus,
  options: Options,
  outside: Outside,
): CodersResult {
  const fields = codedFields(corpus.codebook);
  const field = fieldOf(options.field, fields);
  const thresholds = thresholdsOf(options['fail-under'], fields);
  const resampling = resamplingOf(options);
  if (options.json && options.format !== undefined) {
    throw new WrongUse('--json and --format cannot be combined. Choose one.');
  }
  if (options.against !== undefined) {
    if (options.against !== 'gold')
      return machineAgreement(corpus, options.against, options, outside);
    return goldAgreement(corpus, options, thresholds, outside);
  }
  const format = FORMATS.agreement.find(({ id }) => id === options.format);
  if (format?.kind === 'script') return { pieces: [format.script(fields)], isBelow: false };
  const coders = codersOf(options.coders);
  const units = acceptedUnits(
    runSync(codedUnits(corpus, { coders, includesChanged: options.changed })),
  );
  if (format?.kind === 'values') {
    return { ...printedCsv(format.table(units), options), isBelow: false };
  }
  if (options.disputed && !options.json) {
    const passages = disputedPassages(units, fields);
    return { pieces: disputedText(units, passages, field, outside.columns), isBelow: false };
  }
  const agreement = runSync(intercoderAgreement(units, resampling));
  const missed = belowThresholds(thresholds, agreement);
  const isBelow = missed.length > 0;
  if (format?.kind === 'figures') {
    return { ...printedCsv(format.table(agreement, units, resampling), options), isBelow };
  }
  if (options.format !== undefined) {
    const ids = FORMATS.agreement.map(({ id }) => id);
    const known = `${ids.slice(0, -1).join(', ')} or ${ids.at(-1) ?? ''}`;
    throw new WrongUse(
      `--format must be ${known} here, not “${options.format}”.${suggestion(options.format, ids)}`,
    );
  }
  const found = { units, agreement, resampling, fields, field };
  if (options.json) {
    const image = agreementImage(found, disputedPassages(units, fields));
    return { pieces: [`${jsonText(image, 1)}\n`], isBelow };
  }
  return {
    pieces: [...agreementText(found, outside.columns), ...missed.map(printedLine)],
    isBelow,
  };
}

/** What is printed about intercoder agreement. */
export interface FoundAgreement {
  readonly units: CodedUnits;
  readonly agreement: IntercoderAgreement;
  readonly resampling: Resampling;
  readonly fields: readonly CodedField[];
  /** The field asked for. */
  readonly field: CodedField | undefined;
}

function goldAgreement(
  corpus: CodersCorpus,
  options: Options,
  thresholds: readonly Threshold[],
  outside: Outside,
): CodersResult {
  const asked = codersOf(options.coders, 1);
  const coders = asked ?? trainedCoders(corpus);
  if (coders.length === 0) {
    throw new WrongUse('No coder has completed an article that has a gold standard.');
  }
  const compared: GoldComparison[] = [];
  const refused: string[] = [];
  for (const coder of coders) {
    const one = runSync(againstGold(corpus, coder, options.changed));
    if (!isRefused(one)) compared.push(one);
    else if (asked || coders.length === 1) acceptedUnits(one);
    else refused.push(`${coderName(corpus.codebook, coder)} is not compared. ${refusedText(one)}`);
  }
  if (compared.length === 0) throw new WrongUse('No coder can be compared.', refused);
  for (const line of options.quiet ? [] : refused) outside.report(line);
  const found = compared.map((comparison) => ({
    comparison,
    agreement: runSync(intercoderAgreement(comparison.units, resamplingOf(options))),
  }));
  const missed = found.flatMap(({ comparison, agreement }) =>
    belowThresholds(thresholds, agreement).map((line) => `${comparison.coder}: ${line}`),
  );
  // Who is not compared reaches no threshold.
  const isBelow = missed.length > 0 || (thresholds.length > 0 && refused.length > 0);
  if (options.format !== undefined) throw new WrongUse('--against gold has no --format.');
  if (options.json) return { pieces: [`${jsonText(found.map(goldImage), 1)}\n`], isBelow };
  const pieces: string[] = [];
  for (const one of found) addAll(pieces, goldText(one, outside.columns));
  return { pieces: [...pieces, ...missed.map(printedLine)], isBelow };
}

/** `--coders lea,max`, of which at least so many must be named. */
export function codersOf(text: string | undefined, least = 2): readonly string[] | undefined {
  if (text === undefined) return undefined;
  const named = text.split(',').map((coder) => coder.trim());
  const coders = [...new Set(named.filter((coder) => coder !== ''))];
  if (coders.length < least) {
    throw new WrongUse(`--coders needs ${least < 2 ? 'a coder' : 'two coders'}, such as lea,max.`);
  }
  return coders;
}

export function acceptedUnits<T extends { readonly kind: string }>(found: T | NothingCounted): T {
  if (!isRefused(found)) return found;
  const { reason, unknown, known } = found;
  const [first = ''] = unknown;
  const meant = reason === 'unknown-coder' && first !== 'gold' ? suggestion(first, known) : '';
  throw new WrongUse(refusedText(found) + meant);
}

function isRefused(found: { readonly kind: string }): found is NothingCounted {
  return found.kind === 'refused';
}

function fieldOf(name: string | undefined, fields: readonly CodedField[]): CodedField | undefined {
  if (name === undefined) return undefined;
  const found = fields.find((field) => field.name === name || field.name === `field.${name}`);
  if (found) return found;
  const known = fields.map((field) => field.name);
  throw new WrongUse(`There is no field “${name}” to compare.${suggestion(name, known)}`);
}
