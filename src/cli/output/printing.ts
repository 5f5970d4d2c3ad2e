import {
  jsonList,
  linesOf,
  tableOf,
  type DescribedTable,
  type Listing as FlatListing,
} from '../../core';
import { problemLines, type FoundProblem } from '../commands/problems';
import type { CommonValues } from '../options/shared';
import { WrongUse } from '../options/wrongUse';
import type { Outside } from './outside';
import { printedLine } from './printable';
import { fittedTable } from './table';

/** The output of a command: rows for programs, and the same as a table to read. */
export interface Listing {
  readonly rows: Iterable<unknown>;
  /** The first row is the header. */
  readonly table: readonly (readonly string[])[];
  /** Lines printed below the table. */
  readonly remarks: readonly string[];
  /** The rows as a table for programs, where a command has one. */
  readonly csv?: DescribedTable;
}

/** The output of one flat listing, whose rows are made when they are asked for. `most`: how many
 * rows a table to read may have; more would not fit into memory. */
export function listed<Row>(listing: FlatListing<Row>, most = Infinity): Listing {
  return {
    get rows() {
      return images(listing);
    },
    get table() {
      return shortEnough(linesOf(listing), most);
    },
    get remarks() {
      return listing.remarks;
    },
    get csv() {
      return tableOf(listing);
    },
  };
}

function shortEnough(
  lines: Iterable<readonly string[]>,
  most: number,
): readonly (readonly string[])[] {
  const list: (readonly string[])[] = [];
  for (const line of lines) {
    if (list.push(line) <= most + 1) continue;
    throw new WrongUse(
      `A table can have at most ${String(most)} rows. Add --json, or narrow the rows down with --query.`,
    );
  }
  return list;
}

function* images<Row>({ rows, image }: FlatListing<Row>): Generator {
  for (const row of rows) yield image(row);
}

/** A listing in pieces: JSON, or a table with remarks below it. */
export function* printed(
  listing: Listing,
  { json }: Pick<CommonValues, 'json'>,
  { columns }: Outside,
): Generator<string> {
  if (json) {
    yield* jsonOf(listing.rows);
    return;
  }
  const { table, remarks } = listing;
  if (table.length > 1) yield `${fittedTable(table, columns)}\n`;
  for (const remark of remarks) yield printedLine(remark);
}

export function* jsonOf(rows: Iterable<unknown>): Generator<string> {
  yield* jsonList(rows);
  yield '\n';
}

/** Reports problems on standard error, unless nothing but results is wanted. */
export function reportProblems(
  problems: readonly FoundProblem[],
  { quiet, verbose }: Pick<CommonValues, 'quiet' | 'verbose'>,
  outside: Outside,
): void {
  if (quiet) return;
  for (const line of problemLines(problems, verbose)) outside.report(line);
}

/** Progress in reading articles. */
export function progressOn(
  outside: Outside,
  quiet: boolean,
): (done: number, total: number) => void {
  const draw = progressLine(outside, quiet);
  const step = 50;
  return (done, total) => {
    if (done === total) draw(undefined);
    else if (done % step === 0) draw(`Reading article ${String(done + 1)} of ${String(total)} …`);
  };
}

/** Progress in recoding, or in what is made of it, in parts from 0 to 1. */
export function recodingProgress(
  outside: Outside,
  quiet: boolean,
  what = 'Recoding',
): (part: number) => void {
  const draw = progressLine(outside, quiet);
  return (part) => {
    draw(part === 1 ? undefined : `${what}: ${String(Math.floor(part * 100))}% …`);
  };
}

/** Draws one line of a terminal again and again; undefined removes it. */
function progressLine(outside: Outside, quiet: boolean): (text: string | undefined) => void {
  if (quiet || !outside.interactive) return () => undefined;
  let last: string | undefined;
  return (text) => {
    if (text === last) return;
    last = text;
    outside.progress(text === undefined ? '\r\u001b[K' : `\r${text}`);
  };
}
