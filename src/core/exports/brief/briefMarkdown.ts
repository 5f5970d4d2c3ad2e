import type { Task } from '../../util/task';
import { briefBasis, type BriefBasis } from './briefContext';
import { briefParts } from './briefParts';
import type { ExportInput, Rendered, TextFormat } from '../exportFormat';
import { blocksMarkdown } from '../document/blocksMarkdown';
import { blocksOf, withOwnLines } from './ownParagraphs';
import { beyondPage } from './short/shortBrief';

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
  return {
    pieces: piecesOf(basis, input),
    losses: beyondPage(basis, input),
    edition: basis.edition,
  };
}

async function* piecesOf(basis: BriefBasis, input: ExportInput): AsyncGenerator<string> {
  const { beside } = input;
  const parts = await briefParts(basis, input);
  if (beside) yield* withOwnLines(parts, beside.own, basis.context.wording);
  else yield* blocksMarkdown(blocksOf(parts));
}
