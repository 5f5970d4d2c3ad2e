import path from 'node:path';
import {
  codedUnits,
  intercoderAgreement,
  runSync,
  type CodersCorpus,
  methodsMarkdown,
} from '../../core';
import { resamplingOf } from '../commands/measures';
import { onCoders } from './onCoders';
import { acceptedUnits, codersOf } from './coderAgreement';
import { command } from '../options/command';
import { flag, type Values } from '../options/option';
import { COMPARED, OF_CODERS } from '../options/shared';
import { WrongUse } from '../options/wrongUse';

const OPTIONS = { methods: flag('this report'), ...COMPARED, ...OF_CODERS };

export const REPORT = command({
  usage: '[folder] --methods',
  summary: 'What a methods section reports about coding and intercoder agreement.',
  details:
    'Markdown: a paragraph and tables, each number with its definition, what was not compared and why.',
  example: 'policy-annotator report articles --methods --out methods.md',
  options: OPTIONS,
  run: async ({ options, operands }, outside) =>
    onCoders(operands, options, outside, (corpus, folder) => {
      const name = corpus.codebook.title ?? path.basename(folder);
      return { pieces: methodsReport(name, corpus, options) };
    }),
});

/** The output of `report --methods`, as Markdown. Throws `WrongUse` where no coders can be
 * compared. */
function methodsReport(
  corpusName: string,
  corpus: CodersCorpus,
  options: Values<typeof OPTIONS>,
): Iterable<string> {
  if (!options.methods) throw new WrongUse('Add --methods: the report for a methods section.');
  if (options.json) throw new WrongUse('The report is Markdown; agreement has --json.');
  const resampling = resamplingOf(options);
  const choice = { coders: codersOf(options.coders), includesChanged: options.changed };
  const units = acceptedUnits(runSync(codedUnits(corpus, choice)));
  const agreement = runSync(intercoderAgreement(units, resampling));
  return methodsMarkdown({ corpusName, corpus, units, agreement, resampling });
}
