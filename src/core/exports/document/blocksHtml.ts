import { htmlText } from '../report/reportPage';
import type { Block, Run } from './blocks';

/** The content of a document as HTML. `filtered`: the name of the rows of its tables, which a
 * field of the page can hide. */
export function* blocksHtml(blocks: Iterable<Block>, filtered: string): Generator<string> {
  let isInList = false;
  for (const block of blocks) {
    const isMember = block.kind === 'member';
    if (isMember !== isInList) yield isMember ? '<ul>\n' : '</ul>\n';
    isInList = isMember;
    yield* blockHtml(block, filtered);
  }
  if (isInList) yield '</ul>\n';
}

function* blockHtml(block: Block, filtered: string): Generator<string> {
  switch (block.kind) {
    case 'heading': {
      const tag = `h${String(block.level)}`;
      const id = block.anchor === undefined ? '' : ` id="${htmlText(block.anchor)}"`;
      yield `<${tag}${id} dir="auto">${runsHtml(block.runs)}</${tag}>\n`;
      return;
    }
    case 'paragraph':
      yield `<p dir="auto">${runsHtml(block.runs)}</p>\n`;
      return;
    case 'member':
      yield `<li${block.level > 0 ? ' class="below"' : ''} dir="auto">${runsHtml(block.runs)}</li>\n`;
      return;
    case 'table':
      yield* tableHtml(block, filtered);
      return;
    case 'sides': {
      const rows = [block.sides.map(({ quotes }) => quotes.flat())];
      yield `<p dir="auto">${runsHtml(block.lead)}</p>\n`;
      yield* tableHtml({ head: block.sides.map(({ title }) => title), rows }, filtered);
    }
  }
}

function* tableHtml(
  { head, rows }: Pick<Extract<Block, { kind: 'table' }>, 'head' | 'rows'>,
  filtered: string,
): Generator<string> {
  const heads = head.map((runs) => `<th scope="col" dir="auto">${runsHtml(runs)}</th>`);
  yield `<div class="wide"><table><thead><tr>${heads.join('')}</tr></thead>\n<tbody>\n`;
  for (const [first = [], ...others] of rows) {
    if (others.length === 0 && head.length > 1) {
      const span = String(head.length);
      yield `</tbody><tbody><tr><th scope="rowgroup" colspan="${span}" dir="auto">${runsHtml(first)}</th></tr>\n`;
      continue;
    }
    const cells = others.map((runs) => {
      // Lines of their own need room.
      const look = runs.some(({ newLine }) => newLine) ? ' class="quote"' : '';
      return `<td${look} dir="auto">${runsHtml(runs)}</td>`;
    });
    yield `<tr data-row="${htmlText(filtered)}"><th scope="row" dir="auto">${runsHtml(first)}</th>${cells.join('')}</tr>\n`;
  }
  yield '</tbody></table></div>\n';
}

function runsHtml(runs: readonly Run[]): string {
  return runs.map(runHtml).join('');
}

/** Names are bold, and quotes links: each keeps its own direction of writing. */
function runHtml({ text, bold, italic, code, link, newLine, isFaint, side }: Run): string {
  let html = htmlText(text);
  if (bold === true) html = `<strong dir="auto">${html}</strong>`;
  if (italic === true) html = `<em>${html}</em>`;
  if (code === true) html = `<code>${html}</code>`;
  if (side !== undefined) html = `<mark class="${side}">${html}</mark>`;
  if (link !== undefined) html = `<a href="${htmlText(link)}" dir="auto">${html}</a>`;
  if (isFaint === true) html = `<span class="faint">${html}</span>`;
  return newLine === true ? `<br>${html}` : html;
}
