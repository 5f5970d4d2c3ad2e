import type { Task } from '../../util/task';
import { briefBasis, type BriefBasis } from './briefContext';
import { briefIssue } from './issues/briefIssue';
import { briefMethod } from './briefMethod';
import { briefSummary } from './briefSummary';
import type { ExportInput, Rendered, TextFormat } from '../exportFormat';
import { blocksMarkdown } from '../document/blocksMarkdown';
import { shorterBlocks } from './short/shortBrief';
import { markdownText } from './markdownText';

export const briefMarkdown = {
  kind: 'text',
  id: 'brief-md',
  label: 'Brief (Markdown)',
  extension: 'brief.md',
  description: 'Who disagrees with whom on each issue, with quotes and sources, to read and edit.',
  render,
} as const satisfies TextFormat;

function* render(input: ExportInput): Task<Rendered> {
  const basis = yield* briefBasis(input);
  return { pieces: piecesOf(basis, input) };
}

async function* piecesOf(basis: BriefBasis, input: ExportInput): AsyncGenerator<string> {
  const { context, issues } = basis;
  const short = await shorterBlocks(basis, input);
  if (short) {
    yield* blocksMarkdown(short);
    return;
  }
  yield `# ${markdownText(input.corpusName)}: who disagrees with whom\n\n`;
  yield* briefSummary(context);
  for (const issue of issues) yield* briefIssue(issue, context);
  yield* briefMethod(context, context.analysis.reader);
}
