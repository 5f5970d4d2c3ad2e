import type { Block, Run, TextDocument } from '../document/blocks';
import { readBlocks, readRuns } from '../document/readMarkdown';
import type { DocumentFormat, ExportInput, LaidOut } from '../exportFormat';
import { KINDS, TWO_SIDED_KINDS, type TwoSidedKind } from '../../analysis/disagreements/kinds';
import type { IssueId } from '../../model/ids';
import { addAll } from '../../util/lists';
import type { Task } from '../../util/task';
import { briefBasis, type BriefBasis } from './briefContext';
import { briefIssue, type BriefContext } from './issues/briefIssue';
import { briefMethod } from './briefMethod';
import { changeBlocks } from './editions/changes';
import { partOfIssue, withOwnBlocks, type BriefPart } from './ownParagraphs';
import { shorterParts, titleBlocks, wordsBeyondPage } from './short/shortBrief';
import { pairSides } from './issues/briefSides';
import { briefSummary, standings, type SideWords } from './briefSummary';
import { briefTitle, issueText } from './briefWords';
import type { Wording } from '../wording/wording';

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
  const basis = yield* briefBasis(input);
  const words = wordsBeyondPage(basis, input);
  const losses = words === undefined ? [] : [basis.context.wording.text('over a page', words)];
  return { content: () => documentOf(basis, input), losses, edition: basis.edition };
}

/** The content of the Markdown brief, with a table of who takes which side in place of its list,
 * and the quotes of both actors below each pair. */
async function documentOf(basis: BriefBasis, input: ExportInput): Promise<TextDocument> {
  const { wording } = basis.context;
  const parts = (await shorterParts(basis, input)) ?? (await fullParts(basis, input));
  return {
    title: briefTitle(input, wording),
    foot: input.corpusName,
    blocks: withOwnBlocks(parts, input.beside?.own ?? new Map(), wording),
  };
}

async function fullParts(
  { context, issues, edition }: BriefBasis,
  input: ExportInput,
): Promise<readonly BriefPart<readonly Block[]>[]> {
  const { reader } = context.analysis;
  const { wording } = context;
  const parts = [
    { name: 'title', content: titleBlocks(input, edition, wording) },
    { name: 'opening', content: summaryBlocks(context) },
    { name: 'changes', content: edition ? changeBlocks(edition, wording) : [] },
  ];
  for (const issue of issues) {
    parts.push({ name: partOfIssue(issue), content: await issueBlocks(issue, context) });
  }
  const method = readBlocks(await gathered(briefMethod(context, reader)));
  return [...parts, { name: 'method', content: method }];
}

function summaryBlocks(context: BriefContext): Block[] {
  const blocks = readBlocks([...briefSummary(context)].join(''));
  const heading = blocks.findIndex((block) => block.kind === 'heading');
  if (heading < 0) return blocks;
  const listed = standings(context);
  const { wording } = context;
  const { text: say } = wording;
  const rows = listed.map(({ issue, sides }) => {
    const cell = (...words: SideWords[]): Run[] =>
      words.flatMap((one) => {
        const actors = sides.get(one);
        if (actors === undefined) return [];
        const isNamed = one !== 'for' && one !== 'against';
        return readRuns(isNamed ? `*${say(one)}:* ${actors} ` : actors);
      });
    const name: Run = {
      text: readRuns(issueText(wording, issue))
        .map(({ text }) => text)
        .join(''),
      link: `#${context.sections.get(issue)?.id ?? ''}`,
    };
    return [
      [name],
      cell('for'),
      cell('against'),
      cell('on both sides', 'on neither side', 'coded differently'),
    ];
  });
  const head = (['head issue', 'head for', 'head against', 'head otherwise'] as const).map(
    (key) => [{ text: say(key) }],
  );
  const table: Block = { kind: 'table', head, rows, widths: [0.28, 0.26, 0.26, 0.2] };
  const [more] = blocks.slice(heading + 1 + listed.length);
  const rest: Block[] = more?.kind === 'member' ? [{ kind: 'paragraph', runs: more.runs }] : [];
  return blocks.toSpliced(heading + 1, listed.length + rest.length, table, ...rest);
}

/** The kind whose pairs stand next to each other below a heading. */
function kindUnder({ text }: Wording, heading: string): TwoSidedKind | undefined {
  return TWO_SIDED_KINDS.find(
    (kind) => KINDS[kind].isAtOneTime && text(`heading ${kind}`) === heading,
  );
}

/** Each listed pair is followed by both actors' quotes: the items of the list are in the order of
 * the pairs. */
async function issueBlocks(
  issue: IssueId | undefined,
  context: BriefContext,
): Promise<readonly Block[]> {
  const blocks: Block[] = [];
  let rows = context.pairs.get(issue)?.derived ?? [];
  let next = Infinity;
  for (const block of readBlocks(await gathered(briefIssue(issue, context)))) {
    if (block.kind === 'heading') {
      const heading = block.runs.map(({ text }) => text).join('');
      const kind = kindUnder(context.wording, heading);
      rows = (kind === undefined ? undefined : context.pairs.get(issue)?.[kind]) ?? [];
      next = block.level === 3 ? 0 : Infinity;
    }
    const isIssue = block.kind === 'heading' && block.level === 2;
    const row = block.kind === 'member' && block.level === 0 ? rows[next++] : undefined;
    if (row && block.kind === 'member') addAll(blocks, await pairSides(block.runs, row, context));
    else blocks.push(isIssue ? { ...block, anchor: context.sections.get(issue)?.id } : block);
  }
  return blocks;
}

async function gathered(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}
