import { markdownText } from '../brief/markdownText';
import { textOf, type Block, type Run } from './blocks';

/** The content of a document as Markdown. Text is escaped: no words of a file are markup. */
export async function* blocksMarkdown(
  blocks: Iterable<Block> | AsyncIterable<Block>,
): AsyncGenerator<string> {
  let before: Block['kind'] | undefined;
  for await (const block of blocks) {
    const isNextMember = before === 'member' && block.kind === 'member';
    yield `${before === undefined || isNextMember ? '' : '\n'}${blockMarkdown(block)}`;
    before = block.kind;
  }
}

/** The anchor that a heading gives by itself. Renderers derive it in different ways: they agree on
 * plain words (GitHub, VS Code, pandoc); for other headings undefined. */
export function addressOf(heading: string): string | undefined {
  return PLAIN.test(heading) ? heading.toLowerCase().replace(/ /g, '-') : undefined;
}

/** ASCII, since renderers differ in encoding other characters; beginning with a letter, since
 * pandoc drops what precedes it. */
const PLAIN = /^[A-Za-z][A-Za-z0-9]*(?:[ -][A-Za-z0-9]+)*$/;

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'heading': {
      const { anchor, runs } = block;
      const isWritten = anchor !== undefined && anchor !== addressOf(textOf(runs));
      return `${isWritten ? `<a id="${anchor}"></a>\n\n` : ''}${'#'.repeat(block.level)} ${runsMarkdown(block.runs)}\n`;
    }
    case 'paragraph':
      return `${runsMarkdown(block.runs)}\n`;
    case 'member':
      return `${'  '.repeat(block.level)}- ${runsMarkdown(block.runs)}\n`;
    case 'table': {
      const line = block.head.map((_, at) =>
        block.isOfNumbers === true && at > 0 ? ' --: |' : ' --- |',
      );
      const rows = block.rows.map((row) =>
        rowMarkdown([...row, ...block.head.slice(row.length).map(() => [])]),
      );
      return `${rowMarkdown(block.head)}|${line.join('')}\n${rows.join('')}`;
    }
    case 'sides': {
      const sides = block.sides.map(({ title, quotes }) => {
        const listed = quotes.map((quote) => `  - ${runsMarkdown(quote)}\n`);
        return `- ${runsMarkdown(title)}\n${listed.join('')}`;
      });
      return `${runsMarkdown(block.lead)}\n\n${sides.join('')}`;
    }
  }
}

function rowMarkdown(cells: readonly (readonly Run[])[]): string {
  return `|${cells.map((runs) => ` ${runsMarkdown(runs)} |`).join('')}\n`;
}

function runsMarkdown(runs: readonly Run[]): string {
  return runs.map(runMarkdown).join('');
}

function runMarkdown({ text, bold, italic, code, link, newLine, isCitation }: Run): string {
  if (isCitation === true) return text;
  // Marks do not work around white space.
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  let written = markdownText(words);
  if (written !== '') {
    if (code === true) written = `\`${words.replaceAll('`', "'")}\``;
    if (bold === true) written = `**${written}**`;
    if (italic === true) written = `*${written}*`;
    if (link !== undefined) written = `[${written}](${link})`;
  }
  const line = newLine === true ? '<br>' : '';
  return `${line}${before === '' ? '' : ' '}${written}${after === '' ? '' : ' '}`;
}
