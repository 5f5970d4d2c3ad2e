import os from 'node:os';
import type { Material } from './material';
import { MISSED, type Line } from './row';

export interface Row {
  readonly corpus: string;
  readonly what: string;
  readonly reference: string;
  readonly measured: string;
  readonly ratio: string;
  readonly target: string;
  readonly ok: boolean;
}

export interface IndexReport {
  readonly rows: readonly Row[];
  /** Missed targets of corpora that were measured again, with fewer misses. */
  readonly replaced: readonly Row[];
}

/** The first results, one line each. */
export function firstReported(replaced: readonly Row[]): string {
  const lines = replaced.map(
    ({ corpus, what, measured, ratio }) =>
      `- Missed when ${corpus} were measured first: ${what}, ${measured}${ratio === '' ? '' : ` (${ratio})`}.\n`,
  );
  return lines.length === 0 ? '' : `\n${lines.join('')}`;
}

export function indexTable(rows: readonly Row[]): string {
  return tableOf(
    ['corpus', 'what', 'reference', 'measured', 'ratio', 'target', ''],
    rows.map((row) => [
      ...[row.corpus, row.what, row.reference, row.measured, row.ratio, row.target],
      row.ok ? '' : 'missed',
    ]),
  );
}

function lineTable(lines: readonly Line[]): string {
  return tableOf(
    ['what', 'reference', 'reference ms', 'measured ms', 'ratio', 'target', ''],
    lines.map((line) => [
      ...[line.what, line.reference, line.referenceTime, line.measured, line.ratio, line.target],
      line.ok === MISSED ? 'missed' : '',
    ]),
  );
}

function tableOf(head: readonly string[], body: readonly (readonly string[])[]): string {
  const lines = [head, ...body];
  const widths = head.map((_, at) => Math.max(3, ...lines.map((line) => (line[at] ?? '').length)));
  const lineOf = (line: readonly string[]): string =>
    `| ${line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [head, widths.map((width) => '-'.repeat(width)), ...body].map(lineOf).join('\n');
}

interface Report {
  readonly material: Material;
  /** All rows except those of the index. */
  readonly lines: readonly Line[];
  readonly index: IndexReport;
  /** With 100,000 articles. */
  readonly large: boolean;
  /** The machine's load average at the start. */
  readonly busyBefore: number;
}

/** The results of a whole run, as a document. */
export function documentOf({ material, lines, index, large, busyBefore }: Report): string {
  const [cpu] = os.cpus();
  const memory = (os.totalmem() / 2 ** 30).toFixed(0);
  const [busyAfter = 0] = os.loadavg();
  return `# What it costs

Written by \`npm run bench${large ? ' -- 100000' : ''}\` on ${new Date().toISOString().slice(0, 10)}: ${os.type()}, ${os.cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${memory} GB, Node ${process.version}, which also runs the VS Code of the tests; ${material.source}. Load average of the machine ${busyBefore.toFixed(1)} before and ${busyAfter.toFixed(1)} after: what exceeds ${os.cpus().length} is other programs', which made all of this slower. \`npm run bench\` measures corpora of up to 10,000 articles, \`npm run bench -- 100000\` up to 100,000, and takes a quarter to half an hour; with other words it measures the rows that have them in their names, and writes nothing. Ratios are what to look at: each has its reference in the same run. A row that misses its target is measured once more, of the index the whole corpus, at the end; where it reaches it then, what was measured first is told below the table.

## Matching, typing, views, files

The least and the median of several turns, in milliseconds, reference and ours by turns.

${lineTable(lines)}
${notesOf(lines)}
## The index of a corpus

A codebook of 1,000 names. One in 40 articles has an annotation file of 20 positions. Each corpus is measured in a process of its own, and of the first and the next start each one, as a window has it. First starts and changes are compared by the time that the process computes, all threads together, so that other programs have little part in it; the time by the clock stands beside. The next start is judged by the clock: it is what the user waits for. What it computes stands beside. Files are in the system's cache. The first start reads, decodes, matches and hashes all articles; it includes starting the thread, in which time the host reads the codebook. First and next starts are measured in turns, and so are reading the files and all of it again. The next start finds nothing changed. The longest stop is that of all runs. Growth is fitted over the corpora of 3 KB an article: 1 is in step with their number.

${indexTable(index.rows)}
${firstReported(index.replaced)}`;
}

function notesOf(lines: readonly Line[]): string {
  const notes = lines.filter(({ note }) => note !== undefined);
  return notes
    .map(({ what, reference, note = '' }) => `\n- ${what} / ${reference}: ${note}\n`)
    .join('');
}
