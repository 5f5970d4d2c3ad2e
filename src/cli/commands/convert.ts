import { articleText, originOf } from '../../core';
import { importProblems, readNamed } from '../imports/readNamed';
import { TABLE_OPTIONS, tableReading } from '../imports/tableOptions';
import { commandHelp } from '../options/help';
import { parsedWords } from '../options/parsedWords';
import { WrongUse } from '../options/wrongUse';
import { refuseExisting, writeOutput } from '../output/output';
import type { Outside } from '../output/outside';
import { printedLine } from '../output/printable';
import { problemLine } from './problems';

/** `convert FILE`: the Markdown that an import would write. Exit code 0: all of it; 1: something
 * was omitted; 2: wrong use, or the file cannot be read. */
export async function runConvert(words: readonly string[], outside: Outside): Promise<0 | 1 | 2> {
  const { values, positionals } = parsedWords(words, OPTIONS);
  if (values.help) {
    await outside.write(commandHelp('convert'));
    return 0;
  }
  const [named, ...more] = positionals;
  if (named === undefined || more.length > 0) throw new WrongUse('convert takes one file: FILE.');
  if (values.out !== undefined) await refuseExisting(values.out, values.force ?? false, outside);
  const read = await readNamed([named], outside, tableReading(values));
  const problems = [
    ...read.problems,
    ...read.files.flatMap((file) => importProblems(file.named, file.problems)),
  ];
  if (!values.quiet) {
    for (const found of problems) outside.report(problemLine(found));
    for (const note of read.notes) outside.report(printedLine(note));
  }
  const texts = read.files.flatMap(({ name, articles }) =>
    articles.map((article) => articleText(article, originOf(name, article))),
  );
  if (texts.length === 0) return 2;
  await writeOutput([texts.join('\n')], values.out, outside);
  return problems.some(({ leavesOut }) => leavesOut) ? 1 : 0;
}

const OPTIONS = {
  ...TABLE_OPTIONS,
  out: { type: 'string' },
  force: { type: 'boolean' },
  quiet: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;
