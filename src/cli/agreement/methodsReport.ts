import {
  codedUnits,
  intercoderAgreement,
  runSync,
  type CodersCorpus,
  methodsMarkdown,
} from '../../core';
import { resamplingOf } from '../commands/measures';
import { acceptedUnits, codersOf } from './coderAgreement';
import type { Options } from '../options/options';
import { WrongUse } from '../options/wrongUse';

/** The output of `report --methods`, as Markdown. Throws `WrongUse` where no coders can be
 * compared. */
export function methodsReport(
  corpusName: string,
  corpus: CodersCorpus,
  options: Options,
): Iterable<string> {
  if (!options.methods) throw new WrongUse('Add --methods: the report for a methods section.');
  if (options.json) throw new WrongUse('The report is Markdown; agreement has --json.');
  const resampling = resamplingOf(options);
  const choice = { coders: codersOf(options.coders), includesChanged: options.changed };
  const units = acceptedUnits(runSync(codedUnits(corpus, choice)));
  const agreement = runSync(intercoderAgreement(units, resampling));
  return methodsMarkdown({ corpusName, corpus, units, agreement, resampling });
}
