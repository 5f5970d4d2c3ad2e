import type { Block, Run } from './blocks';

// Reads only the Markdown that the brief writes: text from files is escaped in it, so every
// unescaped mark is markup.

/** The blocks of a piece of a brief. A line is a heading, a member of a list, a row of a table, an
 * address or a paragraph: the brief never breaks lines otherwise. */
export function readBlocks(markdown: string): Block[] {
  const blocks: Block[] = [];
  let rows: Run[][][] = [];
  const endTable = (): void => {
    const [head, ...body] = rows;
    if (head) blocks.push({ kind: 'table', head, rows: body });
    rows = [];
  };
  for (const line of markdown.split('\n')) {
    if (line.startsWith('| ')) {
      if (!SEPARATOR.test(line)) rows.push(cellsOf(line).map(readRuns));
      continue;
    }
    endTable();
    const heading = HEADING.exec(line);
    const member = MEMBER.exec(line);
    if (line.trim() === '' || ADDRESS.test(line)) continue;
    if (heading) {
      const level = (heading[1] ?? '').length;
      blocks.push({ kind: 'heading', level, runs: readRuns(heading[2] ?? '') });
    } else if (member) {
      const level = (member[1] ?? '') === '' ? 0 : 1;
      blocks.push({ kind: 'member', level, runs: readRuns(member[2] ?? '') });
    } else {
      blocks.push({ kind: 'paragraph', runs: readRuns(line) });
    }
  }
  endTable();
  return blocks;
}

const SEPARATOR = /^\|(?: -+:? \|)+$/;
const ADDRESS = /^<a id="[^"]*"><\/a>$/;
const HEADING = /^(#{1,3}) (.*)$/;
const MEMBER = /^( {2})?- (.*)$/;

/** A bar in text is escaped. */
function cellsOf(line: string): string[] {
  return line
    .replace(/^\| /, '')
    .replace(/ \|$/, '')
    .split(/(?<!\\)(?:\\\\)* \| /);
}

/** The words of a line, with their emphasis and links. */
export function readRuns(text: string): Run[] {
  const runs: Run[] = [];
  let look: Look = {};
  const whole = new RegExp(INLINE);
  for (let at = 0; at < text.length;) {
    whole.lastIndex = at;
    const [mark = ''] = whole.exec(text) ?? [];
    const link = mark.startsWith('[') && !mark.startsWith('[[') ? LINK.exec(mark) : null;
    if (mark === '**') look = reversed(look, 'bold');
    else if (mark === '*') look = reversed(look, 'italic');
    else if (mark.startsWith('`')) add(runs, { text: mark.slice(1, -1), ...look, code: true });
    else if (link)
      for (const run of readRuns(link[1] ?? '')) add(runs, { ...look, ...run, link: link[2] });
    else if (mark.startsWith('\\')) add(runs, { text: mark.slice(1), ...look });
    else if (mark !== JOINER) add(runs, { text: mark || text.slice(at, at + 1), ...look });
    at += mark.length || 1;
  }
  return runs;
}

type Look = Pick<Run, 'bold' | 'italic'>;

function reversed(look: Look, key: keyof Look): Look {
  const others = Object.fromEntries(Object.entries(look).filter(([name]) => name !== key));
  return look[key] === true ? others : { ...look, [key]: true };
}

/** Invisible; it only keeps Markdown from making links of addresses. */
const JOINER = '\u2060';
/** An escaped character, emphasis, code, a citation, a link, the joiner, or plain words. */
const INLINE =
  /\\[^]|\*\*|\*|`[^`]*`|\[\[[^\]]*\]\]|\[(?:\\[^]|[^\]\\])*\]\([^)\s]*\)|\u2060|[^\\*`[\u2060]+/y;
const LINK = /^\[([^]*)\]\(([^)\s]*)\)$/;

/** Joins words with the same formatting to one run. */
function add(runs: Run[], run: Run): void {
  const last = runs.at(-1);
  const isAlike =
    last !== undefined &&
    LOOKS.every((key) => (last[key] ?? false) === (run[key] ?? false)) &&
    last.link === run.link;
  if (isAlike) runs[runs.length - 1] = { ...last, text: last.text + run.text };
  else runs.push(run);
}

const LOOKS = ['bold', 'italic', 'code'] as const;
