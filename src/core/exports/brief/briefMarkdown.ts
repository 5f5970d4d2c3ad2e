import type { Task } from '../../util/task';
import { briefBasis, type BriefBasis } from './briefContext';
import { briefIssue } from './issues/briefIssue';
import { briefMethod } from './briefMethod';
import { briefSummary } from './briefSummary';
import type { ExportInput, Rendered, TextFormat } from '../exportFormat';
import { blocksMarkdown } from '../document/blocksMarkdown';
import { changeBlocks } from './editions/changes';
import { partOfIssue, withOwnLines, type BriefPart } from './ownParagraphs';
import { shorterParts, titleBlocks } from './short/shortBrief';

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
  return { pieces: piecesOf(basis, input), edition: basis.edition };
}

async function* piecesOf(basis: BriefBasis, input: ExportInput): AsyncGenerator<string> {
  const { beside } = input;
  const short = await shorterParts(basis, input);
  if (beside) {
    const parts = short?.map(({ name, content }) => ({ name, content: blocksMarkdown(content) }));
    yield* withOwnLines(parts ?? fullParts(basis, input), beside.own, basis.context.wording);
  } else if (short) yield* blocksMarkdown(short.flatMap(({ content }) => content));
  else for (const { content } of fullParts(basis, input)) yield* content;
}

function fullParts(
  { context, issues, edition }: BriefBasis,
  input: ExportInput,
): readonly BriefPart<AsyncIterable<string> | Iterable<string>>[] {
  const { analysis, wording } = context;
  const changes = edition ? changeBlocks(edition, wording) : [];
  return [
    { name: 'title', content: blocksMarkdown(titleBlocks(input, edition, wording)) },
    { name: 'opening', content: briefSummary(context) },
    ...(changes.length > 0 ? [{ name: 'changes', content: blocksMarkdown(changes) }] : []),
    ...issues.map((issue) => ({
      name: partOfIssue(issue),
      content: briefIssue(issue, context),
    })),
    { name: 'method', content: briefMethod(context, analysis.reader) },
  ];
}
