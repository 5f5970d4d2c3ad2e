import type { Block } from '../document/blocks';
import type { ExportInput } from '../exportFormat';
import type { BriefBasis } from './briefContext';
import { methodBlocks, uncertainBlocks } from './briefMethod';
import { briefSummary } from './briefSummary';
import { changeBlocks } from './editions/changes';
import { briefIssue } from './issues/briefIssue';
import { partOfIssue, type BriefPart } from './ownParagraphs';
import { onePageParts, openingBlocks, shortParts, titleBlocks } from './short/shortBrief';

/** The content of a brief of any length, for every format. */
export async function briefParts(
  basis: BriefBasis,
  input: ExportInput,
): Promise<readonly BriefPart[]> {
  switch (input.briefLength) {
    case 'one-page':
      return onePageParts(basis, input);
    case 'short':
      return shortParts(basis, input);
    case 'full':
    case undefined:
      return fullParts(basis, input);
  }
}

function fullParts(
  { context, issues, edition }: BriefBasis,
  input: ExportInput,
): readonly BriefPart[] {
  const { wording } = context;
  const changes = edition ? changeBlocks(edition, wording) : [];
  return [
    { name: 'title', content: titleBlocks(input, edition, context) },
    { name: 'opening', content: [...openingBlocks(context), ...briefSummary(context)] },
    ...(changes.length > 0 ? [{ name: 'changes', content: changes }] : []),
    ...issues.map((issue) => ({ name: partOfIssue(issue), content: briefIssue(issue, context) })),
    { name: 'method', content: methodPart(context) },
  ];
}

async function* methodPart(context: BriefBasis['context']): AsyncGenerator<Block> {
  yield* uncertainBlocks(context);
  yield* methodBlocks(context);
}
