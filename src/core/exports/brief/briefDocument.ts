import type { TextDocument } from '../document/blocks';
import type { DocumentFormat, ExportInput, LaidOut } from '../exportFormat';
import type { Task } from '../../util/task';
import { briefBasis, type BriefBasis } from './briefContext';
import { briefParts } from './briefParts';
import { withOwnBlocks } from './ownParagraphs';
import { beyondPage } from './short/shortBrief';
import { briefTitle } from './documentTitle';

export const briefDocx = {
  kind: 'document',
  id: 'brief-docx',
  label: 'Brief (Word)',
  extension: 'docx',
  description:
    'The brief as a document: who stands where, quotes of both sides next to each other, sources, and how positions were counted.',
  module: 'docx-out',
  layOut,
} as const satisfies DocumentFormat;

function* layOut(input: ExportInput): Task<LaidOut> {
  const basis = yield* briefBasis(input, true);
  return {
    content: () => documentOf(basis, input),
    losses: beyondPage(basis, input),
    edition: basis.edition,
  };
}

async function documentOf(basis: BriefBasis, input: ExportInput): Promise<TextDocument> {
  const { wording } = basis.context;
  return {
    title: briefTitle(input, basis.context),
    foot: input.corpusName,
    blocks: await withOwnBlocks(
      await briefParts(basis, input),
      input.beside?.own ?? new Map(),
      wording,
    ),
  };
}
