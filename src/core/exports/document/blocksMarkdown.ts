import { markdownText } from '../brief/markdownText';
import type { Block, Run } from './blocks';

/** The content of a document as Markdown. Text is escaped: no words of a file are markup. */
export function* blocksMarkdown(blocks: readonly Block[]): Generator<string> {
  let isInList = false;
  for (const block of blocks) {
    const isMember = block.kind === 'member';
    if (isInList && !isMember) yield '\n';
    isInList = isMember;
    yield* blockMarkdown(block);
  }
}

function* blockMarkdown(block: Block): Generator<string> {
  switch (block.kind) {
    case 'heading':
      if (block.anchor !== undefined) yield `<a id="${block.anchor}"></a>\n\n`;
      yield `${'#'.repeat(block.level)} ${runsMarkdown(block.runs)}\n\n`;
      return;
    case 'paragraph':
      yield `${runsMarkdown(block.runs)}\n\n`;
      return;
    case 'member':
      yield `${'  '.repeat(block.level)}- ${runsMarkdown(block.runs)}\n`;
      return;
    case 'table':
      yield rowMarkdown(block.head);
      yield `|${block.head.map(() => ' --- |').join('')}\n`;
      for (const row of block.rows) {
        yield rowMarkdown([...row, ...block.head.slice(row.length).map(() => [])]);
      }
      yield '\n';
      return;
    case 'sides':
      yield `${runsMarkdown(block.lead)}\n\n`;
      for (const { title, quotes } of block.sides) {
        yield `- ${runsMarkdown(title)}\n`;
        for (const quote of quotes) yield `  - ${runsMarkdown(quote)}\n`;
      }
      yield '\n';
  }
}

function rowMarkdown(cells: readonly (readonly Run[])[]): string {
  return `|${cells.map((runs) => ` ${runsMarkdown(runs)} |`).join('')}\n`;
}

function runsMarkdown(runs: readonly Run[]): string {
  return runs.map(runMarkdown).join('');
}

function runMarkdown({ text, bold, italic, code, link, newLine }: Run): string {
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
