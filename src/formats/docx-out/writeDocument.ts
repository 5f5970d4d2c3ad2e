import {
  AlignmentType,
  Document,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx';
import type { Block, TextDocument } from '../../core';
import { xmlCharacters } from '../../core/text/xml';
import { runsOf, type Anchors } from './runs';
import { LISTS, MARGIN, PAGE, STYLES, textWidth } from './styles';
import { sidesTable, wordTable } from './tables';

/** The bytes of a document for Word, LibreOffice and Pages. */
export async function writeDocument({
  title,
  foot,
  blocks,
  isLandscape = false,
}: TextDocument): Promise<Uint8Array> {
  const orientation = isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
  const width = textWidth(isLandscape);
  const anchors = new Map<string, string>();
  for (const block of blocks) {
    // Word allows forty ASCII letters in the name of a bookmark.
    if (block.kind === 'heading' && block.anchor !== undefined)
      anchors.set(block.anchor, `section_${String(anchors.size + 1)}`);
  }
  const document = new Document({
    title: xmlCharacters(title),
    creator: 'Policy Annotator',
    styles: STYLES,
    numbering: LISTS,
    sections: [
      {
        properties: { page: { size: { ...PAGE, orientation }, margin: MARGIN } },
        footers: { default: pageFoot(foot) },
        children: blocks.flatMap((block, at) =>
          childrenOf(block, anchors, width, { before: blocks[at - 1], after: blocks[at + 1] }),
        ),
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

interface Neighbours {
  readonly before: Block | undefined;
  readonly after: Block | undefined;
}

/** Content right below a heading stays on its page with what follows. */
function childrenOf(block: Block, anchors: Anchors, width: number, { before, after }: Neighbours) {
  switch (block.kind) {
    case 'heading': {
      const style = HEADINGS[block.level] ?? 'Heading3';
      return [new Paragraph({ style, children: runsOf(block.runs, anchors, block.anchor) })];
    }
    case 'paragraph':
      return [
        new Paragraph({
          ...(before?.kind === 'heading' ? { keepNext: true } : {}),
          children: runsOf(block.runs, anchors),
        }),
      ];
    case 'member':
      return [
        new Paragraph({
          style: 'ListParagraph',
          numbering: { reference: 'list', level: block.level },
          ...(after?.kind === 'table' ? { spacing: { after: SPACE_ABOVE_TABLE } } : {}),
          children: runsOf(block.runs, anchors),
        }),
      ];
    case 'table':
      return [wordTable(block, anchors, width), gap()];
    case 'sides':
      return [
        new Paragraph({ keepNext: true, children: runsOf(block.lead, anchors) }),
        sidesTable(block, anchors, width),
        gap(),
      ];
  }
}

const SPACE_ABOVE_TABLE = 160;

const HEADINGS: Readonly<Record<number, string>> = { 1: 'Title', 2: 'Heading1', 3: 'Heading2' };

/** An empty paragraph, since Word joins adjacent tables. */
function gap(): Paragraph {
  return new Paragraph({ spacing: { before: 0, after: 80 }, children: [] });
}

function pageFoot(foot: string): Footer {
  const number = new TextRun({
    children: ['   ·   ', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
  });
  return new Footer({
    children: [
      new Paragraph({
        style: 'PageFoot',
        alignment: AlignmentType.RIGHT,
        children: [new TextRun(xmlCharacters(foot)), number],
      }),
    ],
  });
}
