import { articleText, originOf } from '../../core';
import { importProblems, readNamed } from '../imports/readNamed';
import { tableReading } from '../imports/tableOptions';
import { command } from '../options/command';
import { COMMON, TABLES } from '../options/shared';
import { WrongUse } from '../options/wrongUse';
import { refuseExisting, writeOutput } from '../output/output';
import { printedLine } from '../output/printable';
import { convertProject, isProjectFile } from './importProject';
import { problemLine } from './problems';

const { out, force, quiet } = COMMON;

export const CONVERT = command({
  usage: 'FILE',
  summary:
    'Prints the articles that import would create from a file, or what a project would bring.',
  details:
    'Markdown with front matter: title, author, source, date and url if the file gives them. The exit code is 1 if something was omitted, 2 if the file cannot be read.\nNo corpus is needed.',
  example: 'policy-annotator convert minutes.docx',
  options: { ...TABLES, out, force, quiet },
  run: async ({ options, operands }, outside) => {
    const [named, ...more] = operands;
    if (named === undefined || more.length > 0) throw new WrongUse('convert takes one file: FILE.');
    if (options.out !== undefined) await refuseExisting(options.out, options.force, outside);
    if (await isProjectFile(named, outside)) {
      const shown = await convertProject(named, options.quiet, outside);
      if (shown !== undefined) await writeOutput([shown], options.out, outside);
      return shown === undefined ? 2 : 0;
    }
    const read = await readNamed([named], outside, tableReading(options));
    const problems = [
      ...read.problems,
      ...read.files.flatMap((file) => importProblems(file.named, file.problems)),
    ];
    if (!options.quiet) {
      for (const found of problems) outside.report(problemLine(found));
      for (const note of read.notes) outside.report(printedLine(note));
    }
    const texts = read.files.flatMap(({ name, articles }) =>
      articles.map((article) => articleText(article, originOf(name, article))),
    );
    if (texts.length === 0) return 2;
    await writeOutput([texts.join('\n')], options.out, outside);
    return problems.some(({ leavesOut }) => leavesOut) ? 1 : 0;
  },
});
