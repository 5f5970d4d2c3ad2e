import { addTo } from '../../analysis/records/groups';
import type { IssueId } from '../../model/ids';
import { addAll } from '../../util/lists';
import type { Block } from '../document/blocks';
import { blocksMarkdown } from '../document/blocksMarkdown';
import { readBlocks } from '../document/readMarkdown';
import type { Wording } from '../wording/wording';

// What an analyst writes into a Markdown brief is kept when the brief is made again.
//
// A brief that is written to a file has its parts between two lines that previews hide:
// `<!-- policy-annotator: begin issue toll -->` and `<!-- policy-annotator: end issue toll -->`.
// Lines outside are the analyst's own: they follow the same part as before, and stand first if they
// stood first. What followed a part that the brief no longer has comes last, with a line that says
// so. Lines between the two are made again.
//
// A text with a begin or an end that lacks the other, with a part inside another or twice, is
// broken. A text without any of these lines is not made by this program, and has no own lines.

export interface BriefPart {
  /** Unique in its brief; ids of the codebook are encoded. */
  readonly name: string;
  readonly content: Iterable<Block> | AsyncIterable<Block>;
}

export async function* blocksOf(parts: readonly BriefPart[]): AsyncGenerator<Block> {
  for (const { content } of parts) yield* content;
}

export function partOfIssue(issue: IssueId | undefined): string {
  return issue === undefined ? 'no-issue' : `issue ${encodeURIComponent(issue)}`;
}

/** The own lines after each part, by its name; '' before the first. */
export type OwnLines = ReadonlyMap<string, readonly string[]>;

export function ownLines(
  markdown: string,
):
  | { readonly kind: 'lines'; readonly lines: OwnLines }
  | { readonly kind: 'broken'; readonly line: number } {
  const found = new Map<string, string[]>();
  const seen = new Set<string>();
  let inside: string | undefined;
  let begun = 0;
  let last = '';
  const all = markdown.split(/\r?\n/);
  for (const [at, line] of all.entries()) {
    const [, word, name = ''] = MARKER.exec(line) ?? [];
    const broken = { kind: 'broken', line: at + 1 } as const;
    if (word === 'begin') {
      if (inside !== undefined || seen.has(name)) return broken;
      seen.add(name);
      inside = name;
      begun = at + 1;
    } else if (word === 'end') {
      if (inside !== name) return broken;
      last = name;
      inside = undefined;
    } else if (inside === undefined) addTo(found, last, line);
  }
  if (inside !== undefined) return { kind: 'broken', line: begun };
  if (seen.size === 0) return { kind: 'lines', lines: new Map() };
  const lines = [...found].map(([name, own]) => [name, trimmed(own)] as const);
  return { kind: 'lines', lines: new Map(lines.filter(([, own]) => own.length > 0)) };
}

const MARKER = /^\s*<!-- policy-annotator: (begin|end) (.+?) -->\s*$/;

/** Without blank lines at both ends. */
function trimmed(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex(isWritten);
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex(isWritten) + 1);
}

function isWritten(line: string): boolean {
  return line.trim() !== '';
}

/** The text of a brief whose parts can be made again, with the own lines. */
export async function* withOwnLines(
  parts: readonly BriefPart[],
  own: OwnLines,
  wording: Wording,
): AsyncGenerator<string> {
  const first = own.get('');
  if (first) yield `${first.join('\n')}\n\n`;
  for (const { name, content } of parts) {
    yield `<!-- policy-annotator: begin ${name} -->\n\n`;
    yield* blocksMarkdown(content);
    yield `\n<!-- policy-annotator: end ${name} -->\n\n`;
    const after = own.get(name);
    if (after) yield `${after.join('\n')}\n\n`;
  }
  for (const { lead, lines } of left(parts, own, wording))
    yield `${lead}\n\n${lines.join('\n')}\n\n`;
}

/** The blocks of a brief with the own lines, for other formats. */
export async function withOwnBlocks(
  parts: readonly BriefPart[],
  own: OwnLines,
  wording: Wording,
): Promise<readonly Block[]> {
  const blocks: Block[] = [...ownBlocks(own.get(''))];
  for (const { name, content } of parts) {
    for await (const block of content) blocks.push(block);
    addAll(blocks, ownBlocks(own.get(name)));
  }
  for (const { lead, lines } of left(parts, own, wording))
    addAll(blocks, ownBlocks([lead, '', ...lines]));
  return blocks;
}

/** The own lines of parts that the brief does not have. */
function left(
  parts: readonly BriefPart[],
  own: OwnLines,
  { text }: Wording,
): readonly { readonly lead: string; readonly lines: readonly string[] }[] {
  const names = new Set(['', ...parts.map(({ name }) => name)]);
  return [...own]
    .filter(([name]) => !names.has(name))
    .map(([name, lines]) => ({
      lead: `*${text('stood after', name)}*`,
      lines,
    }));
}

/** All own lines as blocks. */
export function allOwnBlocks(own: OwnLines): readonly Block[] {
  return [...own.values()].flatMap(ownBlocks);
}

/** The own lines as blocks: headings, lists, tables and paragraphs, whose lines are joined. */
function ownBlocks(lines: readonly string[] = []): readonly Block[] {
  const joined: string[] = [];
  let isOpen = false;
  for (const line of lines) {
    const isAlone = /^\s*(?:#{1,6} |[-*+] |\d+[.)] |\| |>)/.test(line);
    const isText = isWritten(line);
    if (isOpen && isText && !isAlone) joined.push(`${joined.pop() ?? ''} ${line.trim()}`);
    else joined.push(line);
    isOpen = isText && !/^\s*(?:#{1,6} |\| )/.test(line);
  }
  return readBlocks(joined.map(plainMarks).join('\n'));
}

/** The marks of lists, headings and emphasis in the form that the brief writes. */
function plainMarks(line: string): string {
  return line
    .replace(/^(\s*)[*+] /, '$1- ')
    .replace(/^\s+- /, '  - ')
    .replace(/^#{4,} /, '### ')
    .replace(/^> ?/, '')
    .replace(/(?<![\p{L}\p{N}\\])_([^_]+)_(?![\p{L}\p{N}])/gu, '*$1*');
}
